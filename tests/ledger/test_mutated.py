"""Whatever is changed in a ledger file, at any place and by any value, is refused, or the desk can draw it."""

import json
import random

from components.desk import article as desk_article
from components.desk.words import decided, row_label, warning
from components.names import languages, names
from data.ledger import Refused, as_tables, exchange
from data.ledger.records import Decision, Draft, Reading
from data.ledger.replay import replay
from data.ledger.taking import refuse_unsound
from tests.ledger.everything import lines, written

KINDS_OF = {"readings": Reading, "drafts": Draft, "decisions": Decision}
ANY = (
    *(None, True, 0, -1, 1.5, 2**31 - 1, 2**63, float("inf")),
    *("", "x", "\ud800", "2021-12-12", [], {}, [[]], [1, 2], ["x"]),
)


def _ways(inner, way=()):
    """Every way into a JSON value."""
    yield way
    steps = inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ()
    for step, below in steps:
        yield from _ways(below, (*way, step))


def _mutated(rng):
    """Everything, but for one value anywhere, which is another, is gone, or is that of another place."""
    found = lines()
    place = rng.randrange(len(found))
    ways = [way for way in _ways(found[place]) if way]
    *before, last = rng.choice(ways)
    inner = found[place]
    for step in before:
        inner = inner[step]
    match rng.randrange(4):
        case 0:
            del inner[last]
        case 1:
            other = rng.choice([way for way in ways if way])
            value = found[place]
            for step in other:
                value = value[step]
            inner[last] = json.loads(json.dumps(value))
        case _:
            inner[last] = rng.choice(ANY)
    return written(found)


def _drawn(found):
    """Everything that the desk draws of a ledger, and the tables that are made of it."""
    kept = {table: [one for one in found.records if isinstance(one, kind)] for table, kind in KINDS_OF.items()}
    state = replay(kept["readings"], kept["drafts"], kept["decisions"])
    as_tables(state)
    for lang in languages():
        said = names(lang)
        for number, row in enumerate(state.rows.values(), 1):
            row_label(number, row, said)
            text = found.texts[state.readings[row.draft.document_id].sha256]
            desk_article.segments(text, [row], row, said)
            desk_article._fields(text, row, said)
            for one in (*row.draft.warnings, *state.readings[row.draft.document_id].warnings):
                warning(one, said)
        for one in state.decisions:
            decided(one, state, said)
        for reading in state.readings.values():
            desk_article.label(reading, 1, said)
            desk_article._about(reading, None, said)


def test_whatever_is_changed_in_a_file_is_refused_or_can_be_drawn():
    rng = random.Random(11)
    taken = 0
    for _ in range(60):
        file = _mutated(rng)
        try:
            found = exchange._read(file, lambda line: None)
            refuse_unsound(found.texts, [], found.records)
        except Refused:
            continue
        taken += 1
        _drawn(found)
    assert taken > 5
