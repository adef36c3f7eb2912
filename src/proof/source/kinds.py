"""What a kind of result is, for the table of kinds that a science hands to the engine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Seeds:
    """How a result is put together from trainings that differ in their seed alone, each of which is a job."""

    constant: str  # of the result's module: how many there are, where its function asks for a seed
    gathered_by: str  # a function of the result, the path to write it to, and the paths of its seeds
    in_quick: int  # how many there are in a quick trial, at most


@dataclass(frozen=True)
class Kind:
    """How results of one kind are found and made: from modules in `folder`, from results of kinds in `of`, or from neither.

    The functions that make them count in their keys, with all that they use, unless a `stage` counts instead.
    """

    name: str
    file: str  # below `results/`, in a folder that is called as the kind; {name} stands for the result's own name
    made_by: str = ""  # full name of a function that makes one at a path; where it has seeds, one of them
    in_quick_by: str = ""  # full name of the function that does so in a quick trial, where that is another
    folder: str = ""  # in the science's package, with a module for each result
    function: str = ""  # of that module: a name, or a pattern for several names
    asks: tuple[str, ...] = ()  # kinds of the results that the function's parameters name; the first kind that has one counts
    of: tuple[str, ...] = ()  # kinds of the results of the same name that it is made from
    seeds: Seeds | None = None
    needs: str = ""  # a module that is installed for trainings alone, and that is needed to make one
    committed: bool = True
    optional: bool = False  # a machine may be unable to make it; the receipt then says so in its place
    stage: tuple[str, ...] = ()  # full names of definitions or whole modules that every result of the kind uses

    def makers(self) -> list[str]:
        """The full names of all functions that make it, or put it together."""
        return [name for name in (self.made_by, self.in_quick_by, self.seeds and self.seeds.gathered_by) if name]
