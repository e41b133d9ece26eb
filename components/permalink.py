"""The URL is the one place where a view is kept: widgets show what it says, and write to it when they are changed.

So a link, a reload, back and forward all give the same view, and nothing of value lives in the session.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import StopException, get_script_run_ctx
from streamlit.runtime.state import query_params as streamlits

from components.long_links import UNREAD
from data import beside, comparison, own_link
from data.filter import Doubt
from data.filter_link import PARAMETERS, codes_of

Encode = Callable[[Any], str]
Code = TypeVar("Code", bound=str)
PAGE = "page"  # of a list
LONGEST_VALUE = 500  # letters of a parameter in an address of ours: all that are codes, or a title, fit in
LONGEST_NAME = 100
MOST_UNKNOWN = 20  # parameters
MOST_PARAMETERS = streamlits.CLIENT_STATE_QUERY_STRING_MAX_FIELDS  # of a link that Streamlit reads at all
MOST_LETTERS = streamlits.CLIENT_STATE_QUERY_STRING_MAX_LENGTH
_OWN = frozenset(("own", "columns"))  # parameters that name columns of a file, however long its headers
_TOLD = "told"  # session state: a list of the page and language of the last run; empty if that was broken off
_SAME = "told_same"  # session state: whether this run is of that page and language
# What a link to another page keeps.
SHARED = frozenset({"lang", *PARAMETERS, *beside.PARAMETERS, comparison.PARAMETER, comparison.DRAWN_AS})

_WRITTEN = "written"  # session state: a _Written
_GRACE = 2.0  # seconds after a run in which the browser may not have got the URL that it has written

_UNHELD = re.compile("[\0\ud800-\udfff]")  # NUL and halves of a letter


# Every parameter that some widget is bound to: a constant of the code, met as pages run.
_known: set[str] = {*SHARED, "present"}


@dataclass
class _Written:
    """What was written last, on which page, and `before`, where the browser may still be `until` then (monotonic)."""

    params: dict[str, str] = field(default_factory=dict)
    page: str = ""
    before: list[dict[str, str]] = field(default_factory=list)
    until: float = 0

    def overtakes(self, params: dict[str, str]) -> bool:
        """Whether a browser at this URL has only not got what was written since."""
        return params in self.before and time.monotonic() < self.until


def presenting() -> bool:
    """Whether the page is shown without the app's chrome (?present=1)."""
    return read().get("present") == "1"


def read() -> dict[str, str]:
    """The parameters of the current URL, one value each: the last where it gives several, and `repeated` says so.

    Who changes a second thing before the browser has got the URL of the first sends the one from before: what was
    written holds, else the first change would be undone. On another page, only what a link to it keeps. Back and
    forward are meant as they are.
    """
    params, written = st.query_params.to_dict(), _written()
    if written.overtakes(params) and not _back_or_forward():
        here = written.page == _page()
        params = {name: value for name, value in written.params.items() if here or name in SHARED}
        st.query_params.from_dict(params)
    return {name: held(value) for name, value in params.items()}


def carried() -> dict[str, str]:
    """The parameters that a link from here carries."""
    return bounded(read())


def bounded(params: Mapping[str, str]) -> dict[str, str]:
    """Parameters as an address of ours holds them, however much a link asked for in vain: every code that is one, of
    the others those that come first, in LONGEST_VALUE letters; and of parameters that are none the first MOST_UNKNOWN.
    """
    unknown = [name for name in params if name not in _known]
    gone = {name for name in unknown if len(name) > LONGEST_NAME} | set(unknown[MOST_UNKNOWN:])
    kept = {name: value for name, value in params.items() if name not in gone}
    return {name: _first(name, value) if len(value) > LONGEST_VALUE else value for name, value in kept.items()}


def _first(parameter: str, value: str) -> str:
    if parameter in _OWN:  # whole, or still too long to be read: a part of it would be another filter
        return value[: own_link.LONGEST + 1]
    begun, meant = value[:LONGEST_VALUE], codes_of(parameter)
    codes = [code for code in value.split(",") if code in meant] + (begun.rpartition(",")[0] or begun).split(",")
    return ",".join(dict.fromkeys(code for code in codes if code))


def unread() -> bool:
    """Whether nothing was read of the link, as it holds more than is read."""
    return UNREAD in st.query_params


def replace(params: Mapping[str, str]) -> None:
    """Write the whole URL."""
    old, now, written = st.query_params.to_dict(), bounded(params), _written()
    earlier = written.before if written.params == old else []
    st.query_params.from_dict(now)
    written.params, written.page, written.until = now, _page(), inf
    written.before = [one for one in (*earlier, old) if one != now]


def inside(page: str, params: Mapping[str, str], text: str, marks: str = 'class="inside"') -> str:
    """A link to a page of ours, which page_script.js follows inside the app, as HTML."""
    return f'<a href="{address(page, params)}" target="_self" {marks}>{html.escape(text)}</a>'


