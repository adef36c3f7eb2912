"""How far two ways to compute the same numbers may lie apart, whatever the processor."""

import numpy as np
import pytest

SAFE = 8  # times what chance makes of it


def rounded(wanted, terms: int, size: float | None = None, dtype: type = np.float32):
    """Equal to these numbers, up to the rounding of sums of so many terms in this type.

    A sum of n terms rounds n times, by up to half a unit in the last place of what there is by then, to either side: that makes
    about the root of n units. How large the sums are, on the way to a small result too, is told by the largest of the numbers,
    or by `size`.
    """
    wanted = np.asarray(wanted, np.float64)
    size = np.abs(wanted).max(initial=0) if size is None else size
    return pytest.approx(wanted, rel=0, abs=float(SAFE * np.finfo(dtype).eps * np.sqrt(terms) * size))
