"""What a kind of result is, for the table of kinds that a science hands to the engine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Seeds:
    """How a result is put together from trainings that differ in their seed alone, each of which is a job."""

    constant: str  # of the result's module: how many there are, where its function asks for a seed
    gathered_by: str  # a function of the result, the path to write it to, and the paths of its seeds
    stage: tuple[str, ...]  # definitions that have a part in putting them together, and in no single one
    in_quick: int  # how many there are in a quick trial, at most


@dataclass(frozen=True)
class Kind:
    """How results of one kind are found and made: from modules in `folder`, from results of kinds in `of`, or from neither."""

    name: str
    file: str  # below `results/`, in a folder that is called as the kind; {name} stands for the result's own name
    stage: tuple[str, ...]  # full names of definitions or whole modules that every result of the kind uses
    made_by: str = ""  # full name of a function that makes one at a path; where it has seeds, one of them
    folder: str = ""  # in the science's package, with a module for each result
    function: str = ""  # of that module: a name, or a pattern for several names
    asks: tuple[str, ...] = ()  # kinds of the results that the function's parameters name; the first kind that has one counts
    of: tuple[str, ...] = ()  # kinds of the results of the same name that it is made from
    seeds: Seeds | None = None
    needs: str = ""  # a module that is installed for trainings alone, and that is needed to make one
    committed: bool = True
    optional: bool = False  # a machine may be unable to make it; the receipt then says so in its place
