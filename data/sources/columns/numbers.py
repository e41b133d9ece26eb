"""One cell's text as a count of people. What cannot be read is a `Bad`."""

from __future__ import annotations

import re

from data.sources.columns.plain import LONGEST, plain
from data.sources.problems import Bad

MOST_PEOPLE = 100_000  # in one incident

_COUNT = re.compile(r"\+?\d{1,12}(\.0+)?")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.I)


def count(text: str) -> int | Bad:
    """People: a whole number, 0 to MOST_PEOPLE."""
    if len(text) > LONGEST:
        return Bad("not_a_number", "0, 1, 2 ...")
    number = plain(text).replace("٫", ".")
    if _COUNT.fullmatch(number):
        people = int(float(number))
        return people if people <= MOST_PEOPLE else Bad("implausible", f"0..{MOST_PEOPLE}")
    if not _NUMBER.fullmatch(number):
        return Bad("not_a_number", "0, 1, 2 ...")
    if number.startswith("-"):
        return Bad("negative", "0, 1, 2 ...")
    if float(number) > MOST_PEOPLE:
        return Bad("implausible", f"0..{MOST_PEOPLE}")
    return Bad("not_whole", "0, 1, 2 ...")
