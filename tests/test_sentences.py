"""Whatever people mistype or machines lack, a sentence with the place and the fix comes out, and never a traceback."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Project

SECTION, VARIANT = "slides/sections/all.md", "src/tiny/variants/dim.py"
RULE = "at which Marp begins a slide: write --- if it should"
MISTAKES = {  # file, old text, new text, and what is said
    "a syntax error": (VARIANT, "return Run(", "return Run((", f"{VARIANT}:11 is no Python: '(' was never closed"),
    "a variant that asks for itself": (
        VARIANT,
        "dots: np.ndarray",
        "dim: Run",
        "stands on itself: it is dim which asks for dim",
    ),
    "four hyphens": (SECTION, "\n---\n", "\n----\n", f"{SECTION}:8 has ----, {RULE}"),
    "three stars": (SECTION, "\n---\n", "\n* * *\n", f"{SECTION}:8 has * * *, {RULE}"),
}


def said(project: Project, *command: str, **environment: str) -> str:
    """What a command says as it fails, without a traceback."""
    done = project.run(sys.executable, "-m", "proof", *command, **environment)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_place(tiny: Project, mistake: str) -> None:
    file, old, new, sentence = MISTAKES[mistake]
    tiny.edit(file, old, new)
    assert sentence in said(tiny, "check")


def test_a_circle_of_variants_is_told(tiny: Project) -> None:
    variant = (tiny.path / VARIANT).read_text()
    for name, asks in (("dim", "other"), ("other", "dim")):
        (tiny.path / f"src/tiny/variants/{name}.py").write_text(variant.replace("dots: np.ndarray", f"{asks}: Run"))
    assert "stands on itself: it is dim which asks for other which asks for dim" in said(tiny, "check")


def test_what_is_not_utf_8_is_named_with_its_line(tiny: Project) -> None:
    for file in (SECTION, VARIANT):
        before = (tiny.path / file).read_bytes()
        (tiny.path / file).write_bytes(before + b"\n# Gr\xfc\xdfe\n")
        assert f"{file}" in (sentence := said(tiny, "check")) and "UTF-8" in sentence
        (tiny.path / file).write_bytes(before)


@pytest.mark.parametrize("name", ["data", "code", "claims"])
def test_a_variant_is_not_called_like_what_slides_call_otherwise(tiny: Project, name: str) -> None:
    shutil.copy(tiny.path / VARIANT, tiny.path / f"src/tiny/variants/{name}.py")
    assert f"src/tiny/variants/{name}.py needs another name" in said(tiny, "check")


def test_who_reads_no_further_is_no_fault(tiny: Project) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "proof", "explain", "noisy"]
    streams = {"stdout": write_end, "stderr": subprocess.PIPE}
    done = subprocess.run(command, cwd=tiny.path, env=tiny.environment(), **streams, text=True, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("language", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_every_language_of_a_shell_will_do(tiny: Project, language: str) -> None:
    done = tiny.run(sys.executable, "-m", "proof", "explain", "2", LC_ALL=language)
    assert (done.returncode, done.stderr) == (0, "")


def test_few_file_handles_are_enough_or_a_sentence(tiny: Project) -> None:
    command = [sys.executable, "-m", "proof", "check"]
    for most in (12, 7, 4):
        limit = lambda most=most: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # noqa: E731
        done = subprocess.run(
            command, cwd=tiny.path, env=tiny.environment(), preexec_fn=limit, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0 or "ulimit -n" in done.stderr or "Too many open files" in done.stderr, done.stderr


def test_caches_have_a_place_where_a_home_has_none(tmp_path: Path) -> None:
    asks = ["make", "-n", "-p", "help"]
    homes = {str(tmp_path): "", os.devnull: f"XDG_CACHE_HOME := {ROOT}/build/cache\n"}
    for home, line in homes.items():
        environment = {name: value for name, value in os.environ.items() if name != "XDG_CACHE_HOME"} | {"HOME": home}
        done = subprocess.run(asks, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert line in done.stdout
        assert bool(line) == ("XDG_CACHE_HOME" in done.stdout.replace("$${XDG_CACHE_HOME", ""))


def test_commands_that_make_is_given_at_once_build_one_after_the_other() -> None:
    slowly = "SNAKEMAKE=sh -c 'echo begins $$0; sleep 0.3; echo ends $$0'"
    asks = ["make", "-s", "-j2", "PROOF=true #", f"PYTHON={sys.executable}", slowly, "talk", "lecture"]
    done = subprocess.run(asks, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[:4] == ["begins talk", "ends talk", "begins lecture", "ends lecture"], done.stderr


@pytest.mark.parametrize("asked", [("check",), ("make", "figures", "pair")])
def test_a_folder_in_which_nothing_may_be_written_is_no_traceback(tiny: Project, asked: tuple[str, ...]) -> None:
    (tiny.path / "results/figures/pair.svg").unlink()
    command = f"mount --bind -o ro . . && cd {tiny.path} && {sys.executable} -m proof {' '.join(asked)}"
    own_disk = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    if not shutil.which("unshare") or tiny.run(*own_disk, "mount --bind -o ro . .").returncode:
        pytest.skip("no disk can be mounted here")
    done = tiny.run(*own_disk, command)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert ("results/figures/pair.svg: is missing" in done.stdout) or "Read-only file system" in done.stderr


def test_a_clone_has_the_line_endings_of_its_commit_whatever_git_is_told(tmp_path: Path) -> None:
    (tmp_path / "from").mkdir()
    shutil.copy(ROOT / ".gitattributes", tmp_path / "from")
    (tmp_path / "from/text.py").write_bytes(b"a = 1\nb = 2\n")
    as_somebody = ["-c", "user.name=A", "-c", "user.email=a@b.c"]
    for command in (["init", "-q"], ["add", "-A"], [*as_somebody, "commit", "-qm", "all"]):
        subprocess.run(["git", "-C", str(tmp_path / "from"), *command], check=True)
    subprocess.run(["git", "-c", "core.autocrlf=true", "clone", "-q", "from", "to"], cwd=tmp_path, check=True)
    assert (tmp_path / "to/text.py").read_bytes() == b"a = 1\nb = 2\n"


def test_a_slide_tells_every_deck_that_shows_it(tiny: Project) -> None:
    (tiny.path / "slides/decks/again.toml").write_text((tiny.path / "slides/decks/talk.toml").read_text())
    told = tiny.run(sys.executable, "-m", "proof", "explain", "1").stdout
    assert "if it changed: again, talk would be made again, and nothing else" in told
