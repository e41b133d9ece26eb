"""How places are called that are no row of the gazetteer: sites, countrysides, regions, roads; lexicon/regions.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from data.extract.text.lexicon import LEXICON
from data.places import names as area_names

_TABLE = tomllib.loads((LEXICON / "regions.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Site:
    """A kind of site: what the gazetteer calls it, and the noun that goes with its name."""

    kind: str
    ar: str
    en: str


SITES = {code: Site(**site) for code, site in _TABLE["sites"].items()}  # by the code of the noun
DIRECTIONS: dict[str, str] = _TABLE["directions"]  # English -> Arabic
DIRECTIONS_AR: dict[str, str] = _TABLE["directions_ar"]  # Arabic, without prefix and article -> English
BADIA = (_TABLE["badia"]["ar"], _TABLE["badia"]["en"])
PEACE_SPRING = (_TABLE["peace_spring"]["ar"], _TABLE["peace_spring"]["en"])


def road_name(name: str) -> str:
    """طريق الخرافي of الخرافي."""
    return str(_TABLE["road"]["ar"]).format(name=name)


def countryside_names(governorate: str, direction: str) -> tuple[str, str]:
    """(Arabic, English) of a part of a governorate: ريف دير الزور الشرقي, eastern Deir ez-Zor countryside."""
    english, arabic = area_names(governorate)
    told = _TABLE["countryside"]
    return (
        told["ar"].format(area=arabic, direction=DIRECTIONS[direction]),
        told["en"].format(area=english, direction=direction),
    )
