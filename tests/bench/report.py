"""What was measured, as a table, and which aims are met."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.clock import Change
from tests.bench.crowd import Crowd
from tests.bench.mapped import Taken
from tests.bench.memory import Reading
from tests.bench.steps import name_of
from tests.bench.uploads import Uploaded


@dataclass
class Measured:
    """Everything measured of one page on one table.

    side     which of two checkouts it is a page of.
    loads    opening it [ms].
    changes  of the actor filter.
    started  from the command until the server answered [s].
    memory   the most that the server held [MB].
    """

    name: str
    rows: int = 0
    side: str = ""
    loads: list[float] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    started: float = 0
    memory: float = 0

    @property
    def ms(self) -> float:
        """A change of the filter, from the click to the last pixel [ms]: the median."""
        return median(change.ms for change in self.changes)

    @property
    def key(self) -> str:
        """overview 100,000"""
        return f"{self.name} {self.rows:,}" if self.rows else self.name

    @property
    def slug(self) -> str:
        """overview_100k; this:overview_100k of one of two checkouts."""
        named = name_of(self.name, self.rows)
        return f"{self.side}:{named}" if self.side else named


@dataclass(frozen=True)
class Aim:
    """A ratio or an amount, and what it should be: at most `limit`, or at least where `least`."""

    words: str
    value: float
    limit: float
    least: bool = False

    def __str__(self) -> str:
        met = self.value >= self.limit if self.least else self.value <= self.limit
        wanted = f"{'at least' if self.least else 'at most'} {self.limit:g}"
        return f"{self.words:<62}{self.value:>9.2f}   {wanted:<14}{'met' if met else 'MISSED'}"


def table(measured: Iterable[Measured], failed: Mapping[str, str]) -> str:
    """One line a page: its change, its share of the floor's, bytes, first load, start, memory; or why it has none."""
    found = list(measured)
    floor = next((one.ms for one in found if one.name == "floor" and one.changes), None)
    heads = ("change ms", "x floor", "slowest", "kB sent", "load ms", "start s", "MB")
    lines = [f"{'page, rows':<22}" + "".join(f"{head:>10}" for head in heads)]
    for one in found:
        if one.changes:
            sent = median(change.bytes for change in one.changes) / 1e3
            slowest = max(change.ms for change in one.changes)
            share = f"{one.ms / floor:>10.1f}" if floor else f"{'-':>10}"
            lines.append(
                f"{one.key:<22}{one.ms:>10.0f}{share}{slowest:>10.0f}{sent:>10.0f}"
                f"{median(one.loads):>10.0f}{one.started:>10.1f}{one.memory:>10.0f}"
            )
        if one.slug in failed or not one.changes:
            lines.append(f"{one.key:<22}  FAILED: {failed.get(one.slug, 'not measured')}")
    return "\n".join(lines)


def against(pairs: Iterable[tuple[Measured, Measured]], limit: float, failed: Mapping[str, str]) -> str:
    """One line a page: the median change of this checkout and of the other, and how many times the other's it is."""
    lines = [f"{'page, rows':<22}{'this ms':>10}{'other ms':>10}{'changes':>10}{'ratio':>8}"]
    for this, other in pairs:
        if this.changes and other.changes:
            ratio = this.ms / other.ms
            met = f"at most {limit:g}   {'met' if ratio <= limit else 'MISSED'}"
            counted = f"{len(this.changes)}, {len(other.changes)}"
            lines.append(f"{this.key:<22}{this.ms:>10.0f}{other.ms:>10.0f}{counted:>10}{ratio:>8.2f}   {met}")
        lines += [
            f"{one.key:<22}  FAILED: {one.slug}: {failed[one.slug]}" for one in (this, other) if one.slug in failed
        ]
    return "\n".join(lines)


def memory(readings: Iterable[Reading]) -> str:
    """One line a reading: what the server held."""
    return "\n".join([f"{'memory of a server':<40}{'MB':>8}", *(f"{one.when:<40}{one.held:>8.0f}" for one in readings)])


