"""What the columns of a table probably are: from their headers, their HXL tags and their values; and what is not known.

A proposal guesses nothing that a number depends on: where two columns may be one of ours, it asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Map
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple

from data import actors, places, schema
from data.own import DERIVED, is_own
from data.sources.columns import addresses
from data.sources.columns.coding import spellings
from data.sources.columns.dates import window
from data.sources.columns.days import Window
from data.sources.columns.headers import column_of, lacking
from data.sources.columns.points import degrees, point
from data.sources.mapping import twins
from data.sources.mapping.mapping import OURS, Mapping
from data.sources.plan import DayOrder
from data.sources.problems import Bad
from data.text import fold, name_key

Why = Literal["header", "tag", "words", "values"]
LOOKED_AT = 60  # rows
_MOST = 0.8  # of the cells that are not empty: a column whose values are of a kind
_MOST_WORDS = 8  # of a header, or of a question that is one: a longer text may hold any word
_FEWEST = 3  # cells that say something
_PEOPLE = "#affected"
_WORD = re.compile(r"[\W_]+")
_DATES = ("date_start", "date_end", "claim_date", "source_date")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_STATED: tuple[tuple[re.Pattern[str], DayOrder], ...] = (
    (re.compile(r"\bdd?[^\w]mm?[^\w]y|يوم[^\w]شهر"), "day first"),
    (re.compile(r"\bmm?[^\w]dd?[^\w]y|شهر[^\w]يوم"), "month first"),
)


class Question(NamedTuple):
    """What a person must say: `about` one of ours, between these columns of the file (none: it is nowhere)."""

    about: str
    candidates: tuple[str, ...]


class Proposal(NamedTuple):
    """What is known of a table, and what is not.

    why        our column -> how it was found: by its header or its HXL tag, which is certain; by words in its header
               or by its values, which somebody must confirm.
    questions  what must be said before the table can be read.
    """

    mapping: Mapping
    why: Map[str, Why]
    questions: tuple[Question, ...]

    @property
    def certain(self) -> Mapping:
        """What needs nobody to confirm it."""
        sure = {ours: theirs for ours, theirs in self.mapping.columns.items() if self.why[ours] in ("header", "tag")}
        return replace(self.mapping, columns=sure)


def propose(header: Sequence[str], tags: Sequence[str], sample: Sequence[Sequence[str]]) -> Proposal:
    """A proposal for a table with this header.

    tags    the HXL tag of each column, "" or nothing where there is none; sample: its first rows.
    """
    named = {name: ours for name, ours in zip(header, _named(header, tags), strict=True) if ours}
    found: dict[str, list[str]] = {}
    for theirs, (ours, _) in named.items():
        found.setdefault(ours, []).append(theirs)
    why: dict[str, Why] = {ours: named[theirs[0]][1] for ours, theirs in found.items()}
    for ours, theirs in _by_values(header, sample, taken=set(named), wanted=set(OURS) - set(found)).items():
        found[ours] = [theirs]
        why[ours] = "values"
    settled = {ours: _settled(ours, theirs, header, sample) for ours, theirs in found.items()}
    questions = [Question(ours, tuple(theirs)) for ours, theirs in found.items() if not settled[ours]]
    questions += [Question(ours, ()) for ours in lacking(found)]
    columns = {ours: settled[ours] for ours in (*OURS, *found) if settled.get(ours)}
    return Proposal(Mapping(columns, orders=_orders(columns), header=tuple(header)), why, tuple(questions))


def _named(header: Sequence[str], tags: Sequence[str]) -> list[tuple[str, Why] | None]:
    """What each column is by its HXL tag, else by its header as it stands, in its group, or among other words."""
    found: list[tuple[str, Why] | None] = []
    header = ["" if is_own(name) else name for name in header]
    for place, name in enumerate(header):
        tag = tags[place] if place < len(tags) else ""
        if tag and (ours := of_tag(tag)):
            found.append((ours, "tag"))
        else:
            ours = column_of(name)
            found.append((ours, "header") if ours else None)
    known = {one[0] for one in found if one}
    for place, name in enumerate(header):
        if found[place] is None and (ours := _by_words(name)) and ours not in known:
            found[place] = (ours, "words")
    known = {one[0] for one in found if one}
    likely = [None if found[place] else _likely().get(name_key(name)) for place, name in enumerate(header)]
    for place, ours in enumerate(likely):
        if ours and ours not in known and likely.count(ours) == 1:
            found[place] = (ours, "words")
    return found


def _by_words(name: str) -> str | None:
    """What words of a header say, or the header without what stands in its brackets: "Location (district)"."""
    plain = _BRACKETS.sub(" ", name)
    return _among_words(name) or column_of(plain) or _among_words(plain)


@cache
def _likely() -> Map[str, str]:
    """Headers that may mean a column of ours, and may mean another thing: somebody must confirm them."""
    return {name_key(row["header"]): row["column"] for row in schema.reference("likely_columns")}


def _orders(columns: Map[str, tuple[str, ...]]) -> dict[str, DayOrder]:
    """The order of day and month that a header states: "Date (dd/mm/yyyy)"."""
    found = {ours: order for ours, (one, *_) in columns.items() for said, order in _STATED if said.search(fold(one))}
    return {ours: order for ours, order in found.items() if ours in _DATES}


@cache
def _tags() -> Map[tuple[str, frozenset[str]], str]:
    return {_parts(row["tag"]): row["column"] for row in schema.reference("hxl_tags")}


def of_tag(tag: str) -> str | None:
    """The column of ours that an HXL tag means, its attributes in any order."""
    wanted = _parts(tag)
    fitting = [known for known in _tags() if known[0] == wanted[0] and known[1] <= wanted[1]]
    if wanted[0] == _PEOPLE:  # "#affected+killed+children" is not everybody killed
        fitting = [known for known in fitting if known[1] == wanted[1]]
    return _tags()[max(fitting, key=lambda known: len(known[1]))] if fitting else None


def _parts(tag: str) -> tuple[str, frozenset[str]]:
    first, *attributes = [part.strip() for part in tag.strip().casefold().split("+")]
    return first, frozenset(attributes)


@cache
def _phrases() -> tuple[tuple[frozenset[str], str], ...]:
    """The words of every alias, longest first, to its column: "number of people killed" holds "killed"."""
    aliases = [(row["alias"], row["column"]) for row in schema.reference("column_aliases")]
    aliases += [(column.name, column.name) for column in schema.INCIDENTS if column.name not in DERIVED]
    phrases = {frozenset(_words(alias)): column for alias, column in aliases}
    return tuple(sorted(phrases.items(), key=lambda phrase: (-len(phrase[0]), sorted(phrase[0]))))


def _words(text: str) -> list[str]:
    return [word for word in _WORD.split(fold(text)) if word]


def _among_words(name: str) -> str | None:
    words = set(_words(name))
    if len(words) > _MOST_WORDS:
        return None
    fitting = [(len(phrase), column) for phrase, column in _phrases() if phrase <= words and _telling(phrase)]
    longest = {column for length, column in fitting if length == fitting[0][0]}
    return longest.pop() if len(longest) == 1 else None


def _telling(phrase: frozenset[str]) -> bool:
    """Whether words say something in any company: "x", "id" or "time" do not."""
    return all(len(word) > _FEWEST for word in phrase) and phrase not in ({"date"}, {"time"}, {"type"}, {"source"})


def _by_values(
    header: Sequence[str], sample: Sequence[Sequence[str]], taken: set[str], wanted: set[str]
) -> dict[str, str]:
    """Our columns that are found by what stands in a column that no header tells, where only one column does."""
    found: dict[str, list[str]] = {}
    for place, name in enumerate(header):
        cells = [row[place] for row in sample[:LOOKED_AT] if place < len(row) and row[place].strip()]
        if name in taken or not name or is_own(name) or len(cells) < _FEWEST:
            continue
        kind = next((ours for ours, fits in _KINDS if ours in wanted and _share(cells, fits) >= _MOST), None)
        if kind:
            found.setdefault(kind, []).append(name)
    return {ours: names[0] for ours, names in found.items() if len(names) == 1}


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells)


def _is_day(text: str) -> bool:
    read = window(text, "day first")
    other = window(text, "month first")
    return any(isinstance(one, Window) and one.precision == "day" for one in (read, other))


def _is_latitude(text: str) -> bool:
    number = degrees(text)
    _, south, _, north = places.SYRIA
    return isinstance(number, float) and number != int(number) and south <= number <= north


def _is_longitude(text: str) -> bool:
    number = degrees(text)
    west, _, east, _ = places.SYRIA
    return isinstance(number, float) and number != int(number) and west <= number <= east


def _is_point(text: str) -> bool:
    read = point(text)
    return not isinstance(read, Bad) and places.is_in_syria(read[1], read[0])


def are_records(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two rows both are records: a day stands in one column of both, or a point of Syria in two."""
    pairs = list(zip(first, second, strict=False))
    days = sum(all(map(_is_day, pair)) for pair in pairs)
    latitudes, longitudes = (any(all(map(fits, pair)) for pair in pairs) for fits in (_is_latitude, _is_longitude))
    return bool(days) or (latitudes and longitudes)


