"""The commands of the engine: what people ask of a build, and how its rules make the forms of a deck."""

import sys

from proof.build.commands import Command, run

COMMANDS = (
    Command("check", "proof.report.check.main", "is every committed result the one that this code makes?"),
    Command("remake", "proof.report.remake.main", "make again what needs no training, and compare bytes", ("KIND*",)),
    Command("explain", "proof.report.explain.main", "what a thing is made from, if it is fresh, what stands on it", ("WHAT*",)),
    Command("diff", "proof.report.diff.main", "what moved since a commit: scores, claims, figures, slides", ("COMMIT?",)),
    Command("verify", "proof.report.verify.main", "repeated scores against the committed ones", ("FOLDER", "VARIANT*")),
    Command(
        "present", "proof.render.present.main", "serve a deck, and reload it whenever it is edited", ("DECK", "BUILD_WITH*")
    ),
    Command("sheet", "proof.render.sheet.main", "all slides of a deck on one picture", ("DECK",)),
    Command("fill", "proof.render.fill.main", "a deck with its numbers and code filled in, as Markdown", ("DECK",)),
    Command("make", "proof.build.make.main", "a result of the science, or one seed", ("KIND", "NAME", "SEED?"), job=True),
    Command("make-logged", "proof.build.make.logged", "as make; its last word in a log", ("KIND", "NAME", "LOG"), job=True),
    Command("deck", "proof.render.deck.main", "a form of a deck: html or pdf", ("FORM", "DECK"), job=True),
    Command("gates", "proof.render.gates.main", "look at a deck in a browser, and name what is wrong", ("DECK",), job=True),
    Command("pictures", "proof.render.pictures.main", "each slide of a deck as a PNG", ("DECK",), job=True),
    Command("pptx", "proof.render.powerpoint.main", "a deck for PowerPoint and its like", ("DECK",), job=True),
    Command("handout", "proof.render.handout.main", "a deck on paper, slides with their notes", ("DECK",), job=True),
    Command("notes", "proof.render.notes.main", "what is said at each slide", ("DECK",), job=True),
)

if __name__ == "__main__":
    sys.exit(run("proof", __doc__, COMMANDS))
