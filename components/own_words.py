"""A table's own columns in words: their names and texts are a file's own, untrusted, and shown as what they are."""

from __future__ import annotations

from components.names import Names
from components.written import as_written, shortened
from data.aggregate.own import OTHERS
from data.filter import Filter
from data.recorded import own_asked
from data.schema import OWN

LONGEST = 60  # letters of a name or a text in a sentence


def name(column: str, names: Names) -> str:
    """What an own column is called, inside a sentence."""
    return names.apart(shortened(column, LONGEST))


def text(given: str, names: Names) -> str:
    """What a row holds in one, inside a sentence; "not given" for nothing."""
    return names.apart(shortened(given, LONGEST)) if given else names.t("own_not_given")


def part(code: str, names: Names) -> str:
    """What a part of a split is called (aggregate.own): a text of the column, its others, or that it is not given."""
    return names.t("own_others") if code == OTHERS else text(code.removeprefix(OWN), names)


def narrowed(wanted: Filter, names: Names) -> list[str]:
    """What a filter asks of own columns, one text for each: "Alert level: Red or Amber"."""
    return [_of(column, [given for name, given in wanted.own if name == column], names) for column in own_asked(wanted)]


def _of(column: str, asked: list[str], names: Names) -> str:
    if asked == [""]:
        return names.t("said_own_not_given", column=name(column, names))
    texts = [text(given, names) for given in sorted(asked, key=lambda given: not given)]
    said = texts[0]
    if len(texts) > 1:
        said = names.t("brief_or", first=names.t("brief_or_between").join(texts[:-1]), last=texts[-1])
    return names.t("said_own", column=name(column, names), texts=said)


def never(what: tuple[str, ...], names: Names, markdown: bool) -> dict[str, str]:
    """Names of the own columns among what a table never records, by their codes in recorded.unanswered."""
    said = {code: name(code.removeprefix(OWN), names) for code in what if code.startswith(OWN)}
    return {code: as_written(text) for code, text in said.items()} if markdown else said
