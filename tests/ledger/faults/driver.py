"""Strike after strike, a check after each, and a report of what held."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from data.ledger import Ledger, exchange
from tests.ledger.faults import check
from tests.ledger.faults.elsewhere import Machine, digests
from tests.ledger.faults.ground import Ground
from tests.ledger.faults.strikes import KINDS, Kind

GENERATIONS = (20, 20, 20, 20, 100)  # faults on one ledger, then a new one
REPLAYED = 50  # faults between two replays on another machine
SOUND = 10  # faults between two looks of SQLite at its own file


@dataclass
class Line:
    """What came of the faults of one kind."""

    struck: int = 0
    late: int = 0  # the work was over before the fault fell: not counted as one
    told: int = 0  # acknowledgements
    wrong: int = 0  # lost, by half, there though refused, otherwise elsewhere
    refused: Counter[str] = field(default_factory=Counter)


@dataclass
class Report:
    """What came of all."""

    lines: dict[str, Line] = field(default_factory=dict)
    replays: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def struck(self) -> int:
        """Faults that fell."""
        return sum(line.struck for line in self.lines.values())

    def __str__(self) -> str:
        rows = [("fault", "struck", "late", "acknowledged", "wrong", "refused in words")]
        for name, line in sorted(self.lines.items()):
            words = ", ".join(f"{code} {number}" for code, number in line.refused.most_common())
            rows.append((name.replace("_", " "), *map(str, (line.struck, line.late, line.told, line.wrong)), words))
        sums = [
            sum(getattr(line, name) for line in self.lines.values()) for name in ("struck", "late", "told", "wrong")
        ]
        rows.append(("all", *map(str, sums), ""))
        table = "\n".join(f"{a:<26}{b:>8}{c:>6}{d:>14}{e:>7}  {f}" for a, b, c, d, e, f in rows)
        lost = (
            "WRONG, as said below"
            if self.wrong
            else "0 acknowledged decisions lost, nothing by half, replays equal to the byte"
        )
        ends = f"{lost}; {self.replays} replays elsewhere; {self.seconds:.0f} s"
        return "\n".join((table, ends, *self.wrong))


def drive(
    folder: Path,
    machines: Sequence[Machine],
    *,
    seed: int,
    faults: int,
    first: int = 0,
    planted: str = "",
    kinds: Mapping[Kind, int] = KINDS,
    shown: Callable[[Report], None] = lambda report: None,
    report: Report,
    enough: Callable[[], bool] = lambda: False,
) -> None:
    """Strike until `faults` have fallen, or something is wrong, or it is enough; the report is filled as it goes.

    first    the step to begin at: steps of one ledger stand on those before, so the first one of it repeats them.
    """
    began, step = time.monotonic(), first
    while report.struck < faults and not report.wrong and not enough():
        ground = Ground(folder / f"ledger{step}", f"{seed} {step}", planted)
        ground.other_ledger("seed", Random(ground.seed))
        begins, ends = step, step + Random(ground.seed).choice(GENERATIONS)
        while step < ends and report.struck < faults and not report.wrong and not enough():
            rng = Random(f"{seed} {step}")
            (kind,) = rng.choices(list(kinds), list(kinds.values()))
            wrong = _strike(ground, kind, step, rng, report)
            if not wrong and (step + 1 == ends or report.struck == faults or step % REPLAYED == 0):
                wrong += _replayed(ground, machines, report)
            report.lines[kind.__name__].wrong += len(wrong)
            report.wrong += [f"seed {seed}, step {step} ({kind.__name__}): {one}" for one in wrong]
            report.seconds = time.monotonic() - began
            step += 1
            shown(report)
        if report.wrong:
            report.wrong.append(f"again: --seed {seed} --first {begins}; the ledger is kept: {ground.folder}")
        else:
            shutil.rmtree(ground.folder)


def _strike(ground: Ground, kind: Kind, step: int, rng: Random, report: Report) -> list[str]:
    outcome = kind(ground, f"w{step}", rng)
    line = report.lines.setdefault(kind.__name__, Line())
    line.struck += outcome.struck
    line.late += not outcome.struck
    wrong = list(outcome.wrong)
    for heard in outcome.heard:
        ground.keep(heard)
        line.told += len(heard.told)
        line.refused.update(one.code for one in heard.refused)
        wrong += [f"{one.token} broke: {one.trace}" for one in heard.broke]
        wrong += [f"{heard.plan.name} hangs"] if heard.ended == "hung" else []
    try:
        return wrong + _found(ground, thoroughly=step % SOUND == 0 or kind.__name__ == "power_cut")
    except Exception as error:  # whatever it is, the next one meets it too
        return [*wrong, f"cannot be read: {error!r}"]


def _found(ground: Ground, *, thoroughly: bool) -> list[str]:
    """What is wrong with the ledger as whoever comes next finds it."""
    with closing(Ledger(ground.path)) as ledger:
        aside = ledger.state().broken
        holds = check.held(ground.path)
    wrong = [f"set aside: {document}: {said}" for document, said in aside.items()]
    wrong += check.lost(holds, ground.told)
    wrong += check.risen(holds, ground.refused)
    wrong += check.halves(holds, sorted(ground.files.glob("*.jsonl")))
    return wrong + (check.unsound(ground.path) if thoroughly else [])


def _replayed(ground: Ground, machines: Sequence[Machine], report: Report) -> list[str]:
    """Where another machine, each in turn, makes something else of the export."""
    export = ground.folder / "export.jsonl"
    with closing(Ledger(ground.path)) as ledger:
        export.write_text("".join(exchange.lines(ledger)), encoding="utf-8")
        here = digests(ledger)
    if not machines:
        return []
    there = machines[report.replays % len(machines)].replayed(export)
    report.replays += 1
    return [f"replayed otherwise elsewhere: {name}" for name in here if there.get(name) != here[name]]
