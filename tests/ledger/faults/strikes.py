"""The kinds of faults: each lets writers work on a ledger, strikes, and hands back what was heard."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from data.ledger import Ledger, exchange
from tests.ledger.faults import disk
from tests.ledger.faults.ground import BESIDE, PATIENCE, Ground, Heard, Writer, copied, hear, pause, signal_to, until
from tests.ledger.faults.writer import STOPPING, Refusal, Strike


@dataclass
class Outcome:
    """What a fault led to.

    struck  whether it fell before the work was over.
    wrong   what a writer did that it must never do, in words.
    """

    heard: Sequence[Heard]
    struck: bool
    wrong: list[str] = field(default_factory=list)


Kind = Callable[[Ground, str, Random], Outcome]


def killed(ground: Ground, name: str, rng: Random) -> Outcome:
    """kill -9 some microseconds after the k-th acknowledgement."""
    writer = Writer(ground.plan(name, 1000))
    return _killed_after(writer, rng.randint(0, 6), rng)


def killed_in_transaction(ground: Ground, name: str, rng: Random) -> Outcome:
    """Killed at its n-th statement of SQL: between BEGIN and COMMIT, at COMMIT, between two writes."""
    strike = (
        Strike("commit", rng.randint(1, 5), "kill")
        if rng.random() < 0.4
        else Strike("statement", rng.randint(1, 70), "kill")
    )
    return _by_itself(Writer(ground.plan(name, 1000, strike=strike)))


def killed_in_write(ground: Ground, name: str, rng: Random) -> Outcome:
    """Killed at its n-th write to a file, before it or with a part of it written, or at a sync, inside COMMIT."""
    tears = Strike("write", rng.randint(1, 90), rng.choice(("kill", "tear")))
    strike = tears if rng.random() < 0.75 else Strike("sync", rng.randint(1, 7), "kill")
    return _by_itself(Writer(ground.plan(name, 1000, strike=strike)))


def power_cut(ground: Ground, name: str, rng: Random) -> Outcome:
    """The power goes: what was not synced came to the disk or did not, sector by sector."""
    durable = ground.folder / "durable"
    copied(ground.path, durable)
    writers = [Writer(ground.plan(f"{name}-{n}", 1000, durable=durable)) for n in range(rng.choice((1, 1, 2)))]
    for _ in range(rng.randint(1, 6)):
        writers[0].listen()
    pause(rng.random() * 0.004)
    for writer in writers:
        writer.kill()
    heard = hear(writers)
    for end in BESIDE:
        path, synced = ground.path.with_name(ground.path.name + end), durable / (ground.path.name + end)
        now = path.read_bytes() if path.exists() else b""
        kept = synced.read_bytes() if synced.exists() else b""
        path.unlink(missing_ok=True)
        if end != "-shm" and (now or kept):  # the index of the log is in memory alone
            path.write_bytes(disk.after_power_cut(now, kept, rng))
    shutil.rmtree(durable)
    return Outcome(heard, struck=all(one.ended == "killed" for one in heard))


def disk_full(ground: Ground, name: str, rng: Random) -> Outcome:
    """No file may grow; then there is space again, and the same writer goes on."""
    writer = Writer(ground.plan(name, 10_000))
    for _ in range(rng.randint(0, 3)):
        writer.listen()
    fill(ground, writer, rng)
    full = _until_refused(writer, ("no_space",) if ground.is_small else ("no_space", "unreadable"))
    late = [Writer(ground.plan(f"{name}-late", 2)).until_ended()] if ground.is_small else []  # it opens a full disk
    empty(ground, writer)
    after, end = len(writer.heard.told), time.monotonic() + PATIENCE  # first come the refusals that were not heard yet
    while len(writer.heard.told) < after + 2 and not writer.heard.ended and time.monotonic() < end:
        writer.listen()
    went_on = len(writer.heard.told) > after
    outcome = _killed_after(writer, 0, rng)
    outcome.struck = full
    outcome.heard = [*outcome.heard, *late]
    if ground.is_small:  # a limit is another error than a full disk, and cannot be told from a broken one
        said = [one for heard in outcome.heard for one in heard.refused]
        outcome.wrong += [f"full, and said: {one.words}" for one in said if one.code == "unreadable"]
    outcome.wrong += [] if went_on else ["did not go on once there was space"]
    return outcome


def disk_full_in_write(ground: Ground, name: str, rng: Random) -> Outcome:
    """The n-th write finds no space, in the log or in the ledger itself; the next ones do."""
    strike = Strike("write", rng.randint(1, 90), "full")
    writer = Writer(ground.plan(name, 12, strike=strike))
    heard = writer.until_ended()
    said = [one for one in heard.refused if one.code == "no_space"]
    return Outcome([heard], struck=bool(said))


def clock_jumps(ground: Ground, name: str, rng: Random) -> Outcome:
    """The clock stands in another year at every operation, and the writer is killed."""
    return _killed_after(Writer(ground.plan(name, 1000, jumping=True)), rng.randint(2, 7), rng)


def two_writers(ground: Ground, name: str, rng: Random) -> Outcome:
    """Two at once on the same rows; one is killed, the other works on."""
    return _together(ground, name, rng, 2)


def threads_killed(ground: Ground, name: str, rng: Random) -> Outcome:
    """Three threads of one process on one ledger, as the sessions of a server, and another process; all are killed."""
    sessions = Writer(ground.plan(name, 1000, threads=3, stale=0.5))
    other = Writer(ground.plan(f"{name}-other", 3, stale=0.5))
    outcome = _killed_after(sessions, rng.randint(3, 12), rng)
    return Outcome([*outcome.heard, other.until_ended()], outcome.struck)


def three_writers(ground: Ground, name: str, rng: Random) -> Outcome:
    """Three at once on the same rows; one is killed, the others work on."""
    return _together(ground, name, rng, 3)


def stopped_with_the_lock(ground: Ground, name: str, rng: Random) -> Outcome:
    """One stands still inside a transaction: the other reads on and is refused in words; the first then ends well."""
    holds = Writer(ground.plan(f"{name}-0", 3, strike=Strike("commit", rng.randint(1, 2), "stop")))
    while not holds.heard.ended and holds.listen() != STOPPING:
        pass
    if holds.heard.ended:  # its work was refused before it came to a COMMIT
        return Outcome([holds.until_ended()], struck=False)
    until(holds.is_stopped)
    waits = Writer(ground.plan(f"{name}-1", 2, wait=0.05, stale=1.0)).until_ended()
    signal_to(holds, signal.SIGCONT)
    wrong = [f"wrote beside one that held the lock: {one.operation}" for one in waits.told if one.wanted]
    wrong += [f"{one.words} where the ledger was locked" for one in waits.refused if one.code == "unreadable"]
    return Outcome([holds.until_ended(), waits], struck=True, wrong=wrong)


def import_cut_short(ground: Ground, name: str, rng: Random) -> Outcome:
    """The file to import ends at some byte: it is refused, and nothing of it is taken."""
    whole = ground.other_ledger(name, rng).rename(ground.folder / f"{name}.whole")
    content = whole.read_bytes()
    part = ground.folder / f"{name}.part"
    part.write_bytes(content[: rng.randrange(len(content) - 1)])
    whole.rename(ground.files / f"{name}.jsonl")  # which another may import whole, later
    return _refused_import(ground, name, part)


def import_that_contradicts(ground: Ground, name: str, rng: Random) -> Outcome:
    """The file to import says otherwise under a name that is known here: refused, and nothing new of it is taken."""
    file = ground.other_ledger(name, rng)
    first = Writer(ground.plan(f"{name}-0", 1, imports=file)).until_ended()
    known, new = _lines(file), _lines(ground.other_ledger(f"{name}-new", rng))
    (changed,) = rng.choice([tuple(line.values()) for line in known if "sha256" not in line])
    changed["at"] = "2021-12-13T00:00:00.000000+00:00"
    other = ground.folder / f"{name}.other"
    lines = [{"format": exchange.FORMAT, "lines": len(new) + len(known)}, *new, *known]
    other.write_text("".join(json.dumps(line, sort_keys=True) + "\n" for line in lines), encoding="utf-8")
    second = _refused_import(ground, f"{name}-1", other)
    return Outcome([first, *second.heard], struck=second.struck, wrong=second.wrong)


def importer_killed(ground: Ground, name: str, rng: Random) -> Outcome:
    """Killed in the middle of an import: nothing of it is there, or everything."""
    file = ground.other_ledger(name, rng)
    strikes = (
        Strike("statement", rng.randint(8, 40), "kill"),
        Strike("commit", 1, "kill"),
        Strike("write", rng.randint(1, 30), "tear"),
        Strike("sync", 1, "kill"),
    )
    return _by_itself(Writer(ground.plan(name, 1, imports=file, strike=rng.choice(strikes))))


KINDS: dict[Kind, int] = {
    killed: 4,
    killed_in_transaction: 4,
    killed_in_write: 4,
    power_cut: 4,
    disk_full: 2,
    disk_full_in_write: 2,
    clock_jumps: 2,
    two_writers: 2,
    three_writers: 1,
    threads_killed: 2,
    stopped_with_the_lock: 2,
    import_cut_short: 2,
    import_that_contradicts: 1,
    importer_killed: 2,
}  # -> how often of 34


def fill(ground: Ground, writer: Writer, rng: Random) -> None:
    """Let no file grow by more than a little: on a small file system of its own by filling it, else by a limit."""
    if ground.is_small:
        left = rng.choice((0, 0, 1, 3, 10))  # pages
        while not _filled(ground, left):  # the writer was quicker
            pass
    else:
        sizes = [path.stat().st_size for path in ground.path.parent.glob("ledger.sqlite3*")]
        _limit(writer, rng.choice([0, *sizes]) + rng.randint(0, 20_000))


def empty(ground: Ground, writer: Writer) -> None:
    """Give the space back."""
    if ground.is_small:
        ground.ballast.unlink()
    else:
        _limit(writer, resource.prlimit(writer.process.pid, resource.RLIMIT_FSIZE)[1])


def _filled(ground: Ground, left: int) -> bool:
    there = os.statvfs(ground.folder)
    with ground.ballast.open("wb") as file, suppress(OSError):
        os.posix_fallocate(file.fileno(), 0, max(there.f_bavail - left, 1) * there.f_bsize)
        return True
    return False


def _limit(writer: Writer, size: int) -> None:
    _, most = resource.prlimit(writer.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(writer.process.pid, resource.RLIMIT_FSIZE, (size, most))


def _until_refused(writer: Writer, codes: Sequence[str]) -> bool:
    for _ in range(200):
        found = writer.listen()
        if writer.heard.ended:
            return False
        if isinstance(found, Refusal) and found.code in codes:
            return True
    return False


def _killed_after(writer: Writer, told: int, rng: Random) -> Outcome:
    until_then = len(writer.heard.told) + told
    while len(writer.heard.told) < until_then and not writer.heard.ended:
        writer.listen()
    pause(rng.random() ** 2 * 0.01)
    writer.kill()
    heard = writer.until_ended()
    return Outcome([heard], struck=heard.ended == "killed")


def _by_itself(writer: Writer) -> Outcome:
    heard = writer.until_ended()
    return Outcome([heard], struck=heard.ended == "killed")


def _together(ground: Ground, name: str, rng: Random, number: int) -> Outcome:
    writers = [
        Writer(ground.plan(f"{name}-{n}", 1000 if n == 0 else rng.randint(3, 6), stale=0.7)) for n in range(number)
    ]
    first = _killed_after(writers[0], rng.randint(1, 6), rng)
    others = hear(writers[1:])
    return Outcome([*first.heard, *others], struck=first.struck)


def _lines(file: Path) -> list[dict[str, Any]]:
    """The texts and records of an export."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[1:]]


def _refused_import(ground: Ground, name: str, file: Path) -> Outcome:
    before = _version(ground)
    heard = Writer(ground.plan(name, 1, imports=file)).until_ended()
    codes = [one.code for one in heard.refused]
    wrong = [] if codes in (["not_a_ledger"], ["differs"]) else [f"import of {file.name}: {codes or 'taken'}"]
    wrong += [] if _version(ground) == before else [f"import of {file.name}: something was written"]
    heard.told.clear()  # what was taken here by mistake is told of above
    return Outcome([heard], struck=True, wrong=wrong)


def _version(ground: Ground) -> str:
    ledger = Ledger(ground.path)
    try:
        return ledger.version
    finally:
        ledger.close()
