"""What a page works with: one frozen `View`, derived from the URL at each run and never stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, TypeVar

import ibis.expr.types as ir
import pandas as pd
import streamlit as st

from components import permalink, words
from components.look import DARK, LIGHT, Theme
from components.names import Names
from components.written import as_written, visible
from data import query, recorded, schema, statements
from data.aggregate import readings
from data.aggregate.coverage import not_stated
from data.aggregate.headline import class_counted, counted
from data.aggregate.periods import Measure
from data.aggregate.sureness import sureness
from data.beside import Beside
from data.comparison import Comparison
from data.cubes import asking
from data.filter import LONGEST_TEXT, Doubt, Filter, Resolved
from data.statements import LeftOut
from data.store import Origin, Store
from data.unmet import UPLOADED, Unmet

T = TypeVar("T")
Code = TypeVar("Code", bound=str)
NO_MORE: Mapping[Any, str] = MappingProxyType({})
__all__ = ("View", "as_written", "doubt_in_words", "doubts_in_words", "visible")
MOST_NAMED = 3  # things asked for in vain, in one line


@dataclass(frozen=True)
class View:
    """One page, as one analyst sees it now.

    filter    resolved: its period as dates.
    doubts    what the link asked for in vain; `choose` adds to them.
    unmet     why there is no number to show, None where there may be; of a table that is not here `store` has no rows.
    beside    another source's totals, where the link asks for some that are here.
    comparison, compared  what the link holds this view against, and those views: each with its own filter, and with its
              own table where two tables are compared; none where nothing is asked for or nothing may be shown.
    """

    page: str
    filter: Resolved
    origin: Origin
    store: Store
    names: Names
    theme: Theme
    doubts: list[Doubt] = field(default_factory=list)
    unmet: Unmet | None = None
    beside: Beside | None = None
    comparison: Comparison | None = None
    compared: tuple[View, ...] = ()

    @cached_property
    def incidents(self) -> ir.Table:
        """The incidents in view, one row each."""
        return query.matching(self.store.incidents(self.origin.origin), self.filter)

    @cached_property
    def covered(self) -> Resolved:
        """The filter with that part of its period that the table covers: what is counted is of no other days."""
        start, end = self.origin.covered(self.filter.date_from, self.filter.date_to)
        return replace(self.filter, date_from=start, date_to=end)

    @property
    def private(self) -> bool:
        """Whether this table is one browser's own, or was uploaded: what is asked of it stays in the session."""
        return self.origin.private or self.origin.origin.startswith(UPLOADED)

    def ask(self, question: Callable[..., T], /, **asked: Any) -> T:
        """question(incidents in view, **asked), remembered by table version and filter.

        `asked` must be hashable values that their repr tells apart. What comes back is shared: never change it.
        """
        name = f"{question.__module__}.{question.__qualname__}"

        def answer() -> T:
            return self._answer(query.matching, question, **asked)

        return self._remember(name, asked, answer)

    def ask_of(self, table: str, question: Callable[..., T], /, **asked: Any) -> T:
        """question(another table of this origin, filter, **asked), remembered in the same way."""
        name = f"{question.__module__}.{question.__qualname__}"

        def answer() -> T:
            return question(self.store.table(table, self.origin.origin), self.filter, **asked)

        return self._remember(name, {"table": table, **asked}, answer)

    def straddling(self) -> int:
        """How many incidents are left out because their date window reaches over an edge of the period."""
        if self.filter.period == "all":  # the whole table leaves none out: see query.matching
            return 0

        def answer() -> int:
            return self._answer(query.straddling, counted)

        return self._remember("straddling", {}, answer)

    def sureness(self) -> pd.DataFrame:
        """How surely incidents are in view, and which others may be: what data.leads asks for."""

        def answer() -> pd.DataFrame:
            return self._answer(lambda incidents, _: incidents, sureness, wanted=self.filter)

        return self._remember("sureness", {}, answer)

    def readings(self, measure: Measure) -> pd.DataFrame:
        """How many incidents of a measure each reading of this view has: readings.counts."""

        def answer() -> pd.DataFrame:
            return self._answer(query.touching, readings.counts, measure=measure)

        return self._remember("readings", {"measure": measure}, answer)

    def undirected(self) -> dict[str, int]:
        """Incidents that a filter by role leaves out because nobody says who attacked whom, by class; see
        `query.undirected`."""
        if not recorded.leaves_out_undirected(self.filter, self.origin):
            return {}

        def answer() -> dict[str, int]:
            return self._answer(query.undirected, class_counted)

        return self._remember("undirected", {}, answer)

    def not_stated(self) -> dict[str, int]:
        """How many incidents in view do not say how well their date or place is known: coverage.not_stated."""
        return self.ask(not_stated) if self.origin.unstated and not self.silence else {}

    def left_out(self, classes: tuple[str, ...] = schema.CLASSES) -> LeftOut | None:
        """Why there can be none of these classes in view, so that none is no zero; None where it would be one."""
        found = statements.left_out(self.filter, self.origin, classes)
        held = self.undirected()
        if found or not any(held.get(code) for code in classes):
            return found
        counts = self.ask(class_counted)
        what = "pair" if self.filter.pair else self.filter.role
        return None if any(counts.get(code) for code in classes) else LeftOut("table", (what,))

    @cached_property
    def silence(self) -> LeftOut | None:
        """Why nothing can be in view at all: then no figure is shown, and the reason is said."""
        return self.left_out()

    def has_recorded(self, label: str, *columns: str) -> bool:
        """Whether the table ever fills any of these columns; where not, that is said under the string `label`."""
        return self.origin.records(*columns) or self.say_not_recorded(self.names.t(label))

    def say_not_recorded(self, what: str) -> Literal[False]:
        """Say that the table never records `what`, as Markdown takes it; that it does not is the answer."""
        st.info(self.names.begun(words.not_recorded(what, self.names)))
        return False

    def about(self, wanted: Resolved) -> View:
        """The same view for another filter on the same table: the previous period, say."""
        return replace(self, filter=wanted)

    def around(self) -> View:
        """The same view, not narrowed to its place: what a map draws, to choose another."""
        return self.about(replace(self.filter, place=""))

    def whole(self) -> View:
        """All that its table holds, whatever the filter asks for."""
        origin = self.origin
        return self.about(Filter(origin=origin.origin, governorates=()).resolved(origin.covers_from, origin.covers_to))

    def throughout(self) -> View:
        """The same view over all that its table covers, whatever it is compared with."""
        covers = self.origin.covers_from, self.origin.covers_to
        return self.about(replace(self.filter, period="all", date_from=covers[0], date_to=covers[1], against="before"))

    def _answer(
        self, meant: Callable[[ir.Table, Resolved], ir.Table], question: Callable[..., T], /, **asked: Any
    ) -> T:
        """question(meant(incidents, filter), **asked), asked of the incidents or of what is made of them."""
        return asking.answer(self.store, self.origin, lambda rows: meant(rows, self.filter), question, **asked)

    def _remember(self, name: str, asked: dict[str, Any], answer: Callable[[], T]) -> T:
        remember = _remember_in_session if self.private else _remember
        found: T = remember(repr((self.store.version, self.filter, name, asked)), answer)
        return found

    def choose(
        self,
        parameter: str,
        options: tuple[Code, ...],
        default: Code,
        label: str = "",
        more: Mapping[Code, str] = NO_MORE,
    ) -> Code:
        """A row of buttons for one of some codes, kept in the URL under `parameter`.

        Names are the strings `<parameter>_<code>`; the label is the string `label` or `choose_<parameter>`.

        more  further codes and their names, which are a file's own: with them it is a list to unfold.
        """
        value, doubts = permalink.choice(parameter, (*options, *more), default)
        self.say_doubts(doubts)
        said = self.names.t(label or f"choose_{parameter}")
        bound = permalink.bind(parameter, value, lambda code: "" if code == default else code)

        def named(code: Code) -> str:
            return more.get(code) or self.names.t(f"{parameter}_{code}")

        if more:
            return st.selectbox(said, (*options, *more), format_func=named, **bound) or default
        return st.segmented_control(said, options, required=True, format_func=named, **bound) or default

    def toggle(self, parameter: str, default: bool = False) -> bool:
        """A switch, kept in the URL under `parameter` as 0 or 1; its label is the string `choose_<parameter>`."""
        standard = str(int(default))
        value, doubts = permalink.choice(parameter, ("0", "1"), standard)
        self.say_doubts(doubts)
        bound = permalink.bind(parameter, value == "1", lambda on: "" if str(int(on)) == standard else str(int(on)))
        return bool(st.toggle(self.names.t(f"choose_{parameter}"), **bound))

    def say_doubts(self, doubts: list[Doubt]) -> None:
        """Say on screen what a link asked for in vain."""
        for line in doubts_in_words(doubts, self.names):
            st.warning(as_written(line), icon=":material/link_off:")

    def say_nothing_matches(self) -> None:
        """The page's words for an empty result: silence is no zero."""
        if self.silence:
            said = words.left_out(self.silence, self.filter, self.names, markdown=True)
            st.info(self.names.begun(said))
            return
        st.info(self.names.t("nothing_matches") + " " + self.names.t("nothing_matches_way_on"))

    @staticmethod
    def theme_now() -> Theme:
        """The theme the browser shows."""
        return DARK if st.context.theme.type == "dark" else LIGHT


