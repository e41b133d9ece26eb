"""Where faults strike: a ledger in a folder, the writers on it, and what they were told so far."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from random import Random
from typing import Any

from data.ledger import Ledger, exchange
from tests.ledger.faults.work import OPERATIONS, Hands, Told, read, take
from tests.ledger.faults.writer import DONE, Broke, Plan, Refusal, run

PROCESSES = get_context("forkserver")  # copies of one process that has read the code: each starts at once
PROCESSES.set_forkserver_preload(["tests.ledger.faults.ready"])
PATIENCE = 60.0  # seconds without a word, after which a writer hangs
SMALL = 100_000_000  # bytes: a file system up to this is one made for this
BESIDE = ("", "-wal", "-shm")  # the ledger's files


@dataclass
class Heard:
    """What one writer told until it ended."""

    plan: Plan
    told: list[Told] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    broke: list[Broke] = field(default_factory=list)
    ended: str = ""  # done, killed, hung


class Writer:
    """A started writer, heard by the driver."""

    def __init__(self, plan: Plan) -> None:
        self.ear, tells = PROCESSES.Pipe(duplex=False)
        self.process = PROCESSES.Process(target=run, args=(plan, tells), daemon=True)
        self.process.start()
        tells.close()
        self.heard = Heard(plan)

    def listen(self) -> Any:
        """The next thing that is told; DONE or None once there is no more."""
        try:
            found = self.ear.recv() if self.ear.poll(PATIENCE) else "hung"
        except (EOFError, OSError):
            found = None
        match found:
            case Told():
                self.heard.told.append(found)
            case Refusal():
                self.heard.refused.append(found)
            case Broke():
                self.heard.broke.append(found)
            case None | "hung" | "done":
                self.heard.ended = found or "killed"
        return found

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()

    def until_ended(self) -> Heard:
        """Hear all that is left."""
        while not self.heard.ended:
            self.listen()
        if self.heard.ended == "hung":
            self.kill()
        self.process.join()
        self.process.close()
        self.ear.close()
        return self.heard

    def is_stopped(self) -> bool:
        """Whether the process stands still."""
        with suppress(FileNotFoundError):
            return Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "T"
        return False


@dataclass
class Ground:
    """One ledger and all that was told of it: acknowledgements, and tokens of what was refused."""

    folder: Path
    seed: str
    planted: str = ""
    wait: float = 2.0
    told: list[Told] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.files.mkdir(parents=True)

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self.folder / "home" / "ledger.sqlite3"

    @property
    def files(self) -> Path:
        """Exports of other ledgers."""
        return self.folder / "files"

    @property
    def is_small(self) -> bool:
        """Whether it stands on a file system that may be filled."""
        there = os.statvfs(self.folder)
        return there.f_blocks * there.f_frsize <= SMALL

    @property
    def ballast(self) -> Path:
        """What fills the disk."""
        return self.folder / "ballast"

    def plan(self, name: str, operations: int, **more: Any) -> Plan:
        """A plan for this ledger."""
        seed = f"{self.seed} {name}"
        settings = {"files": self.files, "planted": self.planted, "wait": self.wait, **more}
        checkpoint = Random(seed).choice((1000, 1000, 5, 20, 60))  # 1000 is SQLite's own: few writers live to see it
        return Plan(self.path, name, seed, operations, checkpoint=checkpoint, **settings)

    def keep(self, heard: Heard) -> None:
        """What was told counts from here on."""
        self.told += heard.told
        self.refused += [one.token for one in heard.refused]

    def other_ledger(self, name: str, rng: Random) -> Path:
        """The export of a small ledger of elsewhere, among the files to import."""
        path = self.folder / f"{name}.sqlite3"
        with closing(Ledger(path)) as ledger:
            for number in range(rng.randint(2, 4)):
                rows = tuple(ledger.state().rows.values())
                hands = Hands(ledger, rng, "elsewhere", f"elsewhere-{name}.{number}", rows, self.files)
                works = [work for work in OPERATIONS if work is not take]
                with suppress(Exception):  # what is refused there is not in the file
                    (rng.choice(works) if rows else read)(hands)
            file = self.files / f"{name}.jsonl"
            file.write_text("".join(exchange.lines(ledger)), encoding="utf-8")
        for end in BESIDE:
            path.with_name(path.name + end).unlink(missing_ok=True)
        return file


def hear(writers: Sequence[Writer]) -> list[Heard]:
    """All that several writers tell, as it comes."""
    ears: dict[Connection, Writer] = {writer.ear: writer for writer in writers if not writer.heard.ended}
    while ears:
        for ear in wait(list(ears), PATIENCE) or list(ears):
            ears[ear].listen()
            if ears[ear].heard.ended:
                del ears[ear]
    return [writer.until_ended() for writer in writers]


def pause(seconds: float) -> None:
    """Wait so long, to the microsecond."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def until(holds: Callable[[], bool]) -> bool:
    """Wait until this holds; False where it does not in time."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.0005)
    return True


def copied(path: Path, to: Path) -> None:
    """Copy the ledger's files. Nobody has them open."""
    to.mkdir(parents=True, exist_ok=True)
    for end in BESIDE:
        (to / (path.name + end)).unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            shutil.copyfile(path.with_name(path.name + end), to / (path.name + end))


def is_done(heard: Heard) -> bool:
    """Whether it ended by itself."""
    return heard.ended == DONE


def signal_to(writer: Writer, number: int) -> None:
    """Send a signal to a writer."""
    os.kill(writer.process.pid, number)
