"""Heights of many blocks: estimated first, corrected as they are laid out (a Fenwick tree)."""

from __future__ import annotations

from collections.abc import Iterable


class Heights:
    """Rows of each block, with sums and look-up by row in O(log n)."""

    def __init__(self, rows: Iterable[int]) -> None:
        self._rows = list(rows)
        self._tree = [0, *self._rows]
        for i in range(1, len(self._tree)):
            parent = i + (i & -i)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[i]
        self.total = sum(self._rows)

    def correct(self, block: int, rows: int) -> None:
        """Set the height of `block`."""
        change = rows - self._rows[block]
        if not change:
            return
        self._rows[block] = rows
        self.total += change
        i = block + 1
        while i < len(self._tree):
            self._tree[i] += change
            i += i & -i

    def above(self, block: int) -> int:
        """Rows above `block`."""
        rows = 0
        while block > 0:
            rows += self._tree[block]
            block -= block & -block
        return rows

    def find(self, row: int) -> tuple[int, int]:
        """The block at `row`, and the row inside it; the last block for rows beyond the end."""
        row = max(0, min(row, self.total - 1))
        block, step = 0, 1 << (len(self._rows).bit_length())
        while step:
            if block + step < len(self._tree) and self._tree[block + step] <= row:
                block += step
                row -= self._tree[block]
            step >>= 1
        return min(block, len(self._rows) - 1), row