def mapped(ours: Sequence[Taken], pandas: Sequence[Taken]) -> list[object]:
    """A table read through a mapping beside pandas.read_csv of the same file: medians, and the aims for them."""
    if not ours or not pandas:
        return ["mapped rows: FAILED"]
    seconds, theirs = (median(one.seconds for one in of) for of in (ours, pandas))
    reader, asker = max(one.reader_mib for one in ours), max(one.asker_mib for one in ours)
    rows = f"{ours[0].rows:,} mapped rows"
    return [
        f"{rows}: {seconds:.1f} s, {reader:.0f} MiB to read and {asker:.0f} to ask, {ours[0].problems:,} problems; "
        f"pandas.read_csv {theirs:.1f} s, {max(one.asker_mib for one in pandas):.0f} MiB; {seconds / theirs:.1f} times",
        Aim(f"{rows} [s]", seconds, 30),
        Aim(f"{rows}, the larger of the two processes [MiB]", max(reader, asker), 1024),
    ]


def uploads(found: Sequence[Uploaded], rows: int) -> list[object]:
    """An ACLED export from the click to the overview's charts: the median, and the aim for it."""
    if not found:
        return ["ACLED export, click to charts: FAILED"]
    charts, read = median(one.charts for one in found), median(one.read for one in found)
    seen = "progress was shown" if all(one.progress for one in found) else "NO progress was shown"
    words = f"{rows:,}-row ACLED export, click to charts [s]"
    return [
        f"{rows:,}-row ACLED export: read after {read:.1f} s, charts after {charts:.1f} s; {seen}",
        Aim(words, charts, 8),
    ]


def kept(sides: Sequence[Measured], rows: int) -> list[object]:
    """The large table alone, and among many: start to the first page drawn, a change of the filter; and the aims."""
    if len(sides) != 2 or not all(one.changes for one in sides):
        return ["kept tables: FAILED"]
    alone, among = sides
    words = f"overview of {rows:,} kept rows, {among.side} kept tables"
    start = among.started + among.loads[0] / 1e3
    return [
        *(
            f"{one.side}: started in {one.started:.1f} s, first page {one.loads[0] / 1e3:.1f} s later, "
            f"median change of {len(one.changes)} {one.ms:.0f} ms"
            for one in sides
        ),
        Aim(f"{words}, start to drawn [s]", start, 5),
        Aim(f"{words}, change / {alone.side}", among.ms / alone.ms, 1.1),
    ]


def session(long: list[tuple[int, float]], wanted: int) -> str:
    """The changes of one session: its first and last like ones beside one another."""
    singles = [ms for chosen, ms in long if chosen == 1]
    first, last = (" ".join(f"{ms:.0f}" for ms in part) for part in (singles[:3], singles[-3:]))
    return f"one session: {len(long)} of {wanted} changes; to a single actor, first {first} ms, last {last} ms"


def crowds(found: Sequence[Crowd], cores: int) -> list[object]:
    """One line for so many sessions on so many processes, and the aims, each by the processes that met it best."""
    if not found:
        return ["sessions at once: FAILED"]
    heads = ("processes", "p50 ms", "p95 ms", "slowest", "changes/s", "CPU ms each", "CPU", "of ours", "MB at end")
    lines: list[object] = [f"{'sessions at once':<18}" + "".join(f"{head:>12}" for head in heads)]
    lines += [
        f"{one.sessions:<18}{one.processes:>12}{median(one.waited):>12.0f}{one.p95:>12.0f}{one.waited[-1]:>12.0f}"
        f"{one.rate:>12.1f}{one.each:>12.0f}{one.server:>12.2f}{one.client:>12.2f}{one.held[1]:>12.0f}"
        for one in found
    ]
    for sessions, limit in ((30, 1.0), (100, 3.0)):
        best = min((one for one in found if one.sessions == sessions), key=lambda one: one.p95, default=None)
        if best is not None:
            words = f"{sessions} sessions, {best.processes} process{'es' if best.processes > 1 else ''}, p95 [s]"
            lines.append(Aim(words, best.p95 / 1e3, limit))
            if best.unhindered > cores:
                lines.append(f"  nobody would wait on {best.unhindered:.1f} cores; here are {cores}, ours included")
    return lines


