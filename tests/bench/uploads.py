"""From the click that chooses a file to the charts of what it holds: an ACLED export, page Data, then the overview."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, Page

from data import places
from tests.bench.clock import timed, visit
from tests.bench.made_up import chosen_places
from tests.bench.servers import ROOT, Server

ROWS = 25_000
LIKE = ROOT / "tests" / "sources" / "field" / "acled_2024.csv"  # whose acts, actors and notes are repeated
FIRST_DAY, DAYS = date(2017, 1, 1), 2_900
_NOTES = "The report goes on: people of the town said that the road was closed until the evening, and that more forces "
_FIELD = '[data-testid="stFileUploaderDropzone"] input[type="file"]'
_READING, _READ = ".st-key-reading", '[class*="st-key-remove_upload-"]'
_NOTICE = """selector => {
    window.__progress = [];
    const look = () => {
        const shown = document.querySelector(selector);
        if (shown && shown.innerText) window.__progress.push(shown.innerText);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}"""


@dataclass(frozen=True)
class Uploaded:
    """One upload. Seconds from the click until the file was read and said to be, until the overview's charts were
    drawn; progress: how often the page said meanwhile how long it had read.
    """

    read: float
    charts: float
    progress: int


def write_export(rows: int, path: Path) -> None:
    """Write `rows` events as ACLED exports them, with notes of the usual length; the same for the same number."""
    with LIKE.open(encoding="utf-8-sig", newline="") as file:
        like = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(like[0]))
        writer.writeheader()
        writer.writerows(islice(_events(like), rows))


def _events(like: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    known = [place for place in chosen_places() if place["governorate"] in ("SY08", "SY09", "SY11")]
    for number, (event, place) in enumerate(zip(cycle(like), cycle(known), strict=False)):
        day = FIRST_DAY + timedelta(number * 7919 % DAYS)
        yield event | {
            "event_id_cnty": f"SYR{100_000 + number}",
            "event_date": str(day),
            "year": str(day.year),
            **{f"admin{level + 1}": places.names(place[name])[0] for level, name in enumerate(places.LEVELS)},
            "location": place["place_name_en"],
            "latitude": place["latitude"],
            "longitude": place["longitude"],
            "fatalities": str(number % 7),
            "notes": f"{event['notes']} {_NOTES}{number}.",
        }


def measured(browser: Browser, server: Server, folder: Path, rows: int, rounds: int, found: list[Uploaded]) -> None:
    """Upload one export in sessions of their own; adds to `found`."""
    path = folder / "acled_export.csv"
    write_export(rows, path)
    found.extend(uploaded(browser, server, path) for _ in range(rounds))


def uploaded(browser: Browser, server: Server, path: Path) -> Uploaded:
    """Choose the file on page Data, wait for what is said of it, and go to the overview."""
    with visit(browser, f"{server.address}/data") as (page, _):
        page.evaluate(_NOTICE, _READING)
        began = _now(page)
        page.locator(_FIELD).set_input_files(path)
        page.locator(_READ).wait_for()
        read = _now(page)
        timed(page, page.locator(".st-key-topbar").get_by_text("Overview", exact=True).click)
        page.wait_for_url("**/?table=upload-*")
        page.locator("[data-drawn] .ground").first.wait_for()
        drawn: float = page.evaluate("() => window.__clock.drawn")
        progress: int = page.evaluate("() => new Set(window.__progress).size")
        return Uploaded((read - began) / 1000, (drawn - began) / 1000, progress)


def _now(page: Page) -> float:
    now: float = page.evaluate("() => performance.timeOrigin + performance.now()")
    return now
