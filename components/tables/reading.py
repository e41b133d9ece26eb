"""Reading a user's own file, in a process of its own; its table is held by this session, and outlasts it for a day."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from components import permalink, stores
from components.files import handed_over
from components.names import Names
from components.tables import lasting
from components.tables.file import File
from components.tables.room import FULL, ROOM, Account
from components.view import View, visible
from data import sources
from data.sources.cells import Alike
from data.sources.counted.summing import Sum, sums
from data.sources.mapping import keeping
from data.sources.mapping.mapping import Mapping
from data.sources.peeking import Peeked
from data.sources.turns import Progress
from data.sources.unmatched import Unmatched, unmatched
from data.store import store_of

_HELD = "read_files"  # session state: {origin: Held}, gone with the session by design
_ASKED = "file_asked_about"  # session state: the Asked that waits for answers
_TRIED = "files_tried"  # session state: how many files were tried; a new uploader is drawn after each
_ACCOUNT = "held_here"  # session state: the Account of what is held; see components.tables.room
_REFUSED = "file_refused"  # session state: (id of the file as it was brought, sheet, why it was refused)
_STOPPED = "reading_stopped"  # session state: (files tried, name) when reading was stopped
_NOT_READ = "column_not_read"


class Report(NamedTuple):
    """What became of a file.

    left_out   rows by reason; rejected, flagged: problems of rows that were left out, and that were loaded.
    source     the layout it was read by; read_as: our column -> the file's; unread: columns of the file.
    unmatched  texts that nothing knows; alike: rows that may be of one incident.
    n_totals   totals of others that it holds in place of incidents; sums: what they add up to.
    """

    n_read: int
    n_loaded: int
    left_out: tuple[tuple[str, int], ...]
    rejected: sources.Problems
    flagged: sources.Problems
    source: str
    read_as: dict[str, tuple[str, ...]]
    unread: tuple[str, ...]
    header: tuple[str, ...]
    unmatched: Unmatched
    alike: Alike
    n_totals: int = 0
    sums: tuple[Sum, ...] = ()
    covered: tuple[date, date] | None = None


class Held(NamedTuple):
    """A file that was read. mapping: as said for it, None where nothing had to be; lost: why a reload loses it, a code
    of lasting.put, "" where it does not.
    """

    file: File
    mapping: Mapping | None
    report: Report
    lost: str = ""


class Asked(NamedTuple):
    """A file about which something is asked.

    refusal  why it could not be read as it is, None where its columns are to be corrected.
    orders   columns of the file whose order of day and month must be said.
    """

    number: int
    file: File
    peeked: Peeked
    mapping: Mapping
    refusal: sources.Refused | None = None
    orders: tuple[str, ...] = ()


def held() -> dict[str, Held]:
    """The files that were read in this session, by origin."""
    return dict(st.session_state.get(_HELD, {}))


def asked() -> Asked | None:
    """The file that waits for answers."""
    found: Asked | None = st.session_state.get(_ASKED)
    return found


def ask(about: Asked | None) -> None:
    """Wait for answers about a file; None: about none. Raises Refused where there is no room for it."""
    before = asked()
    if about and about.file.origin not in held():
        ROOM.hold(_account(), about.file.origin, len(about.file.content), about.file.name)
    st.session_state[_ASKED] = about
    if before:
        _settle(before.file.origin)


def _account() -> Account:
    """What this session holds."""
    found: Account = st.session_state.setdefault(_ACCOUNT, None) or ROOM.account()
    st.session_state[_ACCOUNT] = found
    return found


def _settle(origin: str) -> None:
    """Give back the room of what is held no longer."""
    waits = asked()
    if origin in held():
        return
    if waits and waits.file.origin == origin:
        ROOM.hold(_account(), origin, len(waits.file.content), waits.file.name)  # of its table no more
    else:
        ROOM.let_go(_account(), origin)


def tried() -> int:
    """How many files were tried; part of the uploader's key."""
    return int(st.session_state.setdefault(_TRIED, 0))


def field() -> str:
    """The key of the upload field as it is drawn now."""
    return f"upload_{tried()}"


def let_go() -> None:
    """Empty the upload field, and hold its file no longer."""
    handed_over.let_go(st.session_state.get(field()))
    st.session_state[_TRIED] = tried() + 1


def _stop(name: str) -> None:
    """Let go of the file that is being read: the run that reads it has been ended by the click."""
    let_go()
    st.session_state[_STOPPED] = (tried(), name)


def stopped() -> str:
    """The file of which reading was stopped, until another is tried; "" where none was."""
    number, name = st.session_state.get(_STOPPED, (-1, ""))
    return str(name) if number == tried() else ""


def refuse(file_id: str, sheet: str, refusal: sources.Refused) -> None:
    """Remember why a file is not read: each click elsewhere on the page would read it anew."""
    if refusal.code not in FULL:
        st.session_state[_REFUSED] = (file_id, sheet, refusal)


