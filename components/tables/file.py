"""A file as it was brought."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from data.unmet import UPLOADED


@dataclass(frozen=True)
class File:
    """A file as it was brought. name: as the analyst knows it (untrusted); sheet: of a workbook, if one was picked;
    owner: what stands for the browser that brought it, "" where it cannot be known again.
    """

    name: str
    content: bytes
    sheet: str = ""
    owner: str = ""

    @property
    def origin(self) -> str:
        """What its rows are known as: the same for the same content, sheet and browser. Nobody else can tell it from
        the content, or finds it taken.
        """
        digest = hashlib.sha256(self.content)
        for part in (self.sheet, self.owner):
            if part:
                digest.update(b"\0" + part.encode())
        return f"{UPLOADED}{digest.hexdigest()[:12]}"
