"""One broken record harms nothing but its own article: what is unsound, and all that hangs on it, is set aside.

An article with a broken record is set aside whole: what it said cannot be known without that record. Records of other
articles that hang on one of its rows (a merge with it) are set aside too. The rest counts as if they had never been
there. Once a person has quarantined the broken records, the rest of the article stands again without them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from data import calendar, merge
from data.ledger.checking import Unsound
from data.ledger.held import TABLES, Broken, Held, Key, Record, document_of
from data.ledger.records import COMPARING, Decision, Draft, Reading
from data.ledger.replay import State, live, replay
from data.ledger.tables import DATES
from data.ledger.together import unsound_together, untimely


@dataclass
class _Article:
    """The records of one document that are not set aside, in order of writing."""

    readings: dict[str, Reading] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)


def derived_state(held: Held) -> State:
    """What holds, of all that is sound; `State.broken` says what is wrong with each article that is set aside."""
    broken, aside, state = _settled(held)
    documents = _documents_of(broken)
    return replace(
        state,
        broken=_by_document(broken.values()),
        titles={one.document_id: one.title for one in held.readings.values() if one.document_id in documents},
        aside=len(aside),
        quarantined=tuple(held.quarantined.values()),
    )


def _settled(held: Held) -> tuple[dict[Key, Broken], frozenset[Key], State]:
    """What is broken, all that is set aside with it, and what holds of the rest."""
    broken = dict(held.broken)
    while True:
        documents = _documents_of(broken)
        aside = hanging(held, {*broken, *_of_documents(held, documents)}) if broken else frozenset()
        if more := _broken_among(held, aside):
            broken |= more
            continue
        state = _replayed(held, aside)
        if not (more := _broken_of_all(held, state)):
            return broken, aside, state
        broken |= more


def _documents_of(broken: Mapping[Key, Broken]) -> set[str]:
    return {document for one in broken.values() for document in one.documents}


def broken_records(held: Held, *, timely: bool = False) -> dict[Key, Broken]:
    """Every unsound record, also those found only once the unsound ones before them are taken away.

    timely  those too that tell of days that cannot be: no import takes them, and a desk of today writes none. An older
            one may have: they are counted nowhere, and can be put right at the desk. None is set aside for good: it may
            be the clock that is wrong.
    """
    broken = dict(held.broken)
    while True:
        aside = hanging(held, broken)
        if more := _broken_among(held, aside):
            broken |= more
            continue
        state = _replayed(held, aside)
        more = _broken_of_all(held, state) or (_by_record(held, untimely(state)) if timely else {})
        if not more:
            return broken
        broken |= more


def standing(held: Held, *, counted: bool = False) -> list[Record]:
    """The records that are neither broken nor hang on a broken one, in order of writing, table by table.

    counted  without those of articles that are set aside: elsewhere their rows would count.
    """
    gone = _settled(held)[1] if counted else hanging(held, broken_records(held))
    return [one for table in TABLES for name, one in held.of(table).items() if (table, name) not in gone]


def hanging(held: Held, gone: Collection[Key]) -> frozenset[Key]:
    """These records and all that cannot stand without them: readings of a text, drafts of a reading, decisions on a
    draft or naming it, drafts that a decision made, the undoing of a decision.
    """
    lost: dict[str, set[str]] = defaultdict(set)
    for table, name in gone:
        lost[table].add(name)
    before = -1
    while before != (before := sum(map(len, lost.values()))):
        lost["readings"] |= {name for name, one in held.readings.items() if one.sha256 in lost["texts"]}
        lost["drafts"] |= {
            name
            for name, one in held.drafts.items()
            if one.read_in in lost["readings"] or one.made_in in lost["decisions"]
        }
        lost["decisions"] |= {
            name
            for name, one in held.decisions.items()
            if not lost["drafts"].isdisjoint(_named(one)) or one.new.get("decision") in lost["decisions"]
        }
    return frozenset(Key(table, name) for table, names in lost.items() for name in names)  # type: ignore[arg-type]


def _named(decision: Decision) -> list[str]:
    """The drafts that a decision is about, makes or compares with."""
    return [*decision.drafts, *decision.new.get("drafts", ()), *filter(None, [decision.new.get("with")])]


def _documents(decision: Decision) -> frozenset[str]:
    return frozenset(map(document_of, decision.drafts))


def _of_documents(held: Held, documents: Collection[str]) -> set[Key]:
    """All records of these documents."""
    return {
        *(Key("readings", name) for name, one in held.readings.items() if one.document_id in documents),
        *(Key("drafts", name) for name, one in held.drafts.items() if one.document_id in documents),
        *(Key("decisions", name) for name, one in held.decisions.items() if not _documents(one).isdisjoint(documents)),
    }


def _replayed(held: Held, aside: Collection[Key]) -> State:
    readings = [one for name, one in held.readings.items() if ("readings", name) not in aside]
    drafts = [one for name, one in held.drafts.items() if ("drafts", name) not in aside]
    return replay(readings, drafts, [one for name, one in held.decisions.items() if ("decisions", name) not in aside])


def _broken_among(held: Held, aside: Collection[Key]) -> dict[Key, Broken]:
    """What is sound alone and unsound among the others that are not set aside: within an article, or in its merges.

    An article is asked only when its records are others than when it was last asked.
    """
    found: list[Unsound] = []
    articles = _articles(held, aside)
    for document, article in articles.items():
        others = {document_of(str(one.new["with"])) for one in article.decisions.values() if "with" in one.new}
        parts = [article, *(articles[other] for other in sorted(others - {document}) if other in articles)]
        texts = tuple(one.sha256 in held.texts for one in article.readings.values())
        records = (texts, *(name for part in parts for name in (*part.readings, *part.drafts, *part.decisions)))
        asked, wrong = held.among.get(document, ((), ()))
        if asked != records:
            wrong = tuple(one for one in _wrong_with(held, parts) if one.name in getattr(article, one.table))
            held.among[document] = (records, wrong)
        found += wrong
    return _by_record(held, found)


def _broken_of_all(held: Held, state: State) -> dict[Key, Broken]:
    """What only all articles together show, once each of them is sound."""
    return _by_record(held, (*_contradictory(state), *_lent_of_days_that_cannot_be(state)))


def _lent_of_days_that_cannot_be(state: State) -> list[Unsound]:
    """Merges whose lent accounts tell of days on which nothing can have happened: nobody can put those right."""
    return [
        Unsound("decisions", one.decision_id, f"new.{kind}.{place}.{name}", str(said), "plausible_day")
        for one in state.decisions
        for kind in ("accounts", "documents")
        for place, row in enumerate(one.new.get(kind, ()))
        for name, said in row.items()
        if name in DATES and said and not calendar.is_plausible(date.fromisoformat(said))
    ]


def _articles(held: Held, aside: Collection[Key]) -> dict[str, _Article]:
    found: dict[str, _Article] = defaultdict(_Article)
    for name, reading in held.readings.items():
        if ("readings", name) not in aside:
            found[reading.document_id].readings[name] = reading
    for name, draft in held.drafts.items():
        if ("drafts", name) not in aside:
            found[draft.document_id].drafts[name] = draft
    for name, decision in held.decisions.items():
        if ("decisions", name) not in aside:
            found[document_of(decision.drafts[0])].decisions[name] = decision
    return dict(found)


def _wrong_with(held: Held, parts: Sequence[_Article]) -> Iterable[Unsound]:
    readings, drafts, decisions = ([one for part in parts for one in getattr(part, table).values()] for table in TABLES)
    return unsound_together(held.texts, readings, drafts, decisions)


def _contradictory(state: State) -> list[Unsound]:
    """The decisions with which those before them cannot all hold: of two reports that are one incident and are not."""
    said = [one for one in live(state.decisions) if one.kind in COMPARING]
    found = []
    while _contradiction(said):
        first, last = 0, len(said)  # said[:first] hold together, said[:last] do not
        while last - first > 1:
            middle = (first + last) // 2
            first, last = (first, middle) if _contradiction(said[:middle]) else (middle, last)
        pair = _contradiction(said[:last])
        found.append(Unsound("decisions", said.pop(last - 1).decision_id, "new.with", pair, "no_contradiction"))
    return found


def _contradiction(decisions: Sequence[Decision]) -> str:
    """Two reports that these decisions call one incident and two; "" where they agree."""
    links = State({}, {}, decisions).links
    try:
        merge.groups({name for link in links for name in (link["report_a"], link["report_b"])}, links)
    except merge.ContradictionError as error:
        return str(error)
    return ""


def _by_record(held: Held, found: Iterable[Unsound]) -> dict[Key, Broken]:
    wrong: dict[Key, tuple[Unsound, ...]] = defaultdict(tuple)
    for one in found:
        if one.table != "file":
            wrong[Key(one.table, one.name)] += (one,)
    return {
        key: Broken(
            key,
            _documents(held.decisions[key.name]) if key.table == "decisions" else frozenset({document_of(key.name)}),
            said,
        )
        for key, said in wrong.items()
    }


def _by_document(broken: Iterable[Broken]) -> Mapping[str, tuple[Unsound, ...]]:
    """What is wrong with each document; "" for records of which nobody can say what they are about."""
    found: dict[str, tuple[Unsound, ...]] = defaultdict(tuple)
    for one in broken:
        for document in one.documents or {""}:
            found[document] += one.wrong
    return dict(found)
