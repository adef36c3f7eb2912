"""Whatever is killed, and whenever: nothing half-made is used, nobody writes on, and the same command simply goes on."""

import errno
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import Project
from proof.build import building, command
from proof.build.manifest import Artefact
from proof.render import programs

TRAINING = """
    import pathlib, time
    with pathlib.Path("trained.log").open("a") as log:
        log.write(f"{seed}\\n")
    until = time.monotonic() + 120
    while seed == 2 and pathlib.Path("slow").stat().st_size == len("training") and time.monotonic() < until:
        if list(pathlib.Path("results/seeds").glob("noisy-*/1.npz.receipt")):
            pathlib.Path("waiting").touch()
        time.sleep(0.05)
"""
HALF_WRITTEN = """
        whole = part.read_bytes()
        part.write_bytes(whole[: len(whole) // 2])
        while Path("slow").read_text() in (artefact.kind, type(artefact).__name__) and time.monotonic() < began + 120:
            Path("waiting").touch()
            time.sleep(0.05)
        part.write_bytes(whole)
"""
MARP = """
import { readFileSync, writeFileSync } from 'node:fs'
while (readFileSync('slow', 'utf8') === 'marp') {
  writeFileSync('waiting', '')
  await new Promise((later) => setTimeout(later, 50))
}
"""
BROWSER = """
    const render = marp.render.bind(marp)
    const busy = readFileSync('slow', 'utf8') === 'browser' && process.argv.includes('--pdf')
    marp.render = (...given) => {
      const made = render(...given)
      return busy ? { ...made, html: made.html + '<script>for (;;);</script>' } : made
    }
"""
CLAIM = '''"""One claim."""

from tiny.runs import Run
from tiny.telling import exactly


def c01(dim: Run) -> dict:
    """By nothing."""
    return exactly("Two is less than three", True, 1, because=f"of {len(dim.errors)} seeds")
'''
SOME = ("scores", "browser")
MOMENTS = ("runs", "scores", "figures", "marp", "html", "browser", "pdf")
ROOMS = (24, 80, 250, 9000)  # kilobytes: too few for anything, for the runs, for the slides; enough
needs_proc = pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")


@pytest.fixture
def slow(tiny: Project) -> Iterator[Project]:
    """A tiny talk that waits at the moment which a file called slow names."""
    marker = '    """Nothing to train."""'
    tiny.edit("src/tiny/variants/noisy.py", marker, marker + TRAINING)
    tiny.edit("src/proof/build/command.py", "        returned = make(part)", "        returned = make(part)" + HALF_WRITTEN)
    tiny.edit("slides/marp/config.mjs", "export default", MARP + "export default")
    tiny.edit("slides/marp/config.mjs", "    return marp", BROWSER + "    return marp")
    (tiny.path / "src/tiny/claims/numbers.py").write_text(CLAIM)
    (tiny.path / "slow").touch()
    shutil.rmtree(tiny.path / "results/seeds")
    yield tiny
    for left in jobs(tiny):
        os.kill(left, signal.SIGKILL)


