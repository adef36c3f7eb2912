"""Files as they were at a commit, read from git without touching the working tree."""

import io
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from proof.source.paths import ROOT

SEPARATOR = "\x1f"  # a character that no subject line holds
LEFT_OUT = ("results/runs", "results/live")  # which no slide's picture shows


@dataclass(frozen=True)
class Commit:
    """A commit of this project."""

    name: str  # as the user wrote it
    hash: str
    date: str
    subject: str

    def __str__(self) -> str:
        parts = [self.date, f"“{self.subject}”"]
        return f"{self.name} ({', '.join(parts if self.hash.startswith(self.name) else [self.hash[:7], *parts])})"


def commit(name: str) -> Commit:
    """The commit that a name stands for: HEAD, main~3, a tag, the beginning of a hash."""
    full_hash = git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if full_hash is None:
        raise SystemExit(
            f"git knows no commit {name} here: name a branch, a tag or a hash, as in `make diff BASE=main~3` "
            "(`git log --oneline` lists them; a shallow clone needs `git fetch --unshallow`)"
        )
    fields = git("log", "-1", f"--format=%H{SEPARATOR}%cs{SEPARATOR}%s", full_hash.decode().strip())
    return Commit(name, *fields.decode(errors="replace").strip().split(SEPARATOR))


def unpack(commit: Commit, folder: Path) -> None:
    """Write the project's files at a commit to a folder, without those of its trainings."""
    archive = git("archive", commit.hash, "--", ".", *(f":(exclude){left_out}" for left_out in LEFT_OUT))
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")


def git(*arguments: str) -> bytes | None:
    """The output of a git command, None if it fails."""
    try:
        process = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise SystemExit(
            "there is no git on the search path, and a comparison reads the old results from it: install git"
        ) from None
    return None if process.returncode else process.stdout