def shared(params: Mapping[str, str]) -> dict[str, str]:
    """Of a link what it takes along to any page."""
    return {name: value for name, value in params.items() if name in SHARED}


def address(page: str, params: Mapping[str, str]) -> str:
    """The address of a page of ours as it stands in a link, escaped."""
    return html.escape(f"{'./' if page == 'overview' else page}?{urlencode(params)}", quote=True)


def offer(params: Mapping[str, str]) -> None:
    """Tell that a link on the page leads to these parameters: a browser that is there soon has followed it."""
    written = _written()
    written.before = [one for one in written.before if one != params]


def _written() -> _Written:
    found: _Written = st.session_state.setdefault(_WRITTEN, _Written())
    return found


def _page() -> str:
    """Which page the browser shows, as a code."""
    context = get_script_run_ctx()
    return context.page_script_hash if context else ""


def _back_or_forward() -> bool:
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def repeated() -> list[Doubt]:
    """Parameters that the URL gives more than once."""
    given = st.query_params
    return repeated_in((name, held(value)) for name in given for value in given.get_all(name))


def write(parameter: str, value: str, clears: Iterable[str] = ()) -> None:
    """Set one parameter; an empty value takes it out, and so do the parameters that it `clears`.

    A list whose filter changes begins at its first page again.
    """
    gone = {parameter, *clears, *((PAGE,) if parameter in PARAMETERS else ())}
    params = {name: old for name, old in read().items() if name not in gone}
    if value:
        params[parameter] = value
    replace(params)


@contextmanager
def whole_run(page: str) -> Iterator[None]:
    """Around a run of a page: what the browser was told counts only where the run reached its end.

    What was written is on its way to the browser then, which has got it _GRACE later.
    """
    written = _written()
    about = (page, read().get("lang", ""))
    told: list[tuple[str, str]] = st.session_state.setdefault(_TOLD, [])
    st.session_state[_SAME] = told == [about]
    told.clear()
    try:
        yield
    except StopException:  # the page ended itself
        told.append(about)  # in the list itself: a run that was stopped can reach the session no more
        raise
    finally:
        written.until = min(written.until, time.monotonic() + _GRACE)
    told.append(about)


def hold(key: str, value: object, typed: bool = False) -> None:
    """Give a widget its value, at every run: one that comes back with another page has forgotten it.

    What Streamlit gives to a widget, it also sends, and the browser throws away what is being typed there. So a field
    that is `typed` into is given its value only where it holds another, or where the browser may not know it: in
    another language, on another page, or after a run that was broken off.
    """
    state = st.session_state
    if not typed or not state.get(_SAME) or key not in state or state[key] != value:
        state[key] = value


def bind(
    parameter: str, value: object, encode: Encode, clears: tuple[str, ...] = (), typed: bool = False
) -> dict[str, Any]:
    """What ties a widget to a URL parameter: it shows `value`, and a change of it is written to the URL, encoded.

    typed  the widget is typed into, and the labels of its options change with the language alone. It must have `value`
           as its default too: a browser that draws two quick runs as one has not been given the first one's values, and
           would send the default of each field back as a change.
    """
    _known.add(parameter)
    key = f"url_{parameter}"
    hold(key, value, typed)

    def changed() -> None:
        write(parameter, encode(st.session_state[key]), clears)

    return {"key": key, "on_change": changed}


def choice(parameter: str, options: tuple[Code, ...], default: Code) -> tuple[Code, list[Doubt]]:
    """What the URL says for a choice of one of some codes; the default, and a doubt, where it says something else."""
    _known.add(parameter)
    asked = read().get(parameter, default)
    value = next((one for one in options if one == asked), None)
    return (default, [Doubt(parameter, asked[:100])]) if value is None else (value, [])


def unknown() -> list[Doubt]:
    """Parameters of the URL that nothing here has a use for; to be asked when the whole page has run."""
    return unknown_in(read(), _known)


def unknown_in(params: Mapping[str, str], known: Collection[str]) -> list[Doubt]:
    """Parameters that are none of those that something has a use for."""
    return [Doubt(name[:100], value[:100], "parameter") for name, value in params.items() if name not in known]


def held(text: str) -> str:
    """A text with signs in place of letters that no engine can hold: it then is of no row, and is said as it is."""
    return _UNHELD.sub(lambda found: "\u2400" if found[0] == "\0" else "\ufffd", text)


def repeated_in(given: Iterable[tuple[str, str]]) -> list[Doubt]:
    """Parameters that are given more than once, not always alike, each with the last value: that one counts."""
    values: dict[str, list[str]] = {}
    for name, value in given:
        values.setdefault(name, []).append(value)
    return [Doubt(name[:100], found[-1][:100], "repeated") for name, found in values.items() if len(set(found)) > 1]