def start(project: Project, moment: str) -> subprocess.Popen:
    """Start a build in a process group of its own, and wait until it has come to a moment."""
    (project.path / "waiting").unlink(missing_ok=True)
    (project.path / "slow").write_text(moment)
    temporary = project.path.with_name("temporary")  # who is killed leaves his folders there, and not to the machine
    temporary.mkdir(exist_ok=True)
    build = subprocess.Popen(
        [str(Path(sys.executable).with_name("snakemake")), "--cores", "2"],
        cwd=project.path,
        env=project.environment(TMPDIR=str(temporary)),
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # who runs tests in the background ignores Ctrl-C
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 120
    while not ((project.path / "waiting").exists() or jobs(project, "--type=zygote")):
        assert build.poll() is None, build.communicate()[1]
        assert time.monotonic() < deadline, f"the build did not get as far as {moment}"
        time.sleep(0.05)
    return build


def kill(build: subprocess.Popen, victims: str) -> None:
    """No time to tidy up: SIGKILL."""
    os.kill(build.pid, signal.SIGKILL) if victims == "the build alone" else os.killpg(build.pid, signal.SIGKILL)
    build.wait()


def jobs(project: Project, word: str = "") -> list[int]:
    """The processes that work in the project, those with a word in their command; browsers too.

    What a browser forks may keep the words of who forked it: it cannot always write others over them.
    """
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == project.path and word in (process / "cmdline").read_text():
                found.append(int(process.name))
        except OSError:
            continue
    return found


def wait_until_gone(project: Project) -> None:
    """Give an orphan the second that it takes to see that it is one."""
    deadline = time.monotonic() + 30
    while jobs(project):
        assert time.monotonic() < deadline, "a job outlived its build"
        time.sleep(0.05)


def seeds_trained(project: Project) -> list[str]:
    return (project.path / "trained.log").read_text().split()


def vouched_wrongly(project: Project) -> list[str]:
    """The results that are not what their receipts say."""
    receipts = {path: json.loads(path.read_text())["output"] for path in (project.path / "results").rglob("[!.]*.receipt")}
    return [path.stem for path, output in receipts.items() if digest(path.with_suffix("")) != output]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def shown(project: Project) -> dict[str, str]:
    """What the audience gets to see."""
    results = project.path / "results"
    files = [*results.glob("figures/*.svg"), *results.glob("scores/*.json"), results / "talk.html"]
    return {path.name: hashlib.sha256(untold(path.read_text()).encode()).hexdigest() for path in files}


def untold(page: str) -> str:
    """A page that tells neither how long trainings took, if any, nor the digests of their code, slower in one of the builds."""
    return re.sub(r', \["trained", "[^"]* in all"\]|\b[0-9a-f]{7,64}\b', "", page)


@needs_proc
@pytest.mark.parametrize("victims", ["the build alone", "the build and its jobs"])
def test_after_kill_9_the_same_command_goes_on_with_the_seed_that_was_not_done(slow: Project, victims: str) -> None:
    kill(start(slow, "training"), victims)
    wait_until_gone(slow)
    assert vouched_wrongly(slow) == []
    assert "results/runs/noisy.npz: " in slow.check().stdout, "the old run lies there still, and passes for no new one"
    (slow.path / "slow").write_text("")
    slow.build("results/runs/noisy.npz")
    assert sorted(seeds_trained(slow)) == ["1", "2", "2"]


@needs_proc
@pytest.mark.parametrize(("victims", "moments"), [("the build alone", MOMENTS), ("the build and its jobs", SOME)])
def test_killed_at_step_after_step_the_same_command_ends_in_the_same_talk(
    built: Project, slow: Project, victims: str, moments: tuple[str, ...]
) -> None:
    if programs.browser() is None:
        pytest.skip("no browser here")
    shutil.rmtree(slow.path / "results")
    for moment in moments:
        shutil.rmtree(
            slow.path / "results" / moment, ignore_errors=True
        )  # the build before may have come as far, on another core
        kill(start(slow, moment), victims)
        wait_until_gone(slow)
        assert vouched_wrongly(slow) == [], moment
    (slow.path / "slow").write_text("")
    slow.build()
    assert shown(slow) == shown(built)
    assert vouched_wrongly(slow) == []
    assert list((slow.path / "results").rglob(".*.part*")) == []
    assert slow.planned() == set()
    assert slow.check().returncode == 0


@needs_proc
def test_ctrl_c_says_what_is_kept(slow: Project) -> None:
    build = start(slow, "training")
    os.killpg(build.pid, signal.SIGINT)
    _, said = build.communicate(timeout=60)
    wait_until_gone(slow)
    assert "noisy was stopped: 1 of 2 seeds are kept, the same command goes on from there" in said
    (slow.path / "slow").write_text("")
    slow.build("results/runs/noisy.npz")
    assert sorted(seeds_trained(slow)) == ["1", "2", "2"]


@needs_proc
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_browser_ends_with_the_command_that_started_it(tiny: Project, how: signal.Signals) -> None:
    if programs.browser() is None:
        pytest.skip("no browser here")
    gates = subprocess.Popen(
        [sys.executable, "-m", "proof", "gates", "talk"],
        cwd=tiny.path,
        env=tiny.environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        stderr=subprocess.PIPE,
        text=True,
    )
    while not jobs(tiny, "--type=renderer"):
        assert gates.poll() is None
        time.sleep(0.05)
    gates.send_signal(how)
    _, said = gates.communicate(timeout=60)
    assert said == "stopped\n"
    wait_until_gone(tiny)


def test_a_browser_is_unpacked_by_one_process_at_a_time_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = []

    def unpack(command: list, complaint: str) -> None:
        unpacked.append(command)
        time.sleep(0.2)
        (command[-1] / "fonts").mkdir(parents=True)
        (command[-1] / "chromium").touch()

    monkeypatch.setattr(programs, "UNPACKED", tmp_path / "chromium")
    monkeypatch.setattr(programs, "run", unpack)
    (tmp_path / ".chromium.part").mkdir()  # which a killed process left
    threads = [threading.Thread(target=programs.unpack) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(unpacked) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [".unpacking", "chromium"]


@needs_proc
def test_of_two_builds_at_once_the_second_says_so_and_the_first_ends_well(slow: Project) -> None:
    first = start(slow, "figures")
    second = slow.snakemake()
    assert second.returncode != 0
    assert f"process {first.pid} is building in {slow.path}: wait for it, or stop it" in second.stderr
    assert first.poll() is None
    (slow.path / "slow").write_text("")
    _, said = first.communicate(timeout=120)
    assert first.returncode == 0, said
    assert slow.planned() == set()


def test_a_job_whose_build_was_killed_before_it_could_look_makes_nothing(tiny: Project) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    figure = tiny.path / "results/figures/pair.svg"
    figure.unlink()
    done = tiny.run(
        sys.executable, "-m", "proof", "make", "figures", "pair", PROOF_BUILD=" ".join([str(gone.pid), *building.where()])
    )
    assert done.returncode == 1
    assert not figure.exists()


def test_a_disk_that_is_full_again_and_again_stops_with_a_sentence_and_the_same_command_goes_on(
    built: Project, tiny: Project
) -> None:
    shutil.rmtree(results := tiny.path / "results")
    results.mkdir()
    own_disk = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    first = f"mount -t tmpfs -o size={ROOMS[0]}k none results"
    if not shutil.which("unshare") or tiny.run(*own_disk, first).returncode:
        pytest.skip("no disk can be mounted here")
    build = f"{Path(sys.executable).with_name('snakemake')} --cores 2"
    more = [f"mount -o remount,size={room}k results; {build} 2> said.{room}; echo $? > ended.{room}" for room in ROOMS]
    tiny.run(*own_disk, "; ".join([first, *more, "cp -a results kept"]))
    *full, last = [((tiny.path / f"said.{room}").read_text(), (tiny.path / f"ended.{room}").read_text()) for room in ROOMS]
    for said, ended in full:
        assert "the disk is full (0 MB left) and results/" in said, said
        assert "Traceback" not in said
        assert ended != "0\n"
    assert last[1] == "0\n", last[0]
    results.rmdir()
    (tiny.path / "kept").rename(results)
    assert shown(tiny) == shown(built)
    assert vouched_wrongly(tiny) == []
    assert tiny.planned() == set()


def test_what_a_killed_job_was_writing_is_swept_by_the_next_build(tiny: Project) -> None:
    half = tiny.path / "results/figures/.123.part.svg"
    half.write_text("<svg")
    tiny.edit("src/tiny/figures/alone.py", "[noisy", "[2 * noisy")
    tiny.build()
    assert not half.exists()


def test_a_result_whose_receipt_was_not_written_yet_is_made_again(tiny: Project) -> None:
    (tiny.path / "results/figures/pair.svg.receipt").unlink()
    assert "figure pair" in tiny.planned()


def test_a_receipt_cut_short_is_no_receipt(tiny: Project) -> None:
    receipt = tiny.path / "results/figures/pair.svg.receipt"
    receipt.write_text(receipt.read_text()[:40])
    assert "figure pair" in tiny.planned()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_stops_with_a_sentence_and_leaves_what_was_there(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    artefact = Artefact("scores", "dense")
    artefact.path.parent.mkdir(parents=True)
    artefact.path.write_text("before")

    def fill_the_disk(path: Path) -> None:
        path.symlink_to("/dev/full")
        path.write_text("after")

    with pytest.raises(
        SystemExit, match="the disk is full .* and results/scores/dense.json could not be written: free some space"
    ):
        command.produce(artefact, fill_the_disk)
    assert artefact.path.read_text() == "before"
    assert list(artefact.path.parent.iterdir()) == [artefact.path]


def test_the_disk_that_is_full_is_named_be_it_that_of_temporary_files(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    room = {tmp_path: 0, Path("results/scores"): 9 * 2**20}
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=room[folder]))
    error = OSError(errno.ENOSPC, "No space left on device")
    said = command.sentence(error, Path("results/scores/dense.json"))
    assert said.startswith(f"the disk of {tmp_path} is full (0 MB left)") and "set TMPDIR" in said
    room[tmp_path] = 99 * 2**20
    assert command.sentence(error, Path("results/scores/dense.json")).startswith("the disk is full (9 MB left)")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_while_libraries_load_is_a_line(tiny: Project, how: signal.Signals) -> None:
    """A library may answer an interrupt with an error of its own, as TensorFlow does."""
    loads = "import time\n\nPath('loading').touch()\ntry:\n    time.sleep(60)\n"
    loads += "except BaseException:\n    raise ImportError('?') from None\n"
    tiny.edit("src/tiny/variants/dim.py", "import numpy as np\n", f"import numpy as np\nfrom pathlib import Path\n{loads}")
    job = subprocess.Popen(
        [sys.executable, "-m", "proof", "make", "runs", "dim"],
        cwd=tiny.path,
        env=tiny.environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (tiny.path / "loading").exists():
        assert job.poll() is None, job.communicate()[1]
        time.sleep(0.05)
    job.send_signal(how)
    _, said = job.communicate(timeout=60)
    assert (job.returncode, said) == (1, "dim was stopped before it began\n")


def test_another_fault_of_the_disk_is_a_sentence_too(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    def fail(path: Path) -> None:
        raise OSError(errno.EACCES, "Permission denied", str(path))

    with pytest.raises(SystemExit, match="results/scores/dense.json could not be made: Permission denied"):
        command.produce(Artefact("scores", "dense"), fail)
