"""Text columns of a table on disk, batch by batch: what no step looks into need not stand in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.text import name_key

Places = npt.NDArray[np.int64]


class Spooling:
    """Takes batches of so many text columns, in their order."""

    def __init__(self, columns: int) -> None:
        self.schema = pa.schema([(str(at), pa.string()) for at in range(columns)])
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- gone with the last who reads it
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        self._writer = pa.ipc.new_file(self._file, self.schema, options=options)
        self._starts = [0]

    def add(self, columns: Sequence[pa.Array]) -> None:
        """A batch of rows, by column."""
        batch = pa.RecordBatch.from_arrays(list(columns), schema=self.schema)
        if len(batch):
            self._writer.write_batch(batch)
            self._starts.append(self._starts[-1] + len(batch))

    def done(self) -> Spool:
        """All of them."""
        self._writer.close()
        return Spool(self._file, self.schema, np.array(self._starts, np.int64))


@dataclass(frozen=True)
class Spool:
    """The columns as written; starts: the first row of each batch, and how many rows there are."""

    file: IO[bytes]
    schema: pa.Schema
    starts: Places

    def take(self, places: Places) -> list[pa.Array]:
        """The rows at these places, by column."""
        order = np.argsort(places, kind="stable")
        sorted_places = places[order]
        reader = pa.ipc.open_file(self.file)
        parts = []
        for batch in np.unique(np.searchsorted(self.starts, sorted_places, side="right") - 1).tolist():
            first, after = np.searchsorted(sorted_places, self.starts[batch : batch + 2])
            here = sorted_places[first:after] - self.starts[batch]
            parts.append(reader.get_batch(batch).take(pa.array(here)))
        table = pa.Table.from_batches(parts, self.schema).combine_chunks()
        if not np.array_equal(sorted_places, places):
            table = table.take(pa.array(np.argsort(order, kind="stable")))
        return [column.combine_chunks() for column in table.columns]


@dataclass(frozen=True)
class OwnCells:
    """The columns of a file that no plan reads, as text, on disk.

    headers   as written; "#5" for the fifth column of the file where it has none.
    rows      the row number of each record, as in Cells.rows, sorted.
    left_out  headers of those that are not held: too many, or no texts.
    """

    headers: tuple[str, ...]
    rows: npt.NDArray[np.int32]
    spool: Spool
    left_out: tuple[str, ...] = ()

    def take(self, rows: npt.NDArray[np.int32]) -> list[pa.Array]:
        """The cells of the records of these numbers, by column."""
        return self.spool.take(np.searchsorted(self.rows, rows))

    def moved(self, by: int, names: Mapping[str, str]) -> OwnCells:
        """The same under other row numbers, and under the names that headers have elsewhere, by their key."""
        headers = tuple(names.get(name_key(one), one) for one in self.headers)
        return replace(self, headers=headers, rows=self.rows + np.int32(by))

    @classmethod
    def joined(cls, parts: Sequence[OwnCells]) -> OwnCells:
        """Several as one, under all their headers; the rows of each part are above those of the one before."""
        headers = tuple(dict.fromkeys(header for part in parts for header in part.headers))
        spooling = Spooling(len(headers))
        for part in parts:
            for start, after in zip(part.spool.starts[:-1], part.spool.starts[1:], strict=True):
                cells = dict(zip(part.headers, part.spool.take(np.arange(start, after)), strict=True))
                empty = pa.array([""] * int(after - start), pa.string())
                spooling.add([cells.get(header, empty) for header in headers])
        left_out = tuple(dict.fromkeys(header for part in parts for header in part.left_out))
        return cls(headers, np.concatenate([part.rows for part in parts]), spooling.done(), left_out)
