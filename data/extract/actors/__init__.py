"""Who did it, to whom, and how sure the text is: actors named, the ones meant by "the organisation", and their parts
in an act.

mentions -> Cast; then, for each act that is asked about, the role of each mention in it (roles), and by the kind of
the act its parts (attack, operation, clash).
"""

from __future__ import annotations

from datetime import date

from data.extract.actors import attack, clash, mentions, operation, roles, speaking
from data.extract.actors.act import Act, Parts
from data.extract.actors.cast import Cast, within
from data.extract.actors.mention import Mention
from data.extract.text.marks import Marks

__all__ = ["Cast", "parts", "read", "tells", "within"]


def read(marks: Marks, published: date | None) -> Cast:
    """The actors of a text; "the organisation" is the one last named."""
    return Cast(marks, published, mentions.read(marks, published))


def parts(cast: Cast, act: Act) -> Parts:
    """Initiators, targets and basis of an act."""
    found = roles.read(cast, act)
    if act.event_type == "clash":
        return clash.parts(cast.marks, found)
    if act.event_class == "security_operation":
        return operation.parts(cast, found, act)
    return attack.parts(cast, found, act)


def tells(cast: Cast, mention: Mention) -> bool:
    """Whether the force itself tells: the SDF said, its spokesman, المركز الإعلامي ل..."""
    return speaking.tells(cast.marks, mention)
