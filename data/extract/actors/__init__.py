"""Who did it, to whom, and how sure the text is: actors named, the ones meant by "the organisation", and their parts
in an act.
"""

from __future__ import annotations

from datetime import date

from data.extract.actors.act import Act, Parts
from data.extract.actors.mention import Mention
from data.extract.actors.reader import Reader
from data.extract.text.marks import Marks

Cast = Reader
Ranges = tuple[tuple[int, int], ...]


def read(marks: Marks, published: date | None) -> Cast:
    """The actors of a text; "the organisation" is the one last named."""
    return Cast(marks, published)


def within(cast: Cast, ranges: Ranges) -> list[Mention]:
    """Mentions in these stretches of words, those inside a longer name left out."""
    return cast.within(ranges)


def parts(cast: Cast, act: Act) -> Parts:
    """Initiators, targets and basis of an act."""
    return cast.parts(act)


def tells(cast: Cast, mention: Mention) -> bool:
    """Whether the force itself tells: the SDF said, its spokesman, المركز الإعلامي ل..."""
    return cast.tells(mention)
