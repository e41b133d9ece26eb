"""What is measured, by name, and what of it failed: a step that fails is a line of the report and costs no other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000, "10m": 10_000_000}


@dataclass
class Steps:
    """The steps of one run. `only` names those that are wanted; none means all."""

    only: frozenset[str] = frozenset()
    failed: dict[str, str] = field(default_factory=dict)

    def wanted(self, name: str) -> bool:
        """Whether a step is to be taken."""
        return not self.only or name in self.only

    @contextmanager
    def step(self, name: str, about: str = "") -> Iterator[None]:
        """Take a step: what goes wrong in it is noted under its name, and the next one follows."""
        print(f"... {about or name}", file=sys.stderr, flush=True)
        try:
            yield
        except Exception as error:  # whatever it is, the rest is measured
            self.failed.setdefault(name, in_a_line(error))

    def __str__(self) -> str:
        return "\n".join(f"FAILED {name}: {why}" for name, why in self.failed.items())


def in_a_line(error: Exception) -> str:
    """What an error says, without the call log that a browser's carries."""
    said = " ".join(str(error).partition("Call log:")[0].split())
    return f"{type(error).__name__}: {said}"[:300]


def name_of(page: str, rows: int) -> str:
    """overview_100k: a page on a table of this size; floor, where it has none."""
    size = next((size for size, count in SIZES.items() if count == rows), "")
    return f"{page}_{size}" if size else page
