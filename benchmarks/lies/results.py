"""Lies in results: a number or a receipt changed by hand, both forged together, code or raw data exchanged."""

import ast
import io
import json
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks.lies.lie import MOST, Lie, edited, read, some
from proof.build import manifest, receipts
from proof.build.manifest import LEDGER, Artefact
from proof.report import remake
from proof.source import science

BETTER = 0.97  # what a forged error is of the true one
QUICK = 6  # results at most that are made again for a forged chain
Lies = Callable[[random.Random], Iterator[Lie]]


def committed(*kinds: str) -> list[Artefact]:
    """The committed results of some kinds."""
    return sorted(artefact for artefact in manifest.all_artefacts() if artefact.kind in kinds)


def often(chance: random.Random, of: list) -> list:
    """Some, each perhaps more than once where there are few: a few more than a class may have, as some change nothing."""
    return chance.choices(of, k=MOST + 5)


# One thing in one file


def elements(*kinds: str) -> Lies:
    """Lies that change one element of an array in a run: of a measure, a picture, a weight."""

    def lies(chance: random.Random) -> Iterator[Lie]:
        held = [(run, [name for name in np.load(run.path).files if name.startswith(kinds)]) for run in committed("runs")]
        for run, names in often(chance, [(run, names) for run, names in held if names]):
            arrays = dict(np.load(run.path))
            changed = arrays[name := chance.choice(names)].copy()
            if changed.size:
                at = chance.randrange(changed.size)
                changed.flat[at] = another(changed.flat[at])
                yield Lie(str(run), f"{name}[{at}]", {str(run.path): npz(arrays | {name: changed})}, (run,))

    return lies


def another(value: object) -> object:
    """A value that differs, of the same type."""
    return value + "x" if isinstance(value, str) else not value if isinstance(value, np.bool_) else value // 2 if value else 1


def npz(arrays: dict[str, np.ndarray]) -> bytes:
    """Arrays as the bytes of a run's file."""
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def one_digit(*kinds: str, receipt: bool = False) -> Lies:
    """Lies that change one digit of a result that is text, or of its receipt."""

    def lies(chance: random.Random) -> Iterator[Lie]:
        files = [(one, one.receipt if receipt else one.path) for one in committed(*kinds)]
        held = [(artefact, file, list(re.finditer(r"\d+", read(file)))) for artefact, file in files]
        for artefact, file, digits in often(chance, [one for one in held if one[2]]):
            text, match = read(file), chance.choice(digits)
            new = str((int(match[0][-1]) + chance.randrange(1, 10)) % 10)
            yield edited(file, text, match.end() - 1, match.end(), new, artefact)

    return lies


def bytes_of_sprites(chance: random.Random) -> Iterator[Lie]:
    """Lies that change one byte of a sprite."""
    for sprite in often(chance, committed("sprites")):
        content = bytearray(sprite.path.read_bytes())
        at = chance.randrange(len(content))
        content[at] ^= 1 << chance.randrange(8)
        yield Lie(str(sprite), f"byte {at}", {str(sprite.path): bytes(content)}, (sprite,))


# What was forged with its receipt


def forged(chance: random.Random) -> Iterator[Lie]:
    """Lies that change a result without a contradiction, and its receipt with it: scores, figures, claims with the ledger."""
    verdicts = [family for family in committed("claims") if json.loads(read(family.path))]
    for artefact in some(chance, [*committed("scores", "figures"), *verdicts]):
        content = FORGERS[artefact.kind](read(artefact.path), chance)
        made = {artefact: content.encode()}
        if artefact.kind == "claims":
            families = [json.loads(read(family.path)) for family in manifest.upstream(LEDGER) if family != artefact]
            verdicts = dict(sorted(pair for table in (*families, json.loads(content)) for pair in table.items()))
            made[LEDGER] = dumped(verdicts, 1)
        yield Lie(str(artefact), "forged", with_receipts(made), tuple(made), (artefact,))


def dumped(table: dict, indent: int) -> bytes:
    """A table as JSON, as results hold it."""
    return (json.dumps(table, indent=indent, ensure_ascii=False) + "\n").encode()


def better_score(text: str, chance: random.Random) -> str:
    """Scores of which one is better, with mean and spread that follow from its values."""
    scores = json.loads(text)
    name = chance.choice(sorted(name for name, score in scores.items() if isinstance(score, dict)) or ["params"])
    if name == "params":
        scores[name] += 1
    else:
        for part in ("mean", "sd"):
            scores[name][part] *= BETTER
        scores[name]["values"] = [value * BETTER for value in scores[name]["values"]]
    return json.dumps(scores, indent=1) + "\n"


def moved_line(text: str, chance: random.Random) -> str:
    """A figure in which one place of a drawing has moved."""
    match = chance.choice(list(re.finditer(r"(?<=[ML] )\d+\.\d+", text)) or list(re.finditer(r"\d+\.\d+", text)))
    return f"{text[: match.start()]}{float(match[0]) + 9:g}{text[match.end() :]}"