_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("date_start", _is_day),
    ("governorate", lambda text: places.area(text) is not None),
    ("event_type", lambda text: name_key(text) in spellings("event_types")),
    ("initiators", lambda text: (actors.read(text).ids or actors.OTHER) != actors.OTHER),
    ("latitude", _is_latitude),
    ("longitude", _is_longitude),
    ("point", _is_point),
    ("place", lambda text: places.find(addresses.name(text)) is not None),
    ("source_url", lambda text: text.strip().startswith(("http://", "https://"))),
)


def _settled(
    ours: str, theirs: Sequence[str], header: Sequence[str], sample: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """The columns that are one of ours: several where they say the same, else the only one whose values are understood;
    none where that settles nothing.
    """
    if len(theirs) == 1:
        return (theirs[0],)
    places_in = [list(header).index(name) for name in theirs]
    cells = [[row[place] if place < len(row) else "" for row in sample[:LOOKED_AT]] for place in places_in]
    if same := twins.in_order(ours, list(zip(theirs, cells, strict=True))):
        return same
    fits = dict(_KINDS).get(ours)
    if fits is None:
        return ()
    filled = [[cell for cell in column if cell.strip()] for column in cells]
    shares = [_share(column, fits) if column else 0.0 for column in filled]
    leading = [name for name, share in zip(theirs, shares, strict=True) if share == max(shares)]
    return tuple(leading) if len(leading) == 1 and max(shares) >= _MOST else ()
