"""How many lies get through? `python -m benchmarks.lies` plants some in the last commit, and counts those that are refused.

A lie is one small change after which an audience receives something that no result says. Lies are drawn by a seed, class by
class, and each is held against what is cheap, in turn: `make check`, the reader of the slides, which every build asks first,
and making again what needs no training. `python -m benchmarks.lies CLASS...` measures some classes, `--seed 3` with other lies.
A class is a function in the CLASSES of a module that `classes.py` names.
"""
