"""Snakemake, imported once: half of a small build's time is its imports.

A process that has imported it, and nothing of ours, forks a child for each command, which is what a shell would have started.
"""

import atexit
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Snakemake:
    """The waiting process, started when it is first asked."""

    folder: Path  # for what commands say
    process: subprocess.Popen | None = None
    asked: int = 0
    pipes: dict = field(default_factory=lambda: {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True})

    def run(self, options: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess:
        """What `snakemake` does with these options in a folder."""
        self.asked += 1
        said = [self.folder / f"{self.asked}.{stream}" for stream in ("out", "err")]
        command = {"options": options, "folder": str(folder), "environment": environment, "said": [str(path) for path in said]}
        if self.process is None:
            self.process = subprocess.Popen([sys.executable, __file__], cwd=self.folder, **self.pipes)
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        out, err = (path.read_text() for path in said)
        for path in said:
            path.unlink()
        return subprocess.CompletedProcess(["snakemake", *options], code, out, err)

    def end(self) -> None:
        """Let it go."""
        if self.process:
            self.process.stdin.close()
            self.process.wait()


def serve() -> None:
    """Fork for each command that comes in, and tell how it ended."""
    import snakemake.cli  # noqa: F401  (what takes the time)

    for line in sys.stdin:
        if (child := os.fork()) == 0:
            become(**json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def become(options: list[str], folder: str, environment: dict[str, str], said: list[str]) -> None:
    """Be the command, to its end."""
    from snakemake.cli import main

    atexit._clear()  # what the waiting process would do at its end
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for stream, path in zip((1, 2), said, strict=True):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream)
    sys.path[:] = [*environment.get("PYTHONPATH", "").split(os.pathsep), *sys.path[1:]]
    sys.argv = [str(Path(sys.executable).with_name("snakemake")), *options]
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    serve()
