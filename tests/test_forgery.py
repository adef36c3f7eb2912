"""Receipts that were edited, results forged together with theirs, JSON that is none: `check` names each in a sentence."""

import hashlib
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Project
from proof.build import receipts

SCORES, RUN, LEDGER = "results/scores/noisy.json", "results/runs/noisy.npz", "results/claims.json"
ANOTHER = "0" * 64
EDITS = {  # of a receipt, one field each
    "key": ANOTHER,
    "output": ANOTHER,
    "code": ANOTHER,
    "definitions": {},
    "files": {"slides/palette.css": ANOTHER},
    "packages": {"numpy": "1.0"},
    "raw": {"dots": {"dots.gz": ANOTHER}},
    "made_from": {},
    "from_outputs": {},
    "quick": True,
    "seconds": 1e9,
    "cpu_seconds": 0.0,
    "peak_megabytes": 1,
    "machine": "Cray-1",
    "processor": "Cray-1",
    "graphics": "a wall",
    "seeds": [1, 2, 3],
    "told": "a field more",
}
ODD = ("[]", "3", "null", '"receipt"', "{}", '{"key": 3}', '{"from_outputs": []}', "NaN", "[" * 100_000, "\udcff")
FORGED = {"mean": 0.001, "sd": 0.5, "n": 9, "values": [1.0, 2.0], "told": 1}


def edit(file: Path, change: Callable[[dict], dict]) -> None:
    file.write_text(json.dumps(change(json.loads(file.read_text()))))


def unsealed(receipt: dict) -> dict:
    """A receipt as it was written before there were seals."""
    return {name: value for name, value in receipt.items() if name != "seal"}


def sealed(receipt: dict) -> dict:
    """A receipt as who knows of seals leaves it after an edit."""
    return receipt | {"seal": receipts.seal(receipt)}


def forge(project: Project, file: str, change: Callable[[dict], dict]) -> None:
    """Change a result, and its receipt with it."""
    edit(project.path / file, change)
    output = hashlib.sha256((project.path / file).read_bytes()).hexdigest()
    edit(project.path / f"{file}.receipt", lambda receipt: sealed(receipt | {"output": output}))


def complaint(project: Project) -> str:
    """What `check` says of a project that is not in order."""
    done = project.check()
    assert (done.returncode, done.stderr) == (1, ""), done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("field", EDITS)
def test_no_field_of_a_receipt_can_be_edited_unseen(tiny: Project, field: str) -> None:
    edit(tiny.path / f"{RUN}.receipt", lambda receipt: receipt | {field: EDITS[field]})
    assert f"{RUN}: " in complaint(tiny)


@pytest.mark.parametrize("field", ["code", "files", "packages", "raw", "made_from", "quick", "seeds"])
def test_what_a_key_is_made_of_cannot_be_edited_by_who_seals_it_again(tiny: Project, field: str) -> None:
    edit(tiny.path / f"{RUN}.receipt", lambda receipt: sealed(receipt | {field: EDITS[field]}))
    assert f"{RUN}: " in complaint(tiny)


@pytest.mark.parametrize("file", [RUN, SCORES, LEDGER])
def test_a_committed_receipt_bears_a_seal(tiny: Project, file: str) -> None:
    edit(tiny.path / f"{file}.receipt", unsealed)
    assert f"{file}: was edited by hand, or its receipt was" in complaint(tiny)


def test_what_a_shelf_holds_from_before_there_were_seals_is_not_trained_again(tiny: Project) -> None:
    shelved = sorted((tiny.path / "results/seeds").glob("noisy-*/*.receipt"))
    for receipt in shelved:
        edit(receipt, unsealed)
    (tiny.path / RUN).unlink()
    told = tiny.snakemake("--dry-run").stdout
    jobs = set(re.findall(r"^(\w+) +\d+$", told, re.MULTILINE))
    assert shelved and "gather" in jobs and not jobs & {"seed", "train"}, told


def test_a_build_stops_at_a_receipt_that_was_edited_and_tells_the_way_back(tiny: Project) -> None:
    edit(tiny.path / f"{SCORES}.receipt", lambda receipt: receipt | {"machine": "Cray-1"})
    done = tiny.snakemake("--dry-run")
    assert f"{SCORES} was changed by hand, or its receipt was: bring it back with `git checkout {SCORES}*`" in done.stderr


def test_who_edits_a_page_that_git_does_not_know_is_not_sent_to_git(tiny: Project) -> None:
    with (tiny.path / "results/talk.html").open("a") as page:
        page.write(" ")
    said = tiny.snakemake("--dry-run").stderr
    assert "results/talk.html was changed by hand, or its receipt was: delete it to have it made again" in said


@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:20].encode("unicode-escape").decode())
def test_odd_json_is_no_receipt(tiny: Project, text: str) -> None:
    (tiny.path / f"{SCORES}.receipt").write_text(text, errors="surrogateescape")
    assert f"{SCORES}: " in complaint(tiny)


@pytest.mark.parametrize("field", FORGED)
def test_a_score_that_does_not_follow_from_its_values_is_named_though_its_receipt_was_forged_with_it(
    tiny: Project, field: str
) -> None:
    forge(tiny, SCORES, lambda scores: scores | {"test_mse": scores["test_mse"] | {field: FORGED[field]}})
    said = complaint(tiny)
    assert f"{SCORES}: test_mse does not follow from its values" in said or f"{SCORES}: cannot be read" in said


def test_a_ledger_is_the_union_of_its_families(tiny: Project) -> None:
    forge(tiny, LEDGER, lambda ledger: ledger | {"C99": {"claim": "Black is white", "verdict": "holds", "because": "so"}})
    assert f"{LEDGER}: is not what its families say" in complaint(tiny)


def test_all_receipts_tell_the_same_of_a_data_set_that_is_not_committed(tiny: Project) -> None:
    data = "results/data/dots.npy"
    edit(tiny.path / f"{RUN}.receipt", lambda receipt: sealed(receipt | {"from_outputs": {data: ANOTHER}}))
    assert f"{data}: receipts tell 2 digests of it" in complaint(tiny)


@pytest.mark.parametrize(
    ("forged", "file"),
    [
        ("scores", SCORES),
        ("figures", "results/figures/pair.svg"),
        ("sprites", "results/sprites/fade.webp"),
        ("ledger", LEDGER),
    ],
)
def test_what_was_forged_without_contradiction_comes_out_otherwise_when_it_is_made_again(
    tiny: Project, forged: str, file: str
) -> None:
    (tiny.path / file).write_bytes((tiny.path / file).read_bytes() + b" ")
    output = hashlib.sha256((tiny.path / file).read_bytes()).hexdigest()
    edit(tiny.path / f"{file}.receipt", lambda receipt: sealed(receipt | {"output": output}))
    assert tiny.check().returncode == 0
    done = tiny.run(sys.executable, "-m", "proof", "remake", forged)
    assert done.stdout == f"{file} comes out with other bytes\n"