def refused(file_id: str, sheet: str) -> sources.Refused | None:
    """Why this file is not read, where that is known already."""
    *asked_of, refusal = st.session_state.get(_REFUSED, ("", "", None))
    return refusal if asked_of == [file_id, sheet] else None


def wish(key: str) -> None:
    """That something is to be read, kept until it is: a run may end before it comes to it."""
    st.session_state[f"wish_{key}"] = True


def wished(key: str) -> bool:
    """Whether it was wished for, once."""
    return bool(st.session_state.pop(f"wish_{key}", False))


def read(file: File, view: View, mapping: Mapping | None = None) -> str:
    """Read a file as a table of this session, in view from now on, with a way to stop it; its origin.

    Raises Refused: nothing is changed then.
    """
    content = len(file.content)
    with ROOM.holding(_account(), file.origin, content, file.name) as needs:
        with at_work("reading", file, view.names) as meanwhile:
            found = sources.load(
                *(file.content, file.name), sheet=file.sheet, origin=file.origin, mapping=mapping, meanwhile=meanwhile
            )
        counts = found.others.get("counts")
        rows = found.table.nbytes + (counts.nbytes if counts is not None else 0)
        needs(content + found.problems.held + rows)  # rows that are copied take half as much again
        nonce = secrets.token_hex(8)  # the same file, read in another way, has other answers
        beside = {"counts": counts} if counts is not None and len(counts) else {}
        loads = bool(len(found.table) or beside)
        store = store_of(found.table, f"{found.version}{nonce}", visible(file.name), **beside) if loads else None
        needs(content + found.problems.held + (store.held() if store else 0))
        lost = lasting.put(file, found, mapping or keeping.kept(found.header))
        st.session_state.setdefault(_HELD, {})[file.origin] = Held(file, mapping, _report(found), lost)
    if store and beside:
        _out_of_view(file.origin)
        stores.add_counts(file.origin, store)
    elif store:
        _not_beside(file.origin)
        stores.add_upload(file.origin, store)
        permalink.write("table", file.origin, ("period", "from", "to", "gov", "district"))
        permalink.write("gov", "all")
    return file.origin


def forget(origin: str) -> None:
    """Forget a table, and look at the first table again."""
    lasting.remove(origin)
    st.session_state.get(_HELD, {}).pop(origin, None)
    _not_beside(origin)
    _out_of_view(origin)
    _settle(origin)


def _not_beside(origin: str) -> None:
    stores.remove_counts(origin)
    if permalink.read().get("beside") == origin:
        permalink.write("beside", "")


def _out_of_view(origin: str) -> None:
    stores.remove_upload(origin)
    if permalink.read().get("table") == origin:
        permalink.write("table", "", ("period", "from", "to", "gov"))


def keep(mapping: Mapping) -> None:
    """Keep a mapping for the next file with this header."""
    keeping.keep(mapping)


@contextmanager
def at_work(what: str, file: File, names: Names) -> Iterator[Callable[[Progress], None]]:
    """Says how many files are read before this one, then for how long it is being read; a click on `Stop`, or anywhere
    else, ends that.

    what  the key of what is drawn: apart from anything else that a run may wait for.
    """
    place = st.empty()
    with place.container(horizontal=True, vertical_alignment="center", key=what):
        said = st.empty()
        st.button(*(names.t("upload_stop"), f"stop_{what}"), icon=":material/stop:", on_click=_stop, args=(file.name,))

    def say(done: Progress) -> None:
        if done.before:
            said.markdown(names.t("upload_waits", n=done.before))
        else:
            said.markdown(names.t("upload_reading_for", n=int(done.seconds)))

    say(Progress())
    try:
        yield say
    finally:
        place.empty()


def _report(found: sources.Import) -> Report:
    reasons: dict[str, int] = {}
    counts = found.others.get("counts")
    for one in found.left_out:
        reasons[one.reason] = reasons.get(one.reason, 0) + len(one.rows)
    return Report(
        n_read=found.n_read,
        n_loaded=found.n_loaded,
        left_out=tuple(reasons.items()),
        rejected=found.rejected,
        flagged=found.flags.where(lambda one: one.code != _NOT_READ),
        source=found.source,
        read_as=found.read_as,
        unread=tuple(dict.fromkeys(one.column for one, _ in found.flags.counted() if one.code == _NOT_READ)),
        header=found.header,
        unmatched=unmatched(found),
        alike=found.alike,
        n_totals=len(counts) if counts is not None else 0,
        sums=sums(counts) if counts is not None else (),
        covered=_covered(found.table if len(found.table) else counts),
    )


def _covered(rows: pa.Table | None) -> tuple[date, date] | None:
    """The first and the last day of any row; None where there is none."""
    if rows is None or not len(rows):
        return None
    last = pc.max(pc.coalesce(rows["date_end"], rows["date_start"])).as_py()
    return (pc.min(rows["date_start"]).as_py(), last)
