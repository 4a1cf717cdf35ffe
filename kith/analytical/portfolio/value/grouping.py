"""Equal rows once: a hash over raw bits, so that a million customers cost what differs in them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray


class Groups(NamedTuple):
    """Rows that are equal in every key.

    place: int64[n], the group of each row. first: int64[g], one row of each group.
    size: int64[g], rows in each group. Groups are numbered in order of appearance.
    """

    place: NDArray[np.int64]
    first: NDArray[np.int64]
    size: NDArray[np.int64]


def group_equal_rows(*keys: NDArray[np.generic]) -> Groups:
    """Group rows by one to three numeric arrays of equal length n; equal means equal bits."""
    words = [np.ascontiguousarray(key, dtype=_word(key)).view(np.uint64) for key in keys]
    first = words[0]
    second = words[1] if len(words) > 1 else words[0]
    third = words[2] if len(words) > 2 else words[0]
    return Groups(*_group(first, second, third))


def _word(key: NDArray[np.generic]) -> type:
    return np.float64 if key.dtype.kind == "f" else np.int64


@njit(cache=True)
def _group(first, second, third):
    n = first.size
    slots = 16
    while slots < 2 * n:
        slots *= 2
    mask = np.uint64(slots - 1)
    table = np.full(slots, -1, np.int64)
    index = np.empty(n, np.int64)
    rows = np.empty(n, np.int64)
    count = np.empty(n, np.int64)
    groups = 0
    for i in range(n):
        # multiply and fold: floats of whole days differ only in their upper bits
        h = first[i] * np.uint64(0x9E3779B97F4A7C15)
        h = (h ^ (h >> np.uint64(32)) ^ second[i]) * np.uint64(0xC2B2AE3D27D4EB4F)
        h = (h ^ (h >> np.uint64(29)) ^ third[i]) * np.uint64(0x165667B19E3779F9)
        slot = (h ^ (h >> np.uint64(32))) & mask
        while True:
            g = table[slot]
            if g < 0:
                table[slot] = groups
                rows[groups] = i
                count[groups] = 1
                index[i] = groups
                groups += 1
                break
            k = rows[g]
            if first[k] == first[i] and second[k] == second[i] and third[k] == third[i]:
                count[g] += 1
                index[i] = g
                break
            slot = (slot + np.uint64(1)) & mask
    return index, rows[:groups].copy(), count[:groups].copy()
