"""The commands by which the build makes results: each reads what a result is made from, and writes it with its receipt."""

import sys

from proof.build.commands import Command, run

COMMANDS = (
    Command(
        "prepare",
        "autoencoders.steps.prepare.logged",
        "download and store a data set",
        ("NAME", "LOG"),
        job=True,
        needs="tensorflow",
    ),
    Command(
        "train",
        "autoencoders.steps.train.main",
        "train a variant, in so many processes",
        ("NAME", "PROCESSES?"),
        job=True,
        needs="tensorflow",
    ),
    Command("score", "autoencoders.steps.score.main", "the scores of a variant, from its run", ("NAME",), job=True),
    Command("draw", "autoencoders.steps.draw.main", "a figure, from its runs", ("NAME",), job=True),
    Command("animate", "autoencoders.steps.animate.main", "what moves in a figure's place, from its runs", ("NAME",), job=True),
    Command("judge", "autoencoders.steps.judge.main", "the verdicts on a family of claims, or on all", ("FAMILY?",), job=True),
)

if __name__ == "__main__":
    sys.exit(run("autoencoders", __doc__, COMMANDS))
