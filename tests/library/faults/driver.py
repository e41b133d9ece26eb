"""Kill after kill, a check after each, and a report of what held."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from random import Random

from data.library.shelf import Shelf
from tests.library.faults.check import Known, left_over, wrong
from tests.library.faults.writer import SHARED, Began, Done, original_of, rows_of, run
from tests.library.made import ABOUT

PROCESSES = get_context("forkserver")  # copies of one process that has read the code: each starts at once
PROCESSES.set_forkserver_preload(["tests.library.faults.check"])
PATIENCE = 60.0  # s until a writer has said its first word
MOST_DONE = 5  # changes after which it is killed, amid the next ones
LONGEST = 0.2  # s from the last of them until it is


@dataclass
class Report:
    """What came of it. told: changes that were acknowledged; amid: how many kills fell amid each act."""

    kills: int = 0
    told: int = 0
    amid: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        amid = ", ".join(f"{act} {n}" for act, n in self.amid.most_common())
        lost = "WRONG, as said below" if self.wrong else "0 kept tables lost, nothing by half, nothing left over"
        told = f"{self.kills} kills ({amid}), {self.told} changes acknowledged: {lost}; {self.seconds:.0f} s"
        return "\n".join((told, *self.wrong))


def drive(folder: Path, *, kills: int, seed: int, report: Report, planted: str = "") -> None:
    """Kill writers until so many were killed, or something is wrong; the report is filled as it goes."""
    began, rng, shelf, known = time.monotonic(), Random(seed), Shelf(folder / "tables"), Known()
    first = "0.first"
    shelf.keep(*(rows_of(first), ABOUT), origin=SHARED, by=first, original=original_of(first), name=f"{first}.csv")
    known.shared.add(first)
    while report.kills < kills and not report.wrong:
        names = [f"{who}{seed}.{report.kills}" for who in "ab"[: rng.choice((1, 2))]]
        heard = _killed(shelf.folder, names, rng, planted)
        open_now = [one for said in heard for one in known.take(said)]
        report.kills += len(names)
        report.told = known.told
        report.amid.update(one.act for one in open_now or [Began("", "between two", "")])
        report.wrong += wrong(shelf, known, open_now)
        if rng.random() < 0.2:  # else the next writer does, amid what is left
            shared = shelf.find(SHARED)
            if shared:
                shelf.describe(shared, ABOUT, "")
                report.wrong += left_over(shelf)
        report.wrong = [f"seed {seed}, after {report.kills} kills: {one}" for one in report.wrong]
        report.seconds = time.monotonic() - began


def _killed(folder: Path, names: list[str], rng: Random, planted: str) -> list[list[Began | Done]]:
    """What each of some writers said until all of them were killed, amid what they did."""
    heard: dict[Connection, list[Began | Done]] = {}
    processes = []
    for name in names:
        ear, tells = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=run, args=(folder, name, tells, planted), daemon=True)
        process.start()
        tells.close()
        processes.append(process)
        heard[ear] = []
    enough = rng.randint(0, MOST_DONE)
    _listen(heard, time.monotonic() + PATIENCE, enough)
    _listen(heard, time.monotonic() + rng.uniform(0, LONGEST), 1_000)
    for process in processes:
        process.kill()
    for ear, said in heard.items():
        with suppress(EOFError, OSError):
            while True:
                said.append(ear.recv())
        ear.close()
    for process in processes:
        process.join()
        process.close()
    return list(heard.values())


def _listen(heard: dict[Connection, list[Began | Done]], end: float, enough: int) -> None:
    """Hear what is said until then, or until each writer has begun and has done so many things."""
    while any(sum(isinstance(one, Done) for one in said) < enough or not said for said in heard.values()):
        left = end - time.monotonic()
        if left <= 0:
            return
        for ear in wait(list(heard), left):
            assert isinstance(ear, Connection)
            heard[ear].append(ear.recv())
