"""Files as they were at a commit, read out of git's store: the working tree stays as it is."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from proof.source.paths import ROOT

SEPARATOR = "\x1f"  # in no subject line


@dataclass(frozen=True)
class Commit:
    """One state of the project that git keeps."""

    name: str  # as it was asked for
    hash: str
    date: str
    subject: str

    def __str__(self) -> str:
        told = [self.date, f"“{self.subject}”"]
        return f"{self.name} ({', '.join(told if self.hash.startswith(self.name) else [self.hash[:7], *told])})"


def commit(name: str) -> Commit:
    """The commit that a name stands for: HEAD, main~3, a tag, the beginning of a hash."""
    found = git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found is None:
        raise SystemExit(
            f"git knows no commit {name} here: name a branch, a tag or a hash, as in `make diff BASE=main~3` "
            "(`git log --oneline` lists them; a shallow clone needs `git fetch --unshallow`)"
        )
    told = git("log", "-1", f"--format=%H{SEPARATOR}%cs{SEPARATOR}%s", found.decode().strip())
    return Commit(name, *told.decode(errors="replace").strip().split(SEPARATOR))


def content(commit: Commit, file: Path) -> bytes | None:
    """A file's bytes at a commit, None where it was not there."""
    return git("show", "--no-textconv", f"{commit.hash}:./{file.as_posix()}")


def listed(commit: Commit, folder: Path, suffix: str) -> list[Path]:
    """The files with a suffix in a folder at a commit."""
    names = (git("ls-tree", "--name-only", "-z", commit.hash, f"{folder.as_posix()}/") or b"").decode().split("\0")
    return [Path(name) for name in names if name.endswith(suffix)]


def git(*arguments: str) -> bytes | None:
    """What git answers, None where it refuses."""
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise SystemExit(
            "there is no git on the search path, and a comparison reads the old results from it: install git"
        ) from None
    return None if done.returncode else done.stdout