def other_verdict(text: str, chance: random.Random) -> str:
    """Verdicts of which one is another."""
    verdicts = json.loads(text)
    verdict = verdicts[chance.choice(sorted(verdicts))]
    verdict["because"] = f"{verdict['because']} by far"
    return json.dumps(verdicts, indent=1, ensure_ascii=False) + "\n"


FORGERS = {"scores": better_score, "figures": moved_line, "claims": other_verdict}


def with_receipts(made: dict[Artefact, bytes]) -> dict[str, bytes]:
    """Results with the receipts that a build would have written for them: the same but for outputs."""
    with tempfile.TemporaryDirectory() as folder:
        outputs = {}
        for artefact, content in made.items():
            (file := Path(folder) / "made").write_bytes(content)
            outputs[str(artefact)] = receipts.sha256(file)
    files = {str(artefact.path): content for artefact, content in made.items()}
    for artefact in made:
        receipt = receipts.read(artefact)
        told = {name: outputs.get(name, output) for name, output in receipt.get("from_outputs", {}).items()}
        receipt |= {"output": outputs[str(artefact)], "from_outputs": told}
        files[str(artefact.receipt)] = dumped(dict(sorted((receipt | {"seal": receipts.seal(receipt)}).items())), 1)
    return files


def chains(chance: random.Random) -> Iterator[Lie]:
    """Lies about one error of a run, on which all that is made from the run is made again, receipts and all."""
    runs = [run for run in committed("runs") if measures(run) and len(users(run)) <= QUICK and not users(run, "runs")]
    for run in some(chance, runs):
        arrays = dict(np.load(run.path))
        name = chance.choice(measures(run))
        truth = {file: file.read_bytes() for artefact in (run, *users(run)) for file in (artefact.path, artefact.receipt)}
        made = {run: npz(arrays | {name: (arrays[name] * BETTER).astype(arrays[name].dtype)})}
        plant(with_receipts(made))
        try:
            for artefact in users(run):
                remake.maker(artefact.kind)(artefact, artefact.path)
                made[artefact] = artefact.path.read_bytes()
        finally:
            plant({str(file): content for file, content in truth.items()})
        yield Lie(str(run), f"{name} times {BETTER}", with_receipts(made), tuple(made), tuple(users(run)))


def measures(run: Artefact) -> list[str]:
    """The errors that a run holds."""
    return sorted(name for name in np.load(run.path).files if name.startswith("measures/") and name.endswith(("mse", "bce")))


def users(run: Artefact, *kinds: str) -> list[Artefact]:
    """What is made from a run, directly or not, each after what it is made from."""
    found = [run]
    for artefact in manifest.all_artefacts():
        if manifest.committed(artefact) and set(manifest.upstream(artefact)) & set(found):
            found.append(artefact)
    return [artefact for artefact in found[1:] if artefact.kind in (kinds or {artefact.kind})]


def plant(files: dict[str, bytes]) -> None:
    """Write files."""
    for file, content in files.items():
        Path(file).write_bytes(content)


# What results were made from


def stale(chance: random.Random) -> Iterator[Lie]:
    """Lies by a commit that changes a number in code, and none of the results that the code has made."""
    for artefact in often(chance, committed("runs")):
        file = Path(science.file("runs", artefact.name))
        text = read(file)
        made = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.Assign)]
        numbers = [node for top in made for node in ast.walk(top) if is_number(node)]
        if numbers:
            node = chance.choice(numbers)
            start, end = place(text, node.lineno, node.col_offset), place(text, node.end_lineno, node.end_col_offset)
            yield edited(file, text, start, end, f"{node.value * 2 or 1}", artefact)


def is_number(node: ast.AST) -> bool:
    """Is a node of a syntax tree a number?"""
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def place(text: str, line: int, column: int) -> int:
    """The offset of a line and a column, counted in bytes as Python counts them."""
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[: line - 1])) + len(lines[line - 1].encode()[:column].decode())


def other_raw_data(chance: random.Random) -> Iterator[Lie]:
    """Lies that pin other raw data than those on which everything was trained."""
    file = Path(science.table().PINS)
    text = read(file)
    runs = tuple(committed("runs"))
    for match in re.finditer(r'sha256 = "(?P<digest>\w{64})"', text):
        at = match.start("digest") + chance.randrange(64)
        yield edited(file, text, at, at + 1, "0" if text[at] != "0" else "1", *runs)


CLASSES: dict[str, Lies] = {
    "an element of a run": elements("measures/", "curves/", "arrays/"),
    "a pixel of a run's picture": elements("pictures/"),
    "a weight of a network": elements("weights/"),
    "a digit in a figure's file": one_digit("figures", "live"),
    "a bit of what moves": bytes_of_sprites,
    "a digit of a score": one_digit("scores"),
    "a digit of a verdict": one_digit("claims"),
    "a digit of a receipt": one_digit("runs", "scores", "figures", "claims", "sprites", "live", receipt=True),
    "a result forged with its receipt": forged,
    "a whole chain forged": chains,
    "a number in code, results not made again": stale,
    "other raw data pinned": other_raw_data,
}
WHY = {
    "a whole chain forged": "who changes a run and makes all again that stands on it leaves no contradiction: only training "
    "again can tell, which is what witnesses do",
}
