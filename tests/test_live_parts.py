"""Every live part of the folder, made from the committed runs: a new one is tested by being there."""

import base64
import importlib
import json
from functools import cache

import numpy as np
import pytest

from autoencoders import runs
from autoencoders.drawing import live
from autoencoders.drawing.live import Live
from proof.render import modules, parity
from proof.source import closure
from proof.source.paths import ROOT

PARTS = sorted(path.stem for path in (ROOT / "src/autoencoders/live").glob("[a-z]*.py"))
MOST_BYTES = 3_000_000  # of all, in a page of 7 MB that holds the talk
NEEDS = {"dense": 2, "conv": 2, "widen": 2, "norm": 4}  # weights of a layer


@cache
def made(name: str) -> Live:
    """A live part from the runs that its parameters ask for; skipped where one of them is not trained yet."""
    asked = closure.parameters(f"autoencoders.live.{name}", "enliven")
    files = [ROOT / f"results/runs/{variant}.npz" for variant in asked]
    if absent := [file.stem for file in files if not file.exists()]:
        pytest.skip(f"there is no run of {', '.join(absent)} yet")
    found = [runs.load(file) for file in files]
    part = importlib.import_module(f"autoencoders.live.{name}").enliven(*found)
    if without := [network.name for network in part.networks.values() if not network.run.weights]:
        pytest.skip(f"the run of {', '.join(without)} keeps no weights yet")
    return part


@pytest.mark.parametrize("name", PARTS)
def test_a_committed_live_part_is_what_comes_out_of_the_committed_runs(name: str) -> None:
    path = ROOT / f"results/live/{name}.json"
    if not path.exists():
        pytest.skip(f"no deck has asked for {name} yet")
    assert json.loads(path.read_text()) == json.loads(json.dumps(live.description(made(name))))


@pytest.mark.parametrize("name", PARTS)
def test_its_networks_answer_in_node_as_they_did_when_they_were_trained(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    given = {name: json.loads(json.dumps(live.description(made(name))))}
    found = parity.in_node(given)
    assert all(worst["inputs"] >= 100 and worst["outputs"] >= 200 for worst in found.get(name, {}).values())
    for network, stored in given[name]["networks"].items():
        flipped(stored)
        with pytest.raises(SystemExit, match=f"the network {network} of {name} is .* it is not the network that was trained"):
            parity.in_node(given)
        flipped(stored)  # and back


def flipped(stored: dict) -> None:
    """Turn the sign of the largest number among the last weights; the first may look at a corner that is always black."""
    last = stored["weights"][-1]
    kind = next(key for key in ("halves", "bytes") if key in last)
    values = np.frombuffer(base64.b64decode(last[kind]), np.float16 if kind == "halves" else np.int8).copy()
    values[np.abs(values.astype(float)).argmax()] *= -1
    last[kind] = live.text(values)


@pytest.mark.parametrize("name", PARTS)
def test_its_layers_take_all_of_its_weights(name: str) -> None:
    for network in made(name).networks.values():
        matrices = [weights for weights in network.run.weights if not weights.endswith(live.SCALES)]
        assert sum(NEEDS.get(layer["kind"], 0) for layer in network.layers) == len(matrices)


@pytest.mark.parametrize("name", PARTS)
def test_its_script_is_there_and_can_be_joined(name: str) -> None:
    path = ROOT / f"slides/parts/{made(name).part}.mjs"
    assert f"return {{ {made(name).part} }}" in modules.script(part=path)


def test_live_parts_are_small_enough_for_a_page_that_is_sent_by_mail() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "results/live").glob("*.json")) < MOST_BYTES


@pytest.mark.parametrize("name", PARTS)
def test_a_live_part_leaves_training_alone(name: str) -> None:
    imported = closure.imported(closure.reached((f"autoencoders.live.{name}.enliven", "autoencoders.drawing.live.save")))
    others = {full.partition(".")[0] for module in imported for full in closure.scan(module).imported.values()}
    assert not {"keras", "tensorflow"} & others