def soak(found: Crowd) -> list[object]:
    """The tenths of a long time, and whether changes took as long, and memory stayed, at its end."""
    head = f"{found.sessions} sessions, {found.seconds / 60:.0f} min"
    lines: list[object] = [f"{head:<22}" + "".join(f"{number:>8}" for number in range(1, 11))]
    lines.append(f"{'median of a tenth [ms]':<22}" + "".join(f"{median(one.waited):>8.0f}" for one in found.tenths))
    lines.append(f"{'held at its end [MB]':<22}" + "".join(f"{one.held:>8.0f}" for one in found.tenths))
    first, last = (median(ms for one in part for ms in one.waited) for part in (found.tenths[1:4], found.tenths[-3:]))
    lines.append(Aim("changes of the last three tenths / of the second to the fourth", last / first, 1.1))
    lines.append(Aim("memory at the end / at half the time", found.tenths[-1].held / found.tenths[4].held, 1.05))
    return lines


def questions(spent: dict[tuple[str, int], list[float]], changes: dict[str, Measured]) -> str:
    """One line a page and table: how long its questions to the core take; p95 is the slowest of twelve."""
    lines = [f"{'questions of, rows':<22}{'p50 ms':>10}{'p95 ms':>10}{'of a change':>13}"]
    for (page, rows), times in spent.items():
        ordered = sorted(times)
        high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        whole = changes.get(f"{page} {rows:,}")
        share = f"{median(times) / whole.ms:>13.0%}" if whole and whole.changes else ""
        lines.append(f"{f'{page} {rows:,}':<22}{median(times):>10.0f}{high:>10.0f}{share}")
    return "\n".join(lines)


def aims(found: dict[str, Measured], long: list[tuple[int, float]]) -> list[Aim]:
    """The aims that what was measured can answer.

    long  one session's changes, in order: how many actors were then chosen, and the time [ms].
    """
    kept: list[Aim] = []

    def aim(words: str, of: str, to: str, limit: float, least: bool = False) -> None:
        if all(key in found and found[key].changes for key in (of, to)):
            kept.append(Aim(words, found[of].ms / found[to].ms, limit, least))

    aim("map change, 100,000 rows / floor", "map 100,000", "floor", 3)
    aim("overview change, 100,000 rows / floor", "overview 100,000", "floor", 5)
    aim("overview change, 1,000,000 rows / 10,000 rows", "overview 1,000,000", "overview 10,000", 1.1)
    aim("overview change, 10,000,000 rows / 10,000 rows", "overview 10,000,000", "overview 10,000", 1.3)
    aim("naive page / overview, 10,000 rows, whole country", "naive_page 10,000", "overview_all 10,000", 8, least=True)
    aim("naive map / map, 10,000 rows, whole country", "naive_map 10,000", "map_all 10,000", 40, least=True)
    aim("Dash / overview, 100,000 rows", "dash_page 100,000", "overview 100,000", 1.2, least=True)
    ours, theirs = (found.get(name) for name in ("overview 100,000", "dash_page 100,000"))
    if ours and theirs and ours.loads and theirs.loads:
        kept.append(Aim("first load, overview / Dash, 100,000 rows", median(ours.loads) / median(theirs.loads), 1))
    singles = [ms for chosen, ms in long if chosen == 1]
    if len(singles) > 5:
        last = f"{len(long)}th" if len(long) != 73 else "73rd"
        kept.append(Aim(f"{last} change / first (medians of 3 like ones)", _ends(singles), 1.2))
    for rows, most in ((1_000_000, 600), (10_000_000, 2_000)):
        served = found.get(f"overview {rows:,}")
        if served and served.memory:
            kept.append(Aim(f"memory of the server, {rows:,} rows, every page opened [MB]", served.memory, most))
    return kept


def _ends(times: list[float], at: Callable[[list[float]], float] = median) -> float:
    return at(times[-3:]) / at(times[:3])
