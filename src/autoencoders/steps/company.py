"""Processes that train seeds of one variant side by side: so many from the first, and more while cores are idle."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from proof.build import building
from proof.build.seats import Seat, any_free

CLAIM = ".claim"
LOOK_EVERY = 1.0  # seconds
PATIENCE = 5.0  # seconds for which a core has been idle: a training that was about to begin would have taken it


def claimed(seeds: list[int], done: Callable[[int], Path]) -> Iterator[int]:
    """Seed after seed that nobody has trained or is training; it is ours until we ask for the next, or end."""
    for seed in seeds:
        with done(seed).with_suffix(CLAIM).open("w") as claim:
            if building.locked(claim) and not done(seed).exists():
                yield seed


@contextmanager
def company(words: list[str], processes: int, seeds: list[int], done: Callable[[int], Path]) -> Iterator[None]:
    """Others beside this process, by this command, until there are so many; all have ended when this one goes on."""
    others, over, seat = Others(words, seeds, done), threading.Event(), Seat()
    watch = threading.Thread(target=others.look_out, args=(over, seat), daemon=True)
    seat.take()
    for _ in range(1, min(processes, others.seeds_left())):
        others.call()
    watch.start()
    try:
        yield
        over.set()
        watch.join()
        seat.leave()  # waiting takes no core
        others.wait()
    finally:
        over.set()
        watch.join()
        others.kill()


class Others:
    """The processes beside this one; each trains one seed at a time."""

    def __init__(self, words: list[str], seeds: list[int], done: Callable[[int], Path]):
        self.words, self.seeds, self.done = words, seeds, done
        self.started: list[subprocess.Popen] = []

    def call(self) -> None:
        """Start one."""
        self.started.append(subprocess.Popen(self.words))

    def seeds_left(self) -> int:
        """How many seeds are not done; some are being trained."""
        return sum(not self.done(seed).exists() for seed in self.seeds)

    def look_out(self, over: threading.Event, seat: Seat) -> None:
        """Start one more whenever a core of the build has been idle for a while and there is a seed left for it.

        Who found no seat at first sits down as soon as one is free, so that nobody takes this core for idle.
        """
        idle_since = None
        while not over.wait(LOOK_EVERY):
            wanted = self.seeds_left() > 1 + sum(other.poll() is None for other in self.started)  # ours is one of them
            if not (seat.take() and wanted and any_free()):
                idle_since = None
            elif idle_since is None:
                idle_since = time.monotonic()
            elif time.monotonic() - idle_since > PATIENCE:
                self.call()
                idle_since = None

    def wait(self) -> None:
        """Until all have ended."""
        for other in self.started:
            other.wait()

    def kill(self) -> None:
        """End those that go on; they have kept the seeds that they finished."""
        for other in self.started:
            other.kill()
            other.wait()


def help_out(seeds: list[int], done: Callable[[int], Path], train: Callable[[int], None]) -> None:
    """Train what nobody else does, while there is a seat; who stands meanwhile may sit down between two seeds."""
    seat = Seat()
    if not seat.take():
        return
    for seed in claimed(seeds, done):
        train(seed)
        seat.leave()
        time.sleep(2 * LOOK_EVERY)
        if not seat.take():
            return
