"""A build has as many seats as cores, and what trains sits on one: so a training sees a core that nobody uses.

A seat is a lock on a file. It goes with the process that sits on it, however that ends.
"""

from typing import IO

from proof.build import building
from proof.source.paths import RESULTS

FOLDER = RESULTS / ".seats"


class Seat:
    """The place of this process; outside a build there is always room."""

    def __init__(self):
        self.file: IO | None = None

    def take(self) -> bool:
        """Sit down, if there is room; who sits stays."""
        if building.cores() and self.file is None:
            self.file = free()
        return not building.cores() or self.file is not None

    def leave(self) -> None:
        """Get up."""
        if self.file:
            self.file.close()
            self.file = None


def free() -> IO | None:
    """A seat that was free; it is taken until this is closed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for number in range(building.cores()):
        seat = (FOLDER / str(number)).open("w")
        if building.locked(seat):
            return seat
        seat.close()
    return None


def any_free() -> bool:
    """Is there room for another? Outside a build nobody can tell."""
    if seat := free():
        seat.close()
    return seat is not None
