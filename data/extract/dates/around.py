"""What the words around a date make of it: a period, the day of a statement, the dateline."""

from __future__ import annotations

from dataclasses import replace

from data.extract.dates.anchor import Anchor
from data.extract.dates.parts import DASHES
from data.extract.dates.when import Precision, When
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_DATELINE = 12  # words from the text's beginning
_DATELINE_ENDS = (DASHES - {"/"}) | {"("}
_SAID_BEFORE_AR, _SAID_BEFORE_EN = 12, 4  # words from the verb of saying to its date
_UNTIL, _THAT = term_set("until"), term_set("that_words")


def period(marks: Marks, anchor: Anchor, when: When) -> When:
    """The same date, marked a period and begun at "since" or "during" where such a word stands before it."""
    if marks.word(when.first - 1) in _UNTIL and when.start is not None and not when.is_range:
        return replace(when, period=True)
    reach = 7 if when.is_month else 8 if _is_since(marks, when) else 3
    for before in range(when.first - 1, max(-1, when.first - reach - 1), -1):
        mark = marks.has(before, "time", "since", "during", "early")
        if mark is None:
            continue
        if mark.code == "since":
            return when if _tells_act(marks, range(mark.last, when.first)) else _since(anchor, when, before)
        if mark.code == "during" and mark.last >= when.first - 2 and when.precision != "day":
            return replace(when, first=before, period=True)
    return when


def _since(anchor: Anchor, when: When, first: int) -> When:
    """From a date to publication."""
    end = max(anchor.published, when.start) if anchor.published and when.start else when.end
    whole = when.start is not None and when.start.day == 1
    precision: Precision = "month" if whole and when.precision == "month" else "window"
    return replace(when, first=first, end=end, precision=precision, period=True)


def _is_since(marks: Marks, when: When) -> bool:
    """Whether neither act nor comma parts "since" from the date: منذ انطلاق الحملة في الرابع من حزيران."""
    if not when.is_calendar_day:
        return False
    nearest = (n for n in range(when.first - 1, max(-1, when.first - 9), -1) if marks.has(n, "time", "since"))
    since = next(nearest, None)
    if since is None:
        return False
    between = range(since + 1, when.first)
    return not any(marks.words[n].is_mark for n in between) and not _tells_act(marks, between)


def _tells_act(marks: Marks, between: range) -> bool:
    return any(m.family == "act" or m.code in {"kill", "wound"} for n in between for m in marks.at.get(n, ()))


def stated(marks: Marks, _anchor: Anchor, when: When) -> When:
    """The same date, marked where it stands with a verb of saying: أعلنت، السبت، توقيف ...; "said on Saturday that"."""
    if when.period or when.is_days_ago:
        return when
    codes = ("say",) if marks.arabic else ("say", "claim")
    reach = _SAID_BEFORE_AR if marks.arabic else _SAID_BEFORE_EN
    said = marks.of("source", *codes, first=max(0, when.first - reach), last=when.first)
    if not said:
        return when
    acts = any(
        mark.family in {"act", "casualty"} for n in range(said[-1].first, when.first) for mark in marks.at.get(n, ())
    )
    if acts or any(marks.word(n) in _THAT for n in range(said[-1].last, when.first)):
        return when
    return replace(when, statement=True)


def dateline(marks: Marks, _anchor: Anchor, when: When) -> When:
    """The same date, marked where it is only the dateline's: "QAMISHLI, Sept 16 - "."""
    is_dateline = (
        when.first < _DATELINE
        and when.is_written_day
        and marks.word(when.last) in _DATELINE_ENDS
        and not any(marks.word(n) == "." for n in range(when.first))
    )
    return replace(when, statement=True) if is_dateline else when
