"""Why nothing was kept or changed."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from data.ending import EndingError

Code = Literal[
    "no_space",  # of the disk, or of this process
    "unreadable",
    "busy",
    "stopping",
    "name_taken",  # of what was asked
    "not_a_name",
    "empty",
    "other_kind",
    "fault",
    "moved",  # of the table as it is now
    "gone",
    "in_use",
]


class LibraryError(Exception):
    """Nothing was kept, changed or removed; what was there is there as it was.

    code    has words: library_<code> in components/strings; values: what it is about, by name (table, name, reason of
            the disk, field of a record).
    """

    def __init__(self, code: Code, **values: str) -> None:
        super().__init__(": ".join((code, *values.values())))
        self.code: Code = code
        self.values = values


class Moved(LibraryError):  # noqa: N818
    """Somebody changed the table after what the writer had seen of it."""

    def __init__(self, origin: str) -> None:
        super().__init__("moved", table=origin)


@contextmanager
def explained() -> Iterator[None]:
    """What the disk cannot do, as an error that says why."""
    try:
        yield
    except EndingError as error:
        raise LibraryError("stopping") from error
    except OSError as error:
        code: Code = "no_space" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "unreadable"
        raise LibraryError(code, reason=error.strerror or type(error).__name__) from error
