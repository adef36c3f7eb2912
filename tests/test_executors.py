"""Jobs on other machines: what comes out is what comes out here, and what fails there loses nothing here."""

import os
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Project
from proof.build import building, settings

ELSEWHERE = (
    *("--executor", "cluster-generic", "--cluster-generic-submit-cmd", f"sh {ROOT}/tests/submit.sh", "--jobs", "4"),
    *("--seconds-between-status-checks", "1", "--latency-wait", "10"),
)


def made(project: Project) -> dict[str, bytes]:
    """The committed results that a build leaves."""
    return {str(path.relative_to(project.path)): path.read_bytes() for path in (project.path / "results").glob("*/*.[jn]*[nz]")}


def test_trainings_elsewhere_give_the_same_scores_to_the_last_byte(tiny: Project) -> None:
    here = made(tiny)
    assert "results/runs/noisy.npz" in here
    shutil.rmtree(tiny.path / "results")
    done = tiny.snakemake(*ELSEWHERE, "--", "scores")
    assert done.returncode == 0, done.stderr[-3000:]
    assert made(tiny) == {name: here[name] for name in made(tiny)}
    assert tiny.planned("scores") == set()
    assert done.stderr.count("with external jobid") == 4, "a data set, two seeds and a training without; all else is made here"


def test_a_machine_elsewhere_needs_no_temporary_file_of_the_one_where_the_command_is_typed(tiny: Project) -> None:
    temporary = tiny.path.with_name("temporary")
    temporary.mkdir()
    tiny.edit("src/tiny/variants/noisy.py", "SPREAD = 0.1", "SPREAD = 0.2")
    done = tiny.snakemake(*ELSEWHERE, "--", "scores", TMPDIR=str(temporary), NOT_SHARED=str(temporary))
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stderr.count("with external jobid") == 2


def test_what_fails_elsewhere_leaves_the_old_run_and_knows_what_was_set_for_the_build(tiny: Project) -> None:
    before = made(tiny)
    marker = '    """Write the run of one seed, or of a variant that has none."""\n'
    says = '    from proof.build import settings\n    raise SystemExit(f"no: {settings.shelf()}")\n'
    tiny.edit("src/tiny/making.py", marker, marker + says)
    done = tiny.snakemake(*ELSEWHERE, "--keep-going", "--config", "shelf=near", "--", "scores")
    assert done.returncode != 0
    assert made(tiny) == before
    logs = [path.read_text() for path in (tiny.path / "results/logs/train").rglob("*.log")]
    assert len([log for log in logs if f"no: {tiny.path}/near" in log]) == 3


def test_a_job_ends_with_its_build_where_it_can_see_it_and_goes_on_where_it_cannot(monkeypatch) -> None:
    gone = 2**22 + 1  # beyond any process number
    monkeypatch.setenv("PROOF_BUILD", building.mark())
    assert building.goes_on()
    monkeypatch.setenv("PROOF_BUILD", " ".join([str(gone), *building.where()]))
    assert not building.goes_on()
    monkeypatch.setenv("PROOF_BUILD", f"{gone} another-machine pid:[4026531836]")
    assert building.goes_on()


@pytest.fixture
def unset(monkeypatch) -> None:
    """A shell in which nothing is set for builds."""
    for variable in settings.VARIABLES.values():
        monkeypatch.setenv(variable, "")
        monkeypatch.delenv(variable)


def test_what_is_set_in_the_config_reaches_jobs_by_their_environment(unset, monkeypatch, tmp_path: Path) -> None:
    assert settings.take({"mirror": "raw", "quick": 1, "seeds": 2}, tmp_path) == ["PROOF_MIRROR", "PROOF_QUICK", "PROOF_SEEDS"]
    assert (os.environ["PROOF_MIRROR"], settings.quick(), settings.seed_limit()) == (str(tmp_path / "raw"), True, 2)
    settings.take({"mirror": "https://here.example/raw", "quick": 0}, tmp_path)
    assert (os.environ["PROOF_MIRROR"], settings.quick()) == ("https://here.example/raw", False)


def test_a_job_on_another_machine_keeps_what_its_build_resolved(unset, monkeypatch) -> None:
    monkeypatch.setenv("PROOF_MIRROR", "/where/the/user/was/raw")
    settings.take({"mirror": "raw"}, Path.cwd(), child=True)
    assert os.environ["PROOF_MIRROR"] == "/where/the/user/was/raw"


def test_a_setting_that_there_is_not_is_refused_with_what_was_meant(unset) -> None:
    with pytest.raises(SystemExit, match="--config mirorr=... sets nothing: did you mean mirror?"):
        settings.take({"mirorr": "raw"}, Path.cwd())


def test_conda_finds_the_lock_file_from_wherever_it_copies_its_environment_to(monkeypatch, tmp_path: Path) -> None:
    """Conda hands the lines below `pip:` to pip, in a file of its own."""
    from pip._internal.network.session import PipSession
    from pip._internal.req.req_file import parse_requirements

    monkeypatch.setenv("PROOF_ROOT", "")  # which is taken back at the end
    monkeypatch.setenv("PYTHONPATH", os.environ.get("PYTHONPATH", ""))
    monkeypatch.setenv("PATH", os.environ["PATH"])
    building.pass_on()
    lines = (ROOT / "workflow/conda.yml").read_text().partition("- pip:\n")[2]
    (tmp_path / "requirements.txt").write_text(lines.replace("      - ", ""))
    names = {
        entry.requirement.partition("==")[0] for entry in parse_requirements(str(tmp_path / "requirements.txt"), PipSession())
    }
    assert {"tensorflow", "snakemake"} <= names
