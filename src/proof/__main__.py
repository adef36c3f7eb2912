"""The commands of the engine: for people who ask about results, and for the rules that make the forms of a deck."""

import sys

from proof.build.commands import Command, run

COMMANDS = (
    Command("check", "proof.report.check.main", "is every committed result the one that this code makes?"),
    Command("remake", "proof.report.remake.main", "make again what needs no training, and compare bytes", ("KIND*",)),
    Command("explain", "proof.report.explain.main", "what a thing is made from, if it is fresh, what needs it", ("WHAT*",)),
    Command("diff", "proof.report.diff.main", "what moved since a commit, or up to another", ("COMMIT?", "TO?", "DECK?")),
    Command("shown", "proof.report.shown.main", "what all slides show, as JSON", ("FILE",)),
    Command("verify", "proof.report.verify.main", "repeated scores against the committed ones", ("FOLDER", "VARIANT*")),
    Command("witness", "proof.report.witness.main", "what this machine got, into results/witnesses", ("FOLDER", "VARIANT*")),
    Command(
        "present", "proof.render.present.main", "serve a deck, and reload it whenever it is edited", ("DECK", "BUILD_WITH*")
    ),
    Command("try", "proof.report.trials.main", "other constants of a variant, compared with its own", ("VARIANT", "SETTING*")),
    Command("sheet", "proof.render.sheet.main", "all slides of a deck on one picture", ("DECK",)),
    Command("readme", "proof.render.readme.main", "the slide that README.md shows, if it is stale"),
    Command("fill", "proof.render.fill.main", "a deck with its numbers and code filled in, as Markdown", ("DECK",)),
    Command("make", "proof.build.make.main", "a result of the science, or one seed", ("KIND", "NAME", "SEED?"), job=True),
    Command("try-one", "proof.build.trial.main", "one trial", ("VARIANT", "PART", "CHANGED", "SEED"), job=True),
    Command("make-logged", "proof.build.make.logged", "as make; its last word in a log", ("KIND", "NAME", "LOG"), job=True),
    Command("deck", "proof.render.deck.main", "a form of a deck: html or pdf", ("FORM", "DECK"), job=True),
    Command("gates", "proof.render.gates.main", "check a deck in a browser, and list its faults", ("DECK",), job=True),
    Command("pictures", "proof.render.pictures.main", "each slide of a deck as a PNG", ("DECK",), job=True),
    Command("pptx", "proof.render.powerpoint.main", "a deck for PowerPoint and similar programs", ("DECK",), job=True),
    Command("handout", "proof.render.handout.main", "a deck on paper, slides with their notes", ("DECK",), job=True),
    Command("notes", "proof.render.notes.main", "the speaker's notes of a deck", ("DECK",), job=True),
)

if __name__ == "__main__":
    sys.exit(run("proof", __doc__, COMMANDS))
