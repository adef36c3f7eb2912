"""What a kind of result is, for the table of kinds that a science hands to the engine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """How results of one kind are found and made. Of where they come from, one of `folder`, `of` and neither is given."""

    name: str
    file: str  # below `results/`, with {name} in place of the result's own name
    stage: tuple[str, ...]  # definitions that have a part in every result of the kind, or whole modules, by their full names
    folder: str = ""  # of the science's package, with a module for each result
    function: str = ""  # of that module: its name, or a pattern for the names of several
    constants: tuple[str, ...] = ()  # of that module that the command reads, too
    asks: tuple[str, ...] = ()  # kinds of results that the function's parameters name, the first that has one of that name
    of: tuple[str, ...] = ()  # kinds of results of the same name that it is made of
    made_by: str = ""  # a function that makes one at a path, for kinds that need no training
    committed: bool = True
    optional: bool = False  # a machine may lack what makes it; the receipt says so, and stands for it
