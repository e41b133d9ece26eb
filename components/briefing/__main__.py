"""Draw a deck of slides without the app, for cron:

    python -m components.briefing weekly.toml --in ar,en --out slides --since snapshots/last --keep snapshots/last

Writes <deck>_<language>_<date>.pdf, .pptx and .html (and .png, one a slide, if asked for). Ends with 0 when everything
was made, 1 when something was not, 2 when the deck or an option is wrong, 3 when only what needs a Chromium was not.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from streamlit.logger import set_log_level

from components import permalink
from components.briefing import asked, content, decks, files, since, views
from components.briefing.asked import Asked
from components.briefing.html import chromium, layout
from components.briefing.powerpoint import deck as powerpoint
from components.briefing.slide import Slide
from components.files import download
from components.names import languages, names
from components.view import View, doubts_in_words
from data import deck, export, schema, snapshot
from data.aggregate.headline import counted
from data.deck import Entry
from data.library import opening
from data.store import Store, Unreachable, open_store

MADE, FAILED, WRONG, NO_CHROMIUM = 0, 1, 2, 3
FORMATS = ("pdf", "pptx", "html", "png", "png2", *files.ROWS)
_KNOWN = content.LINKED | {"present", decks.AT}  # what a link may hold; a filter that is misspelt would narrow nothing
log = logging.getLogger("rasid.briefing")


@dataclass(frozen=True)
class Made:
    """A slide, and what it was made of."""

    slide: Slide
    view: View
    asked: Asked
    params: dict[str, str]

    def file(self, kind: str) -> bytes:
        """The slide, or the rows behind it, as a file of one of FORMATS.

        raises  export.TooManyRows for a workbook of too many rows.
        """
        if kind not in files.ROWS:
            return files.made(kind, self.slide)
        about = download.provenance(self.view, self.view.ask(counted), self.params)
        return files.rows(self.view, self.asked, kind, about)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    wanted = _parser().parse_args(arguments)
    _set_up_log(wanted.log)
    began = time.monotonic()
    try:
        entries = deck.read(wanted.deck.read_text(encoding="utf-8"))
        if wanted.since:
            snapshot.taken(wanted.since)
        wanted.out.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as wrong:
        log.error("%s: %s", wanted.deck, wrong)
        return WRONG
    folder = Path(os.environ.get("RASID_TABLES") or schema.TABLES)
    try:
        store = open_store(os.environ.get("RASID_DATABASE", ""), folder)
    except Unreachable as wrong:
        log.error("RASID_DATABASE: %s", wrong)
        return WRONG
    stores = {**store.alone(), **opening.stores(opening.library())}
    codes = {_language(lang, entries, stores, wanted) for lang in wanted.languages}
    code = max(codes, key=(MADE, NO_CHROMIUM, FAILED).index)
    if wanted.keep and code == MADE:  # what a briefing failed to tell is told by the next
        code = _kept(folder, wanted.keep)
    log.info(
        "%d slides in %s, %.1f s, exit %d", len(entries), ",".join(wanted.languages), time.monotonic() - began, code
    )
    return code


def _kept(tables: Path, folder: Path) -> int:
    try:
        snapshot.keep(tables, folder)
    except (OSError, ValueError) as wrong:
        log.error("no snapshot can be kept in %s: %s", folder, wrong)
        return WRONG
    log.info("snapshot kept in %s", folder)
    return MADE


def slides_of(
    entries: tuple[Entry, ...], stores: Mapping[str, Store], lang: str, before: Path | None
) -> tuple[list[Made], int]:
    """The slides of a deck in one language, and how many could not be laid out."""
    slides, failed = [], 0
    for number, entry in enumerate(entries, 1):
        try:
            slides.append(_slide(entry, stores, lang, before))
        except views.NoNumbers as why:
            held = ", ".join(stores) or "none"
            log.error("slide %d (%s): not made: %s Tables here: %s", number, lang, why, held)
            failed += 1
        except Exception:  # one bad slide is logged, and costs none of the others
            log.exception("slide %d (%s): not laid out", number, lang)
            failed += 1
    return slides, failed


def _slide(entry: Entry, stores: Mapping[str, Store], lang: str, before: Path | None) -> Made:
    params = views.params_of_entry(entry, lang)
    view = views.view_of(params, stores, lang)
    found, doubts = asked.read(params, view.origin, before is not None)
    repeated = permalink.repeated_in(views.given(entry.link))
    view = replace(view, doubts=[*repeated, *view.doubts, *doubts, *permalink.unknown_in(params, _KNOWN)])
    for line in doubts_in_words(view.doubts, names("en")):
        log.warning("%s", line)
    changes = since.changes(view, before) if before and "changes" in found.topics else None
    link = content.rebuilt_from(params, version=view.origin.version)
    return Made(content.slide(view, found, link, changes), view, found, params)


def _language(lang: str, entries: tuple[Entry, ...], stores: Mapping[str, Store], wanted: argparse.Namespace) -> int:
    made, failed = slides_of(entries, stores, lang, wanted.since or since.folder())
    code = FAILED if failed else MADE
    if not made:
        return FAILED
    slides = [one.slide for one in made]
    name = f"{wanted.deck.stem}_{lang}_{datetime.now(UTC):%Y%m%d}"
    jobs: dict[str, Callable[[], bytes]] = {
        "html": lambda: layout.pages(slides).encode(),
        "pdf": lambda: chromium.pdf(layout.pages(slides)),
        "pptx": lambda: powerpoint.made(slides),
    }
    asked_for = [(f"{name}.{kind}", jobs[kind]) for kind in wanted.formats if kind in jobs]
    for kind in (kind for kind in wanted.formats if kind not in jobs):
        for number, one in enumerate(made, 1):
            ending = "@2x.png" if kind == "png2" else f".{kind}"
            asked_for.append((f"{name}_{number:02}{ending}", partial(one.file, kind)))
    for file, job in asked_for:
        code = max(code, _written(wanted.out / file, job), key=(MADE, NO_CHROMIUM, FAILED).index)
    return code


def _written(path: Path, job: Callable[[], bytes]) -> int:
    began = time.monotonic()
    try:
        made = job()
        path.write_bytes(made)
    except chromium.NoChromiumError as missing:
        log.error("%s: %s", path.name, missing)
        return NO_CHROMIUM
    except (chromium.DrawingError, export.TooManyRows, OSError) as wrong:
        log.error("%s: %s", path.name, wrong)
        return FAILED
    except Exception:  # one bad file is logged, and costs none of the others
        log.exception("%s: not made", path.name)
        return FAILED
    log.info("%s: %d kB in %.1f s", path, len(made) // 1000, time.monotonic() - began)
    return MADE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m components.briefing", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("deck", type=Path, help="a TOML file of [[slide]] link = ..., title = ...")
    parser.add_argument("--in", dest="languages", type=_some_of(languages()), default=list(languages()), metavar="LANG")
    parser.add_argument("--formats", type=_some_of(FORMATS), default=["pdf", "pptx", "html"], help=",".join(FORMATS))
    parser.add_argument("--out", type=Path, default=Path("slides"), help="folder for the files")
    parser.add_argument("--since", type=Path, help="a snapshot of the tables to tell changes since")
    parser.add_argument("--keep", type=Path, help="keep the tables of today as a snapshot there, when all is drawn")
    parser.add_argument("--log", type=Path, help="a file that the log is added to; it goes to standard error too")
    return parser


def _some_of(known: tuple[str, ...]) -> Callable[[str], list[str]]:
    def read(text: str) -> list[str]:
        found = text.split(",")
        if not set(found) <= set(known):
            raise argparse.ArgumentTypeError(f"{text}: some of {','.join(known)} expected")
        return found

    return read


def _set_up_log(file: Path | None) -> None:
    set_log_level("ERROR")  # Streamlit warns that there is no app, which is so by intent
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if file:
        handlers.append(logging.FileHandler(file, encoding="utf-8"))
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.handlers, log.propagate = handlers, False
    log.setLevel(logging.INFO)


if __name__ == "__main__":
    sys.exit(main())
