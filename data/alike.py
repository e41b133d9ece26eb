"""How well what is typed fits names as people write them: as it is, begun, by its sound, or nearly so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from data import spellings
from data.text import is_arabic

T = TypeVar("T", bound=Hashable)
EXACT, BEGUN, SOUNDS, INSIDE = 100.0, 95.0, 92.0, 85.0  # hundredths of likeness
NEARLY = 75.0  # hundredths of the sounds that two names share, for one to stand for the other
_OF_THREE = 80.0  # the same for a name of three sounds, of which one is a third
_FIRST = 2  # letters of a name's begin
_PART = 4  # letters of a part of a name
_HEARD = 3  # sounds of a name that is told by its sound


@dataclass(frozen=True)
class Index(Generic[T]):
    """Names by their spellings.key, and keys by how they sound, for Arabic (True) and Latin letters."""

    keys: dict[str, tuple[T, ...]]
    sounds: dict[bool, dict[str, tuple[str, ...]]]


def index(names: Iterable[tuple[str, T]]) -> Index[T]:
    """Pairs of a spellings.key and of what it stands for, made ready to be searched."""
    keys: defaultdict[str, dict[T, None]] = defaultdict(dict)
    sounds: dict[bool, defaultdict[str, list[str]]] = {True: defaultdict(list), False: defaultdict(list)}
    for key, meant in names:
        if key and key not in keys:
            sounds[is_arabic(key)][spellings.sound(key)].append(key)
        if key:
            keys[key][meant] = None
    return Index(
        {key: tuple(meant) for key, meant in keys.items()},
        {arabic: {heard: tuple(some) for heard, some in told.items()} for arabic, told in sounds.items()},
    )


def fitting(text: str, known: Index[T]) -> dict[T, float]:
    """What a text may stand for, with hundredths of likeness; of several names the one that fits best."""
    typed = spellings.key(text)
    found: dict[T, float] = {}
    if len(typed) < _FIRST:
        return found
    for key, likeness in (*_written(typed, known), *_heard(typed, known)):
        for meant in known.keys[key]:
            found[meant] = max(likeness, found.get(meant, 0.0))
    return found


def _written(typed: str, known: Index[T]) -> list[tuple[str, float]]:
    found = []
    for key in known.keys:
        if key.startswith(typed):
            found.append((key, EXACT if key == typed else BEGUN))
        elif len(typed) >= _PART and typed in key:
            found.append((key, INSIDE))
    return found


def _heard(typed: str, known: Index[T]) -> list[tuple[str, float]]:
    heard, sounds = spellings.sound(typed), known.sounds[is_arabic(typed)]
    if len(heard) < _HEARD:
        return []
    least = _OF_THREE if len(heard) == _HEARD else NEARLY
    near = process.extract(heard, sounds.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=None)
    return [
        (key, SOUNDS if sound == heard else INSIDE * likeness / 100)
        for sound, likeness, _ in near
        for key in sounds[sound]
    ]
