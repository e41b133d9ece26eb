"""A table in Rasid's own columns, in those of column_aliases.csv, or as a mapping says.

Only a date and somewhere (a governorate, a place or a point) are required.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.sources import totals
from data.sources.cells import Import
from data.sources.columns import headers
from data.sources.format import File, Format
from data.sources.mapping.mapping import Mapping, plan_of
from data.sources.mapping.proposing import Proposal, propose
from data.sources.problems import Refused

NAME = "native"
_SURE = 0.5  # any layout that is known by its name is surer


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return _SURE if headers.names_all_needed(header) else 0.0


def _read(file: File) -> Import:
    """Raises Refused: looks_like_totals, missing_columns, duplicate_columns, mapped_column_missing, ambiguous dates."""
    totals.refuse(file)
    mapping = file.said
    if mapping is None or not mapping.columns:
        plan = replace(plan_of(_certain(propose(file.header, file.tags, file.sample), file.name)), source=NAME)
    else:
        plan = plan_of(_here(mapping, file))
    return file.by(plan)


def _certain(proposal: Proposal, name: str) -> Mapping:
    """What a header says by itself."""
    for question in proposal.questions:
        if len(question.candidates) > 1:
            raise Refused("duplicate_columns", name=name, columns=question.candidates)
    certain = proposal.certain
    if missing := headers.lacking(certain.columns):
        raise Refused("missing_columns", name=name, columns=", ".join(map(headers.with_aliases, missing)))
    return certain


def _here(mapping: Mapping, file: File) -> Mapping:
    for theirs in (name for names in mapping.columns.values() for name in names):
        if theirs not in file.header:
            raise Refused("mapped_column_missing", name=file.name, column=theirs, columns=file.header)
    if missing := headers.lacking(mapping.columns):
        raise Refused("missing_columns", name=file.name, columns=", ".join(map(headers.with_aliases, missing)))
    return mapping


FORMAT = Format(NAME, _fits, _read)
