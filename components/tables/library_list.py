"""The kept tables on page Data, each with what may be done with it; and what this browser has uploaded within a day."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import streamlit as st

from components import permalink, whose
from components.files.offering import offer
from components.tables import describing, keeping, lasting, reading, replacing, versions
from components.tables.keeping import Brought
from components.tables.problems_said import say_refused
from components.view import View, as_written, visible
from data import sources
from data.library.opening import library, may_see
from data.library.records import Kept
from data.library.refused import LibraryError

_MB = 1_000_000
_NOT_SAFE = re.compile(r"[^\w.() -]")
_LONGEST_FILE = 100  # characters of a file's name


def show(view: View) -> None:
    """Both lists; nothing where both are empty."""
    names, owner = view.names, whose.owner()
    kept = [one for one in library().tables() if may_see(one, owner)]
    if broken := library().broken():
        listed = names.listed(names.isolated(visible(name)) for name in broken)
        st.warning(as_written(names.t("library_broken", n=len(broken), names=listed)), icon=":material/heart_broken:")
    if kept:
        st.subheader(names.t("library_title"), anchor=False)
    for one in kept:
        versions.say_undo(one, view)
        _kept(one, view)
    passing = [one for one in lasting.mine() if one.origin not in reading.held()]
    if passing:
        st.subheader(names.t("lasting_title"), anchor=False)
    for one in passing:
        _passing(one, view)


def _kept(kept: Kept, view: View) -> None:
    """A table in a line, and what may be done with it once that is opened."""
    names, version = view.names, kept.version(kept.current)
    assert version
    name = visible(kept.about.name(names.lang))
    private = f" · {names.t('library_private')}" if kept.owner else ""
    label = f"{names.apart(as_written(name))} · {names.t('library_rows', n=version.loaded)}{private}"
    opened = st.expander(label, key=f"library_{kept.origin}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        size = sum(one.size + sum(file.size for file in one.files) for one in kept.versions) / _MB
        who, when = names.apart(visible(version.by)), names.date(date.fromisoformat(version.made[:10]))
        said = {"who": who, "when": when, "size": names.number(round(size, 2)), "number": kept.current}
        st.text(names.t("library_kept", n=len(kept.versions), **said))
        describing.said(kept, view)
        with st.container(horizontal=True):
            if kept.holds == "incidents":
                st.button(
                    *(names.t("library_open"), f"open_{kept.origin}"),
                    icon=":material/arrow_forward:",
                    on_click=permalink.write,
                    args=("table", kept.origin, ("period", "from", "to")),
                )
            files = version.files
            offer(
                names.t("library_download"),
                lambda: _as_it_came(kept),
                _safe(files[0].name) if len(files) == 1 else f"{kept.origin}.zip",
                "application/octet-stream" if len(files) == 1 else "application/zip",
                key=f"came_{kept.origin}",
                icon=":material/download:",
            )
            describing.form(kept, view)
            with st.popover(names.t("library_remove"), icon=":material/delete:", key=f"ask_{kept.origin}"):
                sure = names.t("library_remove_sure", name=names.apart(name), n=len(kept.versions))
                st.markdown(as_written(sure))
                st.button(
                    *(names.t("library_remove_do"), f"gone_{kept.origin}"),
                    type="primary",
                    on_click=reading.wish,
                    args=(f"gone_{kept.origin}",),
                )
        if reading.wished(f"gone_{kept.origin}"):
            _remove(kept, view)
        versions.show(kept, view)


def _remove(kept: Kept, view: View) -> None:
    try:
        library().remove(kept)
    except LibraryError as error:
        say_refused(error, view.names)
        return
    if permalink.read().get("table") == kept.origin:
        permalink.write("table", "", ("period", "from", "to", "gov"))
    st.rerun()


def _as_it_came(kept: Kept) -> bytes:
    """The file of the version in use as it was brought; several in a zip, numbered where two are called the same."""
    version = kept.version(kept.current)
    assert version
    files = [(_safe(file.name), library().original(kept, file).read_bytes()) for file in version.files]
    if len(files) == 1:
        return files[0][1]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(files, 1):
            archive.writestr(f"{number:02}_{name}", content)
    return packed.getvalue()


def _safe(name: str) -> str:
    """A file's name that is one everywhere: no path, nothing hidden, no dots in front."""
    return _NOT_SAFE.sub("_", name).lstrip(". ")[-_LONGEST_FILE:] or "table"


def _passing(kept: Kept, view: View) -> None:
    names, version = view.names, kept.versions[-1]
    with st.container(border=True, key=f"passing_{kept.origin}"):
        st.text(names.apart(visible(version.files[0].name)))
        until = datetime.fromisoformat(kept.until)
        st.text(names.t("lasting_day", until=f"{names.date(until.date())}, {names.isolated(until.strftime('%H:%M'))}"))
        with st.container(horizontal=True):
            again, gone = f"again_{kept.origin}", kept.origin
            st.button(names.t("lasting_again"), again, icon=":material/refresh:", on_click=reading.wish, args=(again,))
            st.button(
                *(names.t("upload_remove"), f"remove_{kept.origin}"),
                icon=":material/delete:",
                on_click=reading.forget,
                args=(gone,),
            )
        if version.facts:
            covered = (version.facts.covers_from, version.facts.covers_to)
            about = (kept.origin, version.source, version.header, covered)
            brought = Brought(*about, lambda: lasting.file_of(kept), lambda: lasting.mapping_of(kept))
            keeping.show(brought, view)
            replacing.show(brought, view)
        if reading.wished(again):
            try:
                reading.read(lasting.file_of(kept), view, lasting.mapping_of(kept))
            except (LibraryError, sources.Refused) as why_not:
                say_refused(why_not, names)
                return
            st.rerun()
