"""Words: strings of the interface, names of codes, numbers, ranges and dates, in one language.

Sentences live in components/strings/<lang>.toml, names of codes in data/reference. A string may hold {placeholders};
a string that counts is a table of plural forms (CLDR: zero, one, two, few, many, other) chosen by {n}.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from math import floor, log10
from typing import Any

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from components.spoken import STRINGS, languages, strings
from data import schema
from data.aggregate.periods import NOWHERE
from data.aggregate.toll import Toll

Day = dt.date | pd.Timestamp
_NOMINATIVE, _OBLIQUE = "ون", "ين"  # how an Arabic plural ends alone, and after a preposition: ضد مدنيين
_SEAT = "مركز "  # what OCHA puts before the name of the district or sub-district that a larger area is called after
ISOLATE, POP = "\u2066", "\u2069"  # keeps 3-5 from reading 5-3 in right-to-left text
FIRST_STRONG = "\u2068"
_ISOLATES = ISOLATE + FIRST_STRONG + POP
_LEVELS = {4: "area_governorate", 6: "area_district", 8: "area_subdistrict"}  # letters of a P-code
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# Babel knows the Levantine month names only in one of its patterns; these are the names themselves.
LEVANTINE = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)


@cache
def _reference_names(lang: str) -> dict[tuple[str, str], str]:
    names: dict[tuple[str, str], str] = {}
    for row in schema.reference("actors"):
        names["actor", row["actor"]] = row[f"name_{lang}"]
        names["actor_short", row["actor"]] = short = row[f"short_{lang}"]
        names["actor_governed", row["actor"]] = short.removesuffix(_NOMINATIVE) + _OBLIQUE * short.endswith(_NOMINATIVE)
    for row in schema.reference("actor_families"):
        family, said = row[f"name_{lang}"], strings(lang)
        names.setdefault(("actor", row["code"]), str(said["actor_of_family"]).format(family=family))
        for kind in ("actor_short", "actor_governed"):
            names.setdefault((kind, row["code"]), str(said["any_actor_of_family"]).format(family=family.lower()))
    for kind, table in (
        ("family", "actor_families"),
        ("event_type", "event_types"),
        ("event_class", "event_classes"),
        ("control_zone", "control_zones"),
        ("target_type", "target_types"),
    ):
        names |= {(kind, row["code"]): row[f"name_{lang}"] for row in schema.reference(table)}
    names |= {(row["kind"], row["code"]): row[f"name_{lang}"] for row in schema.reference("precisions")}
    names |= {
        ("publisher", written): row[f"name_{lang}"]
        for row in schema.reference("publishers")
        for written in (row["publisher"], *row["aliases"].split("|"))
    }
    return names | {("area", code): name for code, name in _area_names(lang).items()}


def _area_names(lang: str) -> dict[str, str]:
    """Names of areas by P-code. Where a district is called like its governorate, or a sub-district like its district,
    the smaller one takes the larger one's spelling and says its level. OCHA calls such a one the seat: مركز دير الزور.
    """
    own = {row["pcode"]: row[f"name_{lang}"].removeprefix(_SEAT) for row in schema.reference("areas")}
    arabic = {row["pcode"]: row["name_ar"].removeprefix(_SEAT) for row in schema.reference("areas")}
    said = dict(own)
    for row in schema.reference("areas"):
        code, level = row["pcode"], row["level"]
        above = [area for area in (code[:4], row["parent"]) if area in own and area != code]
        larger = [area for area in above if arabic[area] == arabic[code] or own[area] == own[code]]
        if larger:
            said[code] = str(strings(lang)[f"area_{level}"]).format(name=own[larger[0]])
    return said


@dataclass(frozen=True)
class Names:
    """Everything that is said, in one language. `arabic_digits` sets ٠١٢ instead of 012 (RASID_DIGITS=arab).

    place  the code of a point that a view is narrowed to, and the name that the table's rows give it.
    """

    lang: str
    arabic_digits: bool = False
    place: tuple[str, str] = ("", "")

    @property
    def rtl(self) -> bool:
        """Whether this language is written from right to left."""
        return _is_rtl(self.lang)

    def t(self, key: str, **values: Any) -> str:
        """The string of this key. Values that are numbers are written the language's way.

        raises  KeyError if the language has no such string (tests/test_strings.py finds these).
        """
        found = strings(self.lang)[key]
        if isinstance(found, dict):
            form = _plural_form(self.lang)(values["n"])
            found = found.get(form, found["other"])
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        return str(found).format(**shown)

    def has(self, key: str) -> bool:
        """Whether there is such a string."""
        return key in strings(self.lang)

    def of(self, kind: str, code: str | None) -> str:
        """The name of a code: kind is actor, actor_short, actor_governed (as it stands after a preposition), family,
        event_type, event_class, control_zone, target_type, date, location, basis, status or area. A code without a
        name is shown as it is; none is "not reported", or of date and location "precision not stated"."""
        if code is None or pd.isna(code) or code == "":
            return self.t("precision_not_stated" if kind in ("date", "location") else "not_reported")
        return _reference_names(self.lang).get((kind, code), code)

    def panel(self, code: str, by: str = "governorate") -> str:
        """The name of a panel: an actor, or a governorate, which may be not known (periods.NOWHERE)."""
        if by == "actor":
            return self.of("actor", code)
        return self.t("governorate_unknown") if code == NOWHERE else self.of("area", code)

    def area_beside(self, name: str, code: str | None) -> str:
        """The name of the area that a place of this name is in; with its level where both are called the same."""
        area = self.of("area", code)
        if code is None or pd.isna(code) or name.strip(_ISOLATES) != area:
            return area
        return self.t(_LEVELS[len(code)], name=area)

    def actors(self, ids: str | None, kind: str = "actor_short") -> str:
        """A list of actor ids ("sdf;coalition") as names."""
        if ids is None or pd.isna(ids) or not ids:
            return self.t("not_reported")
        return self.listed(self.of(kind, actor) for actor in ids.split(";"))

    def sources(self, written: str) -> str:
        """The publishers that a row names ("SOHR; AFP"), each by its name in this language."""
        return self.t("list_break").join(self.apart(self.of("publisher", one)) for one in written.split("; ") if one)

    @staticmethod
    def begun(text: str) -> str:
        """A text as it stands where a sentence begins; somebody's own words, set apart, stay as they are."""
        return text[:1].upper() + text[1:]

    def listed(self, items: Iterable[str]) -> str:
        """Items in a row, with the language's comma; each keeps its own direction.

        A list in a list is not set apart again: around isolates alone there is no first strong letter, and it would
        run from left to right.
        """
        return self.t("comma").join(map(self._set_apart, items))

    def _set_apart(self, item: str) -> str:
        done = item.startswith(FIRST_STRONG) and item.endswith(POP)
        return f"{FIRST_STRONG}{item}{POP}" if self.rtl and not done else item

    def number(self, value: float) -> str:
        """A number with its thousands set apart; up to two decimals."""
        text = f"{value:,}" if isinstance(value, int) else str(format_decimal(value, format="#,##0.##", locale="en"))
        return text.translate(_ARABIC_DIGITS) if self.arabic_digits else text

    def ratio(self, value: float) -> str:
        """A ratio or an end of its interval with two decimals, 2.10 too; below 0.1 with two significant digits."""
        decimals = 2 if value == 0 or value >= 0.1 else 1 - floor(log10(value))
        return self.digits(str(format_decimal(round(value, decimals), format=f"#,##0.{'0' * decimals}", locale="en")))

    def digits(self, text: str) -> str:
        """The digits of a text set the way this language is configured."""
        return text.translate(_ARABIC_DIGITS) if self.arabic_digits else text

    def isolated(self, text: str) -> str:
        """Text that keeps its own order inside a right-to-left sentence."""
        return f"{ISOLATE}{text}{POP}" if self.rtl else text

    def apart(self, text: str) -> str:
        """Somebody's own words inside a sentence of either direction: they keep theirs."""
        return f"{FIRST_STRONG}{text}{POP}" if text else ""

    def quoted(self, text: str) -> str:
        """Somebody's own words between quotation marks: nothing in them is taken for ours, a comma least of all."""
        return self.apart(self.t("quoted", text=text))

    def date(self, day: Day) -> str:
        """5 November 2021, with the months the region uses."""
        if self.lang == "ar":
            return self.digits(f"{day.day} {LEVANTINE[day.month - 1]} {day.year}")
        return str(format_date(day, "d MMMM y", locale=self.lang))

    def month(self, day: Day, short: bool = False) -> str:
        """November 2021; Nov 2021 when short (Arabic months have no short form)."""
        if self.lang == "ar":
            return self.digits(f"{LEVANTINE[day.month - 1]} {day.year}")
        return str(format_date(day, "MMM y" if short else "MMMM y", locale=self.lang))

    def period(self, day: Day, every: str) -> str:
        """The name of the period that starts on this day."""
        match every:
            case "month":
                return self.month(day)
            case "quarter":
                quarter = self.t(f"quarter_{(day.month - 1) // 3 + 1}")
                return self.t("quarter_of", quarter=quarter, year=self.digits(str(day.year)))
            case "year":
                return self.digits(str(day.year))
            case "week":
                return self.t("week_of", day=self.date(day))
        return self.date(day)

    def window(self, start: Day, end: Day | None) -> str:
        """A date window: one day, or first day - last day."""
        if end is None or pd.isna(end) or start == end:
            return self.date(start)
        return self.t("window", start=self.date(start), end=self.date(end))

    def range(self, low: float | None, high: float | None) -> str:
        """A count as the reports give it: 3, 3-5, at least 7, up to 4, not reported."""
        low = None if low is None or pd.isna(low) else int(low)
        high = None if high is None or pd.isna(high) else int(high)
        if low is None and high is None:
            return self.t("not_reported")
        if high is None:
            return self.t("at_least", count=low)
        if low is None:
            return self.t("up_to", count=high)
        if low == high:
            return self.number(low)
        return self.isolated(f"{self.number(low)}\u2013{self.number(high)}")

    def toll(self, toll: Toll) -> str:
        """A toll over many incidents: its range, open where a report says "at least", never 0 for silence."""
        if not toll.known:
            return self.t("not_reported")
        return self.range(toll.low, None if toll.open else toll.high)

    def toll_note(self, toll: Toll) -> str:
        """What a toll leaves out: best estimate, open reports, silent and contradictory incidents."""
        parts = []
        if toll.best is not None and not toll.low == toll.best == toll.high:
            parts.append(self.t("best_estimate", count=toll.best))
        if toll.open:
            parts.append(self.t("open_reports", n=toll.open))
        if toll.silent:
            parts.append(self.t("silent_incidents", n=toll.silent))
        if toll.contradictory:
            parts.append(self.t("contradictory_incidents", n=toll.contradictory))
        return self.listed(parts)


@cache  # each page asks some hundred times
def _is_rtl(lang: str) -> bool:
    return bool(Locale(lang).text_direction == "rtl")


@cache
def _plural_form(lang: str) -> Callable[[float], str]:
    form: Callable[[float], str] = Locale(lang).plural_form
    return form


@cache
def names(lang: str) -> Names:
    """The words of one language."""
    return Names(lang, arabic_digits=lang == "ar" and os.environ.get("RASID_DIGITS") == "arab")


__all__ = ["STRINGS", "Names", "languages", "names"]
