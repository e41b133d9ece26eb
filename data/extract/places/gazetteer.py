"""Place names of data/reference/gazetteer.csv by their words, in Arabic and in any Latin spelling.

Only the north-east and its rim (Manbij, Kobani, Jarablus, Tadmor, Salamiyah) count with every village; of the rest
of Syria cities and towns alone, so that a village elsewhere never takes an ordinary word for its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from data import schema
from data.extract.text.affixes import bare
from data.extract.text.lexicon import term_set
from data.text import fold

NORTH_EAST = ("SY08", "SY09", "SY11")
BESIDE = ("SY02", "SY04", "SY05")  # governorates of the rim, and of the desert that goes on
RIM = ("SY0205", "SY0206", "SY0208", "SY0405", "SY0503")
ARTICLES = term_set("articles_en")
NO_SCENE = term_set("no_scene_rows")  # rows named like a river or the country
_SIGNS = str.maketrans("", "", "'`’ʿʾ")
_BRACKET = re.compile(r"\s*\([^)]*\)")
_KIND_WORDS = re.compile(rf"\s+({'|'.join(sorted(term_set('kind_words_en')))})$", re.I)
_DIGRAPHS = (
    ("dh", "d"),
    ("th", "t"),
    ("kh", "k"),
    ("gh", "g"),
    ("sh", "s"),
    ("ch", "s"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("j", "g"),
)


class Place(NamedTuple):
    """A place of the gazetteer, as far as an extractor needs it. importance: the gazetteer's own weight, 0-37."""

    place_id: str
    name_en: str
    name_ar: str
    lat: float
    lon: float
    kind: str
    governorate: str
    importance: float


Trie = dict[str, list[tuple[tuple[str, ...], tuple[Place, ...]]]]


@cache
def _same_heads() -> dict[str, str]:
    groups = (name.split() for name in term_set("latin_heads"))
    return {spelled: names[0] for names in groups for spelled in names}


def same_head(word: str) -> str:
    """A Latin word, the common first words of names in one spelling: tell, tel, tall = tal."""
    return _same_heads().get(word, word)


def name_words(name: str) -> tuple[str, ...]:
    """A name's folded words; in Latin script without articles and signs."""
    folded = fold(name).translate(_SIGNS)
    words = re.findall(r"[^\W_]+", folded)
    if words and words[0].isascii():
        words = [same_head(word) for word in words if word not in ARTICLES] or words
    return tuple(words)


def skeleton(words: tuple[str, ...]) -> str:
    """The consonants of a Latin spelling, alike for Dhiban, Diban and Thiban: no vowels, no doubled letters, no final
    h.
    """
    text = "".join(words)
    for one, other in _DIGRAPHS:
        text = text.replace(one, other)
    text = re.sub("t(?=iban)", "d", text)
    text = re.sub("h$|[aeiouy'w]", "", text)
    return re.sub(r"(.)\1+", r"\1", text)


def _names(row: dict[str, str], everything: bool) -> set[str]:
    names = {row["name_ar"], row["name_en"], *row["alt_ar"].split("|"), *row["alt_en"].split("|")}
    if everything:
        names |= set(row["alt_other"].split("|"))
    return {_KIND_WORDS.sub("", _BRACKET.sub("", name)) for name in names} - {""}


@cache
def places() -> tuple[Place, ...]:
    """Every place that names may lead to."""
    return tuple(place for place, _ in _rows())


@cache
def _rows() -> tuple[tuple[Place, tuple[tuple[str, ...], ...]], ...]:
    rows = []
    for row in schema.reference("gazetteer"):
        near = row["adm1_pcode"] in NORTH_EAST or row["adm2_pcode"] in RIM
        if not near and row["kind"] not in {"city", "town"}:
            continue
        if row["kind"] == "region" or {fold(row["name_ar"]), fold(row["name_en"])} & NO_SCENE:
            continue
        place = Place(
            place_id=row["place_id"],
            name_en=_BRACKET.sub("", row["name_en"]),
            name_ar=_BRACKET.sub("", row["name_ar"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            kind=row["kind"],
            governorate=row["adm1_pcode"],
            importance=float(row["importance"] or 0),
        )
        spelled = {name_words(name) for name in _names(row, everything=near or row["adm1_pcode"] in BESIDE)}
        rows.append((place, tuple(sorted(words for words in spelled if words and len("".join(words)) > 2))))
    return tuple(rows)


def _foremost(place: Place) -> tuple[float, str]:
    """The most important first, in one order on every run."""
    return -place.importance, place.place_id


@cache
def trie() -> Trie:
    """First word of a name -> (all its words, the places of that name), longest first; further words are without the
    Arabic article, which a text may leave out or add.
    """
    table: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for place, names in _rows():
        for words in names:
            table[words].append(place)
    heads: Trie = defaultdict(list)
    for words in sorted(table, key=lambda words: (-len(words), words)):
        further = (bare(word, "", article=True) for word in words[1:])
        heads[words[0]].append(((words[0], *further), tuple(sorted(table[words], key=_foremost))))
    return dict(heads)


@cache
def skeletons() -> dict[str, tuple[Place, ...]]:
    """Consonants of a Latin spelling -> places of the north-east, the most important first."""
    table: dict[str, set[Place]] = defaultdict(set)
    for place, names in _rows():
        if place.governorate not in NORTH_EAST or (
            place.importance == 0 and place.kind == "village" and place.governorate != "SY09"
        ):
            continue
        for words in names:
            if words[0].isascii() and len(key := skeleton(words)) >= 3:
                table[key].add(place)
    return {key: tuple(sorted(found, key=_foremost)) for key, found in table.items()}


@cache
def _latin_names() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for place, names in _rows():
        if place.governorate in NORTH_EAST and (place.importance > 0 or place.governorate == "SY09"):
            for words in names:
                name = " ".join(words)
                if (
                    words[0].isascii()
                    and len(name) >= 5
                    and (name not in found or found[name].importance < place.importance)
                ):
                    found[name] = place
    return found


@lru_cache(maxsize=4096)
def closest(name: str) -> Place | None:
    """The place of the north-east whose Latin spelling is nearly this one (84 of 100 or more), or None."""
    if len(name) < 6:
        return None
    found = process.extractOne(name, _latin_names().keys(), scorer=fuzz.ratio, score_cutoff=84)
    return _latin_names()[found[0]] if found is not None else None


@cache
def governorates() -> dict[str, str]:
    """Folded name of a governorate, Arabic or Latin (without articles), -> P-code."""
    found = {}
    for row in schema.reference("areas"):
        if row["level"] == "governorate":
            for name in (row["name_en"], row["name_ar"]):
                found[" ".join(name_words(name))] = row["pcode"]
    for row in schema.reference("area_aliases"):
        if row["level"] == "governorate":
            found.setdefault(" ".join(name_words(row["alias"])), row["pcode"])
    return found


@cache
def capitals() -> dict[str, Place]:
    """Governorate -> the city of its name: Deir ez-Zor, Hasakah, Raqqa, Aleppo, Homs ..."""
    names = governorates()
    found: dict[str, Place] = {}
    for place in places():
        if place.kind == "city" and names.get(" ".join(name_words(place.name_ar))) == place.governorate:
            found.setdefault(place.governorate, place)
    return found
