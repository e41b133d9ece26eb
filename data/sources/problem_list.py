"""All that is said of a file, held as numbers: what is said of a million rows is held once, and which rows they are."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from data.sources.problems import Problem

_TOLD = 500  # bytes of a thing that is said, with its texts
Numbers = npt.NDArray[np.int32]


class Problems(Sequence[Problem]):
    """Problems in an order, each made when it is asked for.

    rows   the row of each; kinds: which of `told` is said of it.
    told   what is said, with row 0: each of them once where the list was made by Noted.
    """

    def __init__(self, rows: Numbers, kinds: Numbers, told: tuple[Problem, ...]) -> None:
        self.rows, self.kinds, self.told = rows, kinds, told

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Problem]:
        for row, kind in zip(self.rows.tolist(), self.kinds.tolist(), strict=True):
            yield Problem(row, *self.told[kind][1:])

    @overload
    def __getitem__(self, at: int) -> Problem: ...
    @overload
    def __getitem__(self, at: slice) -> Problems: ...
    def __getitem__(self, at: int | slice) -> Problem | Problems:
        if isinstance(at, slice):
            return Problems(self.rows[at], self.kinds[at], self.told)
        return Problem(int(self.rows[at]), *self.told[self.kinds[at]][1:])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(one == theirs for one, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Problems({list(self)!r})"

    def where(self, wanted: Callable[[Problem], bool]) -> Problems:
        """Those of which `wanted` is true, whatever their row."""
        kept = np.fromiter(map(wanted, self.told), dtype=bool, count=len(self.told))[self.kinds]
        return Problems(self.rows[kept], self.kinds[kept], self.told)

    def in_order(self) -> Problems:
        """The same, sorted as problems are: by row first."""
        rank = np.empty(len(self.told), dtype=np.int32)
        rank[sorted(range(len(self.told)), key=self.told.__getitem__)] = np.arange(len(self.told), dtype=np.int32)
        order = np.lexsort((rank[self.kinds], self.rows))
        return Problems(self.rows[order], self.kinds[order], self.told)

    def counted(self) -> Iterator[tuple[Problem, int]]:
        """Everything that is said at all, and how often, in the order in which it is first said."""
        kinds, first, often = np.unique(self.kinds, return_index=True, return_counts=True)
        for at in np.argsort(first).tolist():
            yield self.told[kinds[at]], int(often[at])

    @property
    def held(self) -> int:
        """Bytes of memory that it takes, about."""
        return self.rows.nbytes + self.kinds.nbytes + len(self.told) * _TOLD

    @property
    def n_rows(self) -> int:
        """The rows of which something is said, each sheet's apart."""
        sheets = {title: at for at, title in enumerate(dict.fromkeys(one.sheet for one in self.told))}
        sheet = np.array([sheets[one.sheet] for one in self.told], dtype=np.int64)
        return len(np.unique(sheet[self.kinds] << 32 | self.rows))

    def each(self, of: Callable[[Problem], Any]) -> npt.NDArray[np.object_]:
        """What `of` makes of each, whatever its row: asked once for what is said of many."""
        made = np.empty(len(self.told), dtype=object)
        made[:] = [of(one) for one in self.told]
        return made[self.kinds]


class Noted:
    """Collects problems, in the order in which they are found."""

    def __init__(self, said: Iterable[Problem] = ()) -> None:
        self._told: dict[Problem, int] = {}
        self._rows, self._kinds = array("i"), array("i")
        self.add(said)

    def add(self, problems: Iterable[Problem]) -> None:
        """Take over some problems."""
        if isinstance(problems, Problems):
            self.say(problems.rows, problems.kinds, problems.told)
            return
        for one in problems:
            self._rows.append(one.row)
            self._kinds.append(self._kind(Problem(0, *one[1:])))

    def say(self, rows: Numbers, kinds: npt.NDArray[np.integer[Any]], told: Sequence[Problem]) -> None:
        """Say of each row what stands in `told` under its kind."""
        ours = np.fromiter(map(self._kind, told), dtype=np.int32, count=len(told))
        self._rows.frombytes(rows.astype(np.int32).tobytes())
        self._kinds.frombytes(ours[kinds].tobytes())

    def problems(self) -> Problems:
        """All that was said."""
        return Problems(np.array(self._rows, np.int32), np.array(self._kinds, np.int32), tuple(self._told))

    def _kind(self, told: Problem) -> int:
        return self._told.setdefault(told, len(self._told))


def listed(*parts: Iterable[Problem]) -> Problems:
    """Some problems, one after the other."""
    noted = Noted()
    for part in parts:
        noted.add(part)
    return noted.problems()
