"""From an Arabic or English news article to draft records, by rules, offline: `extract(Article(...))`.

text -> words (text, words) -> dates, places, tolls, actors -> clauses -> acts (grouping) -> records (building). The
words are in lexicon/*.toml, the places in data/reference/gazetteer.csv. The rules that are followed are those of the
annotated articles (tests/articles/CODING_GUIDE.md). What is in doubt is left empty: overstating a number is the
worst error.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.calendar import is_plausible
from data.extract.actors import reader as actors
from data.extract.clauses import acts
from data.extract.clauses import reader as clauses
from data.extract.dates import reader as dates
from data.extract.incidents.building import Builder
from data.extract.incidents.grouping import Grouper
from data.extract.places import reader as places
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
    text = Text(article.text)
    language = article.lang if article.lang in {"ar", "en"} else "ar" if is_arabic(article.text) else "en"
    marks = Marks(text, language)
    by_day = dates.Reader(marks, article.published)
    told = clauses.read(marks, by_day, places.Reader(marks))
    by_act = acts.Reader(marks)
    builder = Builder(marks, article.published, actors.Reader(marks, article.published), by_act)
    groups = Grouper(marks, article.published, by_day.week, by_act).read(told)
    others = builder.others(told)
    incidents = builder.credited([builder.incident(group) for group in groups], groups, others)
    said, ahead = builder.claimed_ahead(told)
    incidents = [builder.of_the_claims(record, said) for record in incidents] if ahead else incidents
    records = _in_order([*incidents, *builder.measures(groups), *others])
    return Reading(tuple(records), _warnings(article, by_day, text))


def _in_order(records: list[Record]) -> list[Record]:
    """Records as the text tells them; `follows_up` counts in the new order."""
    ordered = sorted(records, key=lambda record: record.evidence[0])
    return [
        record if record.follows_up is None else replace(record, follows_up=ordered.index(records[record.follows_up]))
        for record in ordered
    ]


def _warnings(article: Article, by_day: dates.Reader, text: Text) -> tuple[Warning, ...]:
    found = []
    if article.published is None:
        found.append(Warning("published_missing"))
    for when in by_day.read():
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
