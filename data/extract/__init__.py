"""From an Arabic or English news article to draft records, by rules, offline: `extract(Article(...))`.

text -> marks (terms of the lexicon) -> dates, places, actors -> clauses with their tolls -> acts -> records: each step
takes the frozen results before it and returns its own. The words are in lexicon/, the places in
data/reference/gazetteer.csv; data/README.md says step by step what its rules look like and where one is added. They
follow the coding guide of the annotated articles (tests/articles/CODING_GUIDE.md). What is in doubt is left empty:
overstating a number is the worst error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.calendar import is_plausible
from data.extract import actors, clauses, dates, incidents, places
from data.extract.dates.when import When
from data.extract.records import Article, Count, Record, Span, Support, Warning
from data.extract.text.marks import Marks
from data.extract.text.written import Text, is_arabic, is_readable

__all__ = ["Article", "Count", "Reading", "Record", "Span", "Support", "UnreadableError", "Warning", "extract", "read"]


class UnreadableError(ValueError):
    """This is no article: its message says why."""


@dataclass(frozen=True)
class Reading:
    """The records of an article, in the order of its text, and what a reader must be told about the article as a
    whole.
    """

    records: tuple[Record, ...]
    warnings: tuple[Warning, ...] = ()


def extract(article: Article) -> list[Record]:
    """The draft records of an article. raises UnreadableError."""
    return list(read(article).records)


def read(article: Article) -> Reading:
    """The draft records of an article with its warnings. raises UnreadableError where the text is too long or no text
    at all.
    """
    if not is_readable(article.text):
        raise UnreadableError("not_an_article")
    if article.published is not None and not is_plausible(article.published):
        article = replace(article, published=None)  # nothing can be counted from such a day
    language = article.lang if article.lang in {"ar", "en"} else "ar" if is_arabic(article.text) else "en"
    marks = Marks(Text(article.text), language)
    found = dates.read(marks, article.published)
    wheres = places.read(marks)
    cast = actors.read(marks, article.published)
    told = clauses.read(marks, found.whens, wheres)
    acts = incidents.groups(marks, article.published, found.week, told)
    records = incidents.records(marks, cast, told, acts)
    return Reading(records, _warnings(article, found.whens, marks.text))


def _warnings(article: Article, whens: Sequence[When], text: Text) -> tuple[Warning, ...]:
    found = []
    if article.published is None:
        found.append(Warning("published_missing"))
    for when in whens:
        if when.problem == "weekday":
            span = (text.words[when.first].start, text.words[when.last - 1].end)
            found.append(
                Warning(
                    "weekday_contradicts",
                    (article.text[slice(*span)], when.start.isoformat() if when.start else ""),
                    (span,),
                )
            )
    return tuple(found)
