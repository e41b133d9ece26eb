"""Whether two places and two windows of days may be those of one act: yes, no, or not said."""

from __future__ import annotations

from collections.abc import Sequence

from data.extract.incidents.window import Window
from data.extract.places.where import Where

SAME_KM = 3.0
CITY_DEGREES = 0.12  # from a city's middle to a site or quarter of it
KM_NORTH, KM_EAST = 111, 91  # in a degree, where the events are


def same_place(one: Where | None, other: Where | None) -> bool | None:
    """True: one place, or one inside the other; False: two places; None: one of them is not said."""
    if one is None or other is None:
        return None
    if _one_spot(one, other):
        return True
    if one.governorate != other.governorate and one.governorate and other.governorate:
        return False
    if min(one.rank, other.rank) <= 1:
        return None if max(one.rank, other.rank) > 1 else one.key == other.key
    if {one.rank, other.rank} == {2, 4}:
        if one.lat is None or other.lat is None:
            return True
        return abs(one.lat - other.lat) < CITY_DEGREES and abs((one.lon or 0) - (other.lon or 0)) < CITY_DEGREES
    return False


def _one_spot(one: Where, other: Where) -> bool:
    if one.key == other.key or (one.name_ar and one.name_ar == other.name_ar):
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) * KM_NORTH < SAME_KM and abs(one.lon - other.lon) * KM_EAST < SAME_KM


def elsewhere(scenes: Sequence[Where], where: Where | None) -> bool:
    """Whether the first of a clause's places is another than that of an act."""
    return bool(scenes) and same_place(scenes[0], where) is False


def same_days(one: Window, other: Window) -> bool | None:
    """True: the days meet; False: they do not; None: one act is not dated by its own words or those of the act told
    before it.
    """
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return None
    if any(window.lent and not window.of_the_act_before for window in (one, other)):
        return None
    return one.start <= other.end and other.start <= one.end