def doubts_in_words(doubts: Sequence[Doubt], names: Names, longest: int = LONGEST_TEXT) -> list[str]:
    """What a link asked for in vain, a line for each parameter and reason: how much that is, and the first of it."""
    alike: dict[tuple[str, str], list[Doubt]] = {}
    for doubt in doubts:
        alike.setdefault((doubt.reason, doubt.parameter if doubt.reason == "unknown" else ""), []).append(doubt)
    return [
        doubt_in_words(some[0], names, longest) if len(some) == 1 else _several_in_words(some, names, longest)
        for some in alike.values()
    ]


def _several_in_words(doubts: Sequence[Doubt], names: Names, longest: int) -> str:
    """Doubts of one reason; "unknown" ones are of one parameter."""
    reason = doubts[0].reason
    first = [
        names.of("area", doubt.value)
        if reason == "outside"
        else visible(doubt.value[:longest])
        if reason == "unknown"
        else visible(f"{doubt.parameter[:longest]} = {doubt.value[:longest]}")
        for doubt in doubts[:MOST_NAMED]
    ]
    values = names.listed(first)
    if more := len(doubts) - len(first):
        values = names.t("doubt_more", values=values, n=more)
    parameter = visible(doubts[0].parameter[:longest])
    return names.t(f"doubt_several_{reason}", n=len(doubts), parameter=parameter, values=values)


def doubt_in_words(doubt: Doubt, names: Names, longest: int = LONGEST_TEXT) -> str:
    """What a link asked for in vain; the value is the link's own text, and shown so that nothing in it hides."""
    if doubt.reason == "outside":
        return names.t("doubt_outside", value=names.of("area", doubt.value))
    parameter, value = (visible(text[:longest]) for text in (doubt.parameter, doubt.value))
    key = "doubt" if doubt.reason in ("unknown", "parameter") else f"doubt_{doubt.reason}"
    return names.t(key, parameter=parameter, value=names.isolated(value))


# Of several arguments Streamlit would hash every field, which takes longer than to bring back the answer.
@st.cache_data(max_entries=4000, show_spinner=False)
def _remember(question: str, _answer: Callable[[], Any]) -> Any:
    return _answer()


@st.cache_data(max_entries=200, show_spinner=False, scope="session")
def _remember_in_session(question: str, _answer: Callable[[], Any]) -> Any:
    return _answer()
