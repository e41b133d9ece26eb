"""The URL is the one place where a view is kept: widgets show what it says, and write to it when they are changed.

So a link, a reload, back and forward all give the same view, and nothing of value lives in the session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from data.filter import PARAMETERS, Doubt

Encode = Callable[[Any], str]
SHARED = frozenset({"lang", *PARAMETERS})  # what a link to another page keeps


_known: set[str] = set(SHARED)  # every parameter that some widget is bound to: a constant of the code, met as pages run


def read() -> dict[str, str]:
    """The parameters of the current URL, one value each."""
    return st.query_params.to_dict()


def write(parameter: str, value: str, clears: Iterable[str] = ()) -> None:
    """Set one parameter; an empty value takes it out, and so do the parameters that it `clears`."""
    params = {name: old for name, old in read().items() if name not in {parameter, *clears}}
    if value:
        params[parameter] = value
    st.query_params.from_dict(params)


def bind(parameter: str, value: object, encode: Encode, clears: tuple[str, ...] = ()) -> dict[str, Any]:
    """Keyword arguments that tie a widget to a URL parameter: it shows `value` and a change of it is written, encoded."""
    _known.add(parameter)
    key = f"url_{parameter}"
    if st.session_state.get(key) != value or key not in st.session_state:
        st.session_state[key] = value

    def changed() -> None:
        write(parameter, encode(st.session_state[key]), clears)

    return {"key": key, "on_change": changed}


def choice(parameter: str, options: tuple[str, ...], default: str) -> tuple[str, list[Doubt]]:
    """What the URL says for a choice of one of some codes; the default, and a doubt, where it says something else."""
    _known.add(parameter)
    value = read().get(parameter, default)
    return (value, []) if value in options else (default, [Doubt(parameter, value[:100])])


def unknown() -> list[Doubt]:
    """Parameters of the URL that nothing here has a use for; to be asked when the whole page has run."""
    return [Doubt(name[:100], value[:100]) for name, value in read().items() if name not in _known]
