"""What a kind of result is, for the table of kinds that a science hands to the engine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """How results of one kind are found and made: from modules in `folder`, from results of kinds in `of`, or from neither."""

    name: str
    file: str  # below `results/`, with {name} in place of the result's own name
    stage: tuple[str, ...]  # full names of definitions or whole modules that every result of the kind uses
    folder: str = ""  # in the science's package, with a module for each result
    function: str = ""  # of that module: a name, or a pattern for several names
    constants: tuple[str, ...] = ()  # of that module that the command reads as well
    asks: tuple[str, ...] = ()  # kinds that parameters may name; where several have the name, the first counts
    of: tuple[str, ...] = ()  # kinds of the results of the same name that it is made from
    made_by: str = ""  # full name of a function that makes one at a path, for kinds that need no training
    committed: bool = True
    optional: bool = False  # a machine may be unable to make it; the receipt then says so in its place
