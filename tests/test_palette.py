"""The palette: two roles are told apart by every eye, all can be read, and the accent is ours alone."""

import ast
from itertools import combinations

import numpy as np
import pytest
from skimage.color import deltaE_ciede2000, rgb2lab

from autoencoders import figures
from autoencoders.drawing import palette
from proof.deck.palette import parsed
from proof.source.paths import resource

EYES = {  # Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB
    "normal": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
GROUNDS = {"ink", "raised", "line"}  # what roles are drawn on
APART, CONTRAST = 10, 4.5
THEMES = {name: parsed(resource(f"slides/{name}.css").read_text(encoding="utf-8")) for name in ("palette", "paper")}
MODULES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(resource(figures.__path__[0]).glob("[!_]*.py"))}
OURS = {"conv_best", "denoise_best", "digits_upscale_skip"}  # networks of ours, rivals to those of the source


def linear(colour: str) -> np.ndarray:
    """A colour as linear RGB."""
    values = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def seen(colour: str, eye: str) -> np.ndarray:
    """A colour in CIELAB, as an eye sees it."""
    values = np.clip(np.array(EYES[eye]) @ linear(colour), 0, 1)
    return rgb2lab(np.where(values <= 0.0031308, 12.92 * values, 1.055 * values ** (1 / 2.4) - 0.055))


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG has it."""
    return float(linear(colour) @ (0.2126, 0.7152, 0.0722))


def roles(theme: str) -> dict[str, str]:
    """What is written or drawn in, by name."""
    return {name: colour for name, colour in THEMES[theme].items() if name not in GROUNDS}


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_any_two_roles_are_told_apart(theme, eye):
    pairs = {
        (one, other): float(deltaE_ciede2000(seen(roles(theme)[one], eye), seen(roles(theme)[other], eye)))
        for one, other in combinations(roles(theme), 2)
    }
    assert {pair: round(apart, 1) for pair, apart in pairs.items() if apart < APART} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_role_can_be_read_on_the_ground(theme):
    ground = luminance(THEMES[theme]["ink"])
    for name, colour in roles(theme).items():
        dark, light = sorted((luminance(colour), ground))
        assert (light + 0.05) / (dark + 0.05) >= CONTRAST, name


def test_the_simulation_is_that_of_its_authors():
    assert np.allclose(np.sum(list(EYES.values()), axis=2), 1, atol=1e-5)  # white stays white
    reds = [deltaE_ciede2000(seen("#cc0000", eye), seen("#336600", eye)) for eye in ("normal", "deutan")]
    assert reds[1] < reds[0] / 3


@pytest.mark.parametrize("module", sorted(MODULES))
def test_the_accent_is_our_network_s_alone(module):
    if "OURS" in names(module):
        assert parameters(module) & OURS, f"{module} shows no network of ours: take another colour"


def names(module: str) -> set[str]:
    """The names that a figure's module reads."""
    return {node.id for node in ast.walk(ast.parse(MODULES[module])) if isinstance(node, ast.Name)}


def parameters(module: str) -> set[str]:
    """The runs that a figure shows."""
    [draw] = [node for node in ast.parse(MODULES[module]).body if isinstance(node, ast.FunctionDef) and node.name == "draw"]
    return {parameter.arg for parameter in draw.args.args}


def test_every_colour_of_the_figures_is_one_of_the_slides():
    assert set(palette.COLOURS) == set(THEMES["palette"]) == set(THEMES["paper"])
