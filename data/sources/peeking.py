"""A look at a file before it is read: what its columns are called, what is in them, what they probably are."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa

from data.sources import formats
from data.sources.carrying_out import carry_out
from data.sources.cells import Cells, Import
from data.sources.counted import finding
from data.sources.format import File
from data.sources.mapping import toml
from data.sources.mapping.mapping import Mapping, plan_of
from data.sources.mapping.proposing import Question, Why, propose
from data.sources.totals import totals

_SHOWN, _CELL = 10, 200  # rows, and letters of a cell


class Peeked(NamedTuple):
    """One table of a file.

    layout     the format that knows it by name, "" where none does.
    header, tags, sample   as the file has them; the first records, cells cut to what can be shown.
    mapping, why, questions   what is proposed: data.sources.mapping.proposing.Proposal.
    """

    layout: str
    header: tuple[str, ...]
    tags: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    mapping: Mapping
    why: dict[str, Why]
    questions: tuple[Question, ...]


def peek(file: File) -> Peeked:
    """A look at a file. Raises Refused."""
    surest = formats.surest(file.header, file.sample, otherwise="native")
    proposal = propose(file.header, file.tags, file.sample)
    proposed = proposal.mapping
    if (found := totals(file.header, file.sample)) and surest.name == finding.NAME:
        proposed = Mapping(finding.columns_of(file.header, found, file.name), row_is="total", header=file.header)
    sample = tuple(tuple(cell[:_CELL] for cell in row) for row in file.sample[:_SHOWN])
    layout = "" if surest.name == "native" else surest.name
    return Peeked(layout, file.header, file.tags, sample, proposed, dict(proposal.why), proposal.questions)


def as_read(peeked: Peeked, mapping: Mapping, name: str) -> Import:
    """What the records that are shown become under a mapping; row 1 is the first of them. Raises Refused
    (ambiguous_date_order): they are too few to tell.
    """
    columns = {
        header: [row[place] if place < len(row) else "" for row in peeked.sample]
        for place, header in enumerate(peeked.header)
        if header
    }
    cells = pa.table({header: pa.array(texts, pa.string()) for header, texts in columns.items()})
    n = len(peeked.sample)
    rows = pa.array(range(1, n + 1), pa.int32())
    return carry_out(plan_of(mapping), Cells(name, cells, rows, n_read=n, values=mapping.values), "", "shown")


def as_json(peeked: Peeked) -> dict[str, Any]:
    """For the way from one process to another."""
    return peeked._asdict() | {"mapping": toml.written(peeked.mapping)}


def of_json(found: dict[str, Any]) -> Peeked:
    """The same, back."""
    return Peeked(
        found["layout"],
        tuple(found["header"]),
        tuple(found["tags"]),
        tuple(map(tuple, found["sample"])),
        toml.read(found["mapping"], ""),
        found["why"],
        tuple(Question(about, tuple(candidates)) for about, candidates in found["questions"]),
    )
