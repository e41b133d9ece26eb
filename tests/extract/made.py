"""Short ways to read one sentence, so that a test shows only what matters."""

from datetime import date

from data.extract import Article, Record, extract, incidents
from data.extract import actors as reading_actors
from data.extract import clauses as reading_clauses
from data.extract import dates as reading_dates
from data.extract import places as reading_places
from data.extract import tolls as reading_tolls
from data.extract.clauses.clause import Clause
from data.extract.incidents.group import Group
from data.extract.text.marks import Marks
from data.extract.text.written import Text, is_arabic
from data.extract.tolls.toll import Toll

MONDAY = date(2021, 12, 13)


def marks(text: str) -> Marks:
    return Marks(Text(text), "ar" if is_arabic(text) else "en")


def dates(text: str, published: date | None = MONDAY) -> list[tuple[str, str]]:
    """The windows that a text's dates stand for, as ISO."""
    found = reading_dates.read(marks(text), published).whens
    return [(str(when.start), str(when.end)) for when in found]


def tolls(text: str) -> dict[str, tuple[int | None, int | None]]:
    """The last toll of each kind: (low, high)."""
    words = marks(text)
    found = reading_tolls.read(words, 0, len(words.words))
    return {toll.kind: (toll.low, toll.high) for toll in found}


def tolls_in(text: str, kind: str) -> list[Toll]:
    """The tolls of one kind that the clauses of a text hold."""
    return [toll for clause in clauses(text) for toll in clause.tolls if toll.kind == kind]


def places(text: str) -> list[tuple[str | None, str | None, str]]:
    """Arabic name, governorate and precision of each place that may be a scene, governorates alone left out."""
    found = reading_places.read(marks(text))
    return [(w.name_ar, w.governorate, w.precision) for w in found if not w.aside and w.rank >= 2]


def cast(text: str, published: date | None = MONDAY) -> reading_actors.Cast:
    """The actors of a text."""
    return reading_actors.read(marks(text), published)


def clauses(text: str, published: date | None = MONDAY) -> tuple[Clause, ...]:
    """The clauses of a text with what they hold."""
    words = marks(text)
    return reading_clauses.read(words, reading_dates.read(words, published).whens, reading_places.read(words))


def groups(text: str, published: date | None = MONDAY) -> tuple[Group, ...]:
    """The acts of a text: each is the clauses that tell it."""
    week = reading_dates.read(marks(text), published).week
    return incidents.groups(marks(text), published, week, clauses(text, published))


def records(text: str, published: date | None = MONDAY, kind: str = "incident") -> list[Record]:
    return [record for record in extract(Article("a", text, published=published)) if record.kind == kind]


def only(text: str, published: date | None = MONDAY) -> Record:
    (record,) = records(text, published)
    return record
