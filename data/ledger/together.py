"""What is wrong among the records of a ledger, each of which is sound by itself, and what no day allows.

Two ledgers that went apart and came together hold decisions whose authors had not seen each other's. So a decision is
asked whether anybody could have made it after some of those before it, not whether it fits all of them; what all of
them together make must hold whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import calendar, merge
from data.ledger.checking import Table, Unsound
from data.ledger.facts import CONTRADICTION, FIELDS, faults, impossible_days, lacks
from data.ledger.records import COUNTED, MOST_CODED, MOST_DRAFTS, Decision, Draft, Reading
from data.ledger.replay import STANDING, State, grouped, replay
from data.ledger.shapes import shortened

MOST_MARKS = 10_000  # words that the rows of one reading rest on: an article of two hundred rows has some two thousand


def unsound_together(
    lengths: Mapping[str, int], readings: Sequence[Reading], drafts: Sequence[Draft], decisions: Sequence[Decision]
) -> tuple[Unsound, ...]:
    """Everything wrong among these records, in the order they were written.

    lengths  the texts that are there: their hashes, and how many characters each has.
    """
    found = (
        *_readings(lengths, readings),
        *_drafts(lengths, readings, drafts, decisions),
        *_decisions(lengths, readings, drafts, decisions),
    )
    return found or tuple(_whole(replay(readings, drafts, decisions)))


def untimely(state: State) -> tuple[Unsound, ...]:
    """Days on which nothing can have happened or been published.

    When a record was written is not asked: a clock that stood in another year costs no decision, and none is counted
    by it.
    """
    found = [
        Unsound("readings", reading.name, "published", str(reading.published), _days())
        for reading in state.readings.values()
        if reading.published is not None and not calendar.is_plausible(reading.published)
    ]
    for name, row in state.rows.items():
        if row.status in STANDING:  # nobody counts the others, and nobody can put them right
            found += [
                Unsound("drafts", name, fault.field, fault.value, _days()) for fault in impossible_days(row.facts)
            ]
    for decision in state.decisions:
        for place, account in enumerate(decision.new.get("accounts", ())):
            days = {name: said for name, said in account.items() if name in FIELDS}
            found += [
                Unsound("decisions", decision.decision_id, f"new.accounts.{place}.{fault.field}", fault.value, _days())
                for fault in impossible_days(days)
            ]
    return tuple(found)


def _readings(lengths: Mapping[str, int], readings: Sequence[Reading]) -> Iterator[Unsound]:
    """A reading is of a text that is there, named after it, and numbered after those before it."""
    last: dict[str, int] = defaultdict(int)
    for one in readings:
        name = one.name
        if one.document_id != f"D{one.sha256[:12]}":
            yield Unsound("readings", name, "document_id", one.document_id, f"like: D{one.sha256[:12]}")
        if one.sha256 not in lengths:
            yield Unsound("readings", name, "sha256", one.sha256, "known_text")
        if one.reading <= last[one.document_id]:  # a number may be missing: of a reading in quarantine
            yield Unsound("readings", name, "reading", str(one.reading), f"above: {last[one.document_id]}")
        last[one.document_id] = one.reading
        if (one.published is None) != (one.published_basis == "unknown"):
            yield Unsound("readings", name, "published_basis", one.published_basis, "fits: published")


def _drafts(
    lengths: Mapping[str, int], readings: Sequence[Reading], drafts: Sequence[Draft], decisions: Sequence[Decision]
) -> Iterator[Unsound]:
    """A draft is of a reading that is there, rests on words within its text, and was made by what says it made it."""
    texts = {one.name: one.sha256 for one in readings}
    made = {one.decision_id: _made_by(one) for one in decisions}
    many = Counter(one.read_in for one in drafts if not one.made_in)
    for one in drafts:
        if not one.draft_id.startswith(f"{one.read_in}."):
            yield Unsound("drafts", one.draft_id, "draft_id", one.draft_id, f"like: {one.read_in}.1")
        if one.read_in not in texts:
            yield Unsound("drafts", one.draft_id, "reading", one.read_in, "known_reading")
            continue
        if one.made_in and one.draft_id not in made.get(one.made_in, ()):
            yield Unsound("drafts", one.draft_id, "made_in", one.made_in, "known_decision")
        yield from _outside("drafts", one.draft_id, one, lengths.get(texts[one.read_in]))
    for reading, number in many.items():
        if number > MOST_DRAFTS + MOST_CODED:
            expected = f"list_of_length: 0..{MOST_DRAFTS + MOST_CODED}"
            yield Unsound("readings", reading, "drafts", str(number), expected)


def _decisions(
    lengths: Mapping[str, int], readings: Sequence[Reading], drafts: Sequence[Draft], decisions: Sequence[Decision]
) -> Iterator[Unsound]:
    """A decision is about drafts that are there and its author could have made it."""
    texts = {one.name: one.sha256 for one in readings}
    known = {one.draft_id: one for one in drafts}
    before: dict[str, Decision] = {}
    given: dict[str, set[str]] = {
        one.draft_id: {name for name, said in one.facts.items() if said is not None} for one in drafts
    }
    for one in decisions:
        name = one.decision_id
        missing = [draft for draft in one.drafts if draft not in known]
        if missing:
            yield Unsound("decisions", name, "drafts", missing[0], "known_draft")
            continue
        about = [known[draft] for draft in one.drafts]
        yield from _impossible(one, about, known, before, given)
        yield from _outside("decisions", name, one, lengths.get(texts.get(about[0].read_in, "")))
        if one.kind == "edit":
            given[one.drafts[0]] |= {field for field, said in one.new.items() if said is not None}
        before[name] = one


def _impossible(
    one: Decision,
    about: Sequence[Draft],
    known: Mapping[str, Draft],
    before: Mapping[str, Decision],
    given: Mapping[str, set[str]],
) -> Iterator[Unsound]:
    """What nobody could have decided, whichever of the decisions before it they had seen."""

    def wrong(field: str, value: object, expected: str) -> Unsound:
        return Unsound("decisions", one.decision_id, field, shortened(value), expected)

    for draft in about:
        if draft.made_in and draft.made_in not in {*before, one.decision_id}:
            yield wrong("drafts", draft.draft_id, "made_before")
    first = about[0]
    match one.kind:
        case "accept":
            if first.kind not in COUNTED:
                yield wrong("kind", one.kind, f"no_decision_on: {first.kind}")
            for field in lacks(first.kind, dict.fromkeys(given[first.draft_id], True)):
                yield wrong("kind", one.kind, f"no_decision_without: {field}")
        case "undo":
            undone = before.get(one.new["decision"])
            if undone is None or undone.kind == "undo":
                yield wrong("new.decision", one.new["decision"], "known_decision")
            elif undone.drafts != one.drafts:
                yield wrong("drafts", ", ".join(one.drafts), f"like: {', '.join(undone.drafts)}")
        case "split" | "join" | "add":
            yield from (wrong(*found) for found in _misbegotten(one, about, known))
        case "merge" | "unmerge" | "apart" | "unsure":
            other = known.get(one.new["with"])
            if first.kind != "incident":
                yield wrong("kind", one.kind, f"no_decision_on: {first.kind}")
            if one.new["with"] in one.drafts:
                yield wrong("new.with", one.new["with"], "another_report")
            elif (other is None or other.kind != "incident") and (":" not in one.new["with"] or _unlent(one)):
                yield wrong("new.with", one.new["with"], "known_draft")


def _unlent(one: Decision) -> bool:
    """Whether it merges with an incident of another table and does not hold what that told."""
    return one.kind == "merge" and "accounts" not in one.new


def _misbegotten(
    one: Decision, about: Sequence[Draft], known: Mapping[str, Draft]
) -> Iterator[tuple[str, object, str]]:
    """How the drafts that a decision made, or was made of, are not what it can have made, or been made of."""
    if len({(draft.document_id, draft.kind) for draft in about}) > 1:
        yield "drafts", ", ".join(one.drafts), "same_document_and_kind"
    for name in _made_by(one):
        made = known.get(name)
        if made is None or made.made_in != one.decision_id:
            yield ("drafts" if one.kind == "add" else "new.drafts"), name, "known_draft"
        elif made.document_id != about[0].document_id:
            yield "new.drafts", name, "same_document_and_kind"


def _whole(state: State) -> Iterator[Unsound]:
    """What all decisions together make: rows whose fields agree, that have what counting needs, merges that agree."""
    for name, row in state.rows.items():
        found = (fault for fault in faults(row.facts) if fault.code not in (CONTRADICTION, "implausible_date"))
        yield from (Unsound("drafts", name, fault.field, fault.value, fault.code) for fault in found)
        if row.status == "accepted":
            yield from (Unsound("drafts", name, field, "null", "given") for field in lacks(row.draft.kind, row.facts))
    marks: Counter[str] = Counter()
    for row in state.rows.values():
        marks[row.draft.read_in] += sum(map(len, row.spans.values()))
    for reading, number in marks.items():
        if number > MOST_MARKS:
            yield Unsound("readings", reading, "spans", str(number), f"list_of_length: 0..{MOST_MARKS}")
    linked = {name for link in state.links for name in (link["report_a"], link["report_b"])}
    try:
        grouped(state, sorted(linked))
    except merge.ContradictionError as error:
        last = next(one for one in reversed(state.decisions) if one.kind in ("merge", "apart"))
        yield Unsound("decisions", last.decision_id, "new.with", str(error), "no_contradiction")


def _outside(table: Table, name: str, record: Draft | Decision, length: int | None) -> Iterator[Unsound]:
    """The words that a record rests on lie within its text."""
    if length is None:
        return
    for field, spans in record.spans.items():
        last = max((end for _, end in spans), default=0)
        if last > length:
            yield Unsound(table, name, f"spans.{field}", str(last), f"within_text: 0..{length}")


def _made_by(one: Decision) -> Iterable[str]:
    """The drafts that a decision says it made."""
    if one.kind == "add":
        return one.drafts
    made: Iterable[str] = one.new.get("drafts", ())
    return made


def _days() -> str:
    return f"day_between: {calendar.FIRST_DAY}..{calendar.last_day()}"
