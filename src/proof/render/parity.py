"""Hold the networks of a deck's live parts to what they answered when they were trained: in Node.js, and in a browser."""

import base64
import hashlib
import json
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import numpy as np

from proof.build import receipts
from proof.build.manifest import Artefact
from proof.build.metadata import DIGITS
from proof.render import programs
from proof.source.paths import RESULTS, resource, temporary

IN_NODE = resource("slides/gates/parity.mjs")
SHADES = 255  # of a picture
KEPT = RESULTS / ".parity.json"  # what was found lately, for so many decks:
DECKS = 6
Found = dict[str, dict[str, dict]]  # by live part and network: how far its outputs are off, and where


def asked(given: dict[str, dict]) -> Found:
    """What the networks of live parts have to answer, by what their page is given; empty if there are none."""
    computing = {name: part["networks"] for name, part in given.items() if part.get("networks")}
    return {name: {net: answers(**one["answers"]) for net, one in networks.items()} for name, networks in computing.items()}


def answers(file: str, inputs: str, places: str, outputs: str) -> dict:
    """Arrays of a result, by their names: inputs, places in the output for each, and what was there; bytes are shades."""
    with np.load(RESULTS / file) as stored:
        values = stored[inputs] / (np.float32(SHADES) if stored[inputs].dtype == np.uint8 else 1)
        table = {"shape": values.shape[1:], "inputs": text(values), "outputs": text(stored[outputs])}
        return table | {"places": stored[places].ravel().tolist()}


def text(values: np.ndarray) -> str:
    """Numbers in single precision, in base64."""
    return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()


def in_node(given: dict[str, dict]) -> Found:
    """How far the networks are off in Node.js, by what their page is given; SystemExit if that is too far."""
    if not (wanted := asked(given)):
        return {}
    pairs = {name: {net: [given[name]["networks"][net], ask] for net, ask in nets.items()} for name, nets in wanted.items()}
    question = json.dumps(pairs)
    found = kept().get(digest(question)) or tried(question)
    if wrong := [sentence for _, sentence in faults(found, given)]:
        raise SystemExit("\n".join(wrong))
    return found


def tried(question: str) -> Found:
    """What Node.js finds, which is kept: the same question has the same answer."""
    with tempfile.TemporaryDirectory() as folder:
        source, report = Path(folder) / "asked.json", Path(folder) / "found.json"
        source.write_text(question)
        programs.run([programs.node(), IN_NODE, source, report], "the networks of live parts could not be tried")
        found = json.loads(report.read_text())
    with suppress(OSError):  # which costs the time, and nothing else
        part = temporary(KEPT)
        latest = dict([*kept().items(), (digest(question), found)][-DECKS:])
        part.write_text(json.dumps(latest))
        part.replace(KEPT)
    return found


def kept() -> dict[str, Found]:
    """What Node.js found lately, by the digest of what it was asked."""
    try:
        return json.loads(KEPT.read_text())
    except (OSError, ValueError):
        return {}


def digest(question: str) -> str:
    """The digest of all that an answer depends on: networks and pictures, the scripts that compute, and Node.js."""
    node = programs.node().stat()
    scripts = [path.read_bytes() for path in (IN_NODE, *sorted(resource("slides/live").glob("*.mjs")))]
    return hashlib.sha256(b"\0".join([question.encode(), *scripts, f"{node.st_size} {node.st_mtime_ns}".encode()])).hexdigest()


def faults(found: Found, given: dict[str, dict]) -> Iterable[tuple[str, str]]:
    """Each live part with a network that is too far off, and a sentence on it; what is not a number is too far off."""
    for name, networks in found.items():
        for network, worst in networks.items():
            allowed = given[name]["networks"][network]["shades"]
            if worst["by"] is None or not SHADES * worst["by"] <= allowed:
                how = "no number" if worst["by"] is None else f"{SHADES * worst['by']:.2f} shades off"
                yield (
                    name,
                    f"the network {network} of {name} is {how} at place {worst['place']} of input {worst['input']}, where "
                    f"{allowed:g} are allowed: it is not the network that was trained",
                )


def lines(found: Found, given: dict[str, dict]) -> dict[str, list[tuple[str, str]]]:
    """For the card of each live part: what its networks were asked in this build, and how far they were off."""
    return {
        name: [("computed here", "\n".join(told(net, worst, given[name]["networks"][net]) for net, worst in networks.items()))]
        for name, networks in found.items()
    }


def told(network: str, worst: dict, stored: dict) -> str:
    """One network's line: whose weights it has, and how far it is off at worst."""
    off = f"{SHADES * worst['by']:.2f} shades off at worst, {stored['shades']:g} allowed"
    weights = receipt(stored["answers"]["file"])
    return f"{network}, {weights}: {off}; {worst['outputs']:,} outputs for {worst['inputs']} inputs, against its training's"


def receipt(file: str) -> str:
    """The receipt of the result whose weights a network has, with its key."""
    result = Artefact(Path(file).parent.name, Path(file).stem)
    return f"{result.receipt}, key {(receipts.read(result) or {}).get('key', '')[:DIGITS]}"
