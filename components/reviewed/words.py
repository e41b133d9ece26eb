"""The ledger's words: what is wrong with a record, and whose word it is that somebody made it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from components.names import Names
from components.view import visible
from data.ledger import Decision, Refused, Unsound
from data.ledger.facts import FIELDS
from data.ledger.marks import Import
from data.ledger.refused import Conflict
from data.ledger.shapes import EXPECTED
from data.ledger.taking import NotALedger

ADVICE = ("lines", "at_most", "days", "together", "export")  # each a way on

COMMANDS = {"check": "python -m data ledger check", "quarantine": "python -m data ledger quarantine --by NAME"}


def not_taken(refusal: NotALedger, names: Names) -> str:
    """Why nothing of a file was taken over: line, record, field, value, what was expected, and a way on."""
    line = names.t("ledger_line", line=names.number(refusal.line)) if refusal.line else names.t("ledger_file")
    said = [names.t("refused_unsound", line=line, wrong=fault(refusal.found, names))]
    if refusal.more:
        said.append(names.t("ledger_more_wrong", n=refusal.more))
    return " ".join((*said, names.t(f"ledger_advice_{_advice(refusal.found)}")))


def fault(one: Unsound, names: Names) -> str:
    """Which record, which field, what stands there and what was expected, in one line."""
    value, told = names.apart(visible(one.value)), expected(one.expected, names)
    if one.table == "file":
        field = names.isolated(visible(one.field)) or names.t("ledger_content")
        return names.t("ledger_wrong_file", field=field, value=value, expected=told)
    return names.t(
        "aside_fault",
        table=names.t(f"aside_{one.table}"),
        record=names.isolated(visible(one.name)),
        field=names.isolated(visible(one.field) or "-"),
        value=value,
        expected=told,
    )


def expected(code: str, names: Names) -> str:
    """What should have stood there; a code without words is shown as it is."""
    name, _, value = code.partition(": ")
    if name in EXPECTED:
        return names.t(f"expected_{name}", value=names.isolated(visible(value)))
    return names.isolated(visible(code.replace("_", " ")))


def by(who: str, mark: Import | None, names: Names) -> str:
    """Who made a record; of one that was taken over, only what its file says."""
    named = names.isolated(visible(who))
    return names.t("ledger_by_file", who=named) if mark else named


def taken_over(mark: Import, names: Names) -> str:
    """Who took a record over, and when."""
    when = at(mark.at, names)
    if not mark.by:
        return names.t("ledger_imported", when=when)
    return names.t("ledger_imported_by", who=names.isolated(visible(mark.by)), when=when)


def at(moment: str, names: Names) -> str:
    """A moment, to the minute."""
    return names.isolated(moment[:16].replace("T", " ") + " UTC")


def deciders(decisions: Iterable[Decision], marks: Mapping[str, Import], names: Names) -> str:
    """Those who made some decisions, each once."""
    return names.listed(dict.fromkeys(by(one.by, marks.get(one.decision_id), names) for one in decisions))


def _advice(found: Unsound) -> str:
    """Which way on there is: a copy that is whole, a clock that is right, an undoing, or another export."""
    named = found.expected.partition(":")[0]
    if named in ("lines", "at_most"):
        return named
    if named == "day_between":
        return "days"
    return "together" if found.table == "drafts" and found.field in FIELDS else "export"


def why(refusal: Refused, names: Names) -> str:
    """Why nothing was written, or read, and a way on."""
    if isinstance(refusal, NotALedger):
        return not_taken(refusal, names)
    values = {name: names.isolated(visible(text)) for name, text in (COMMANDS | refusal.values).items()}
    if isinstance(refusal, Conflict):
        values["who"] = deciders(refusal.others, refusal.marks, names)
    match refusal.code:
        case "lacking":
            fields = names.listed(names.t(f"column_{field}") for field in refusal.values["fields"].split(";"))
            return names.t("refused_lacking", fields=fields)
        case "fault":
            field, fault = refusal.values["field"], refusal.values["fault"]
            named = names.t(f"column_{field}") if names.has(f"column_{field}") else names.isolated(field)
            return names.t(f"fault_{fault}", field=named, value=values["value"])
    code = refusal.code
    if names.has(f"refused_{code}"):
        return names.t(f"refused_{code}", **values)
    return f"{code}: {names.listed(values[name] for name in refusal.values)}"
