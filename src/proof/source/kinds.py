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
    """How results of one kind are found and made. Of where they come from, one of `folder`, `of` and neither is given."""

    name: str
    file: str  # below `results/`, with {name} in place of the result's own name
    stage: tuple[str, ...]  # definitions that have a part in every result of the kind, or whole modules, by their full names
    made_by: str = ""  # a function of the result and the path to write it to; of its seed too, where it has some
    folder: str = ""  # of the science's package, with a module for each result
    function: str = ""  # of that module: its name, or a pattern for the names of several
    asks: tuple[str, ...] = ()  # kinds of results that the function's parameters name, the first that has one of that name
    of: tuple[str, ...] = ()  # kinds of results of the same name that it is made of
    seeds: Seeds | None = None
    needs: str = ""  # a module that only what trains has; without one it can be made wherever a talk is
    committed: bool = True
    optional: bool = False  # a machine may lack what makes it; the receipt says so, and stands for it
