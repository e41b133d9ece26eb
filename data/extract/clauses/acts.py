"""What kind of act a clause tells: one event type from the words in it, by which word is most telling."""

from __future__ import annotations

from collections.abc import Callable

from data.extract.clauses.act_words import own_acts
from data.extract.clauses.clause import Clause
from data.extract.clauses.doing import Doing
from data.extract.clauses.one_person import one_person_shot
from data.extract.text.affixes import BY, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

# which of several words in one clause decides, the most telling first
WEIGHT = {
    "suicide_or_vehicle_bomb": 90,
    "ambush": 85,
    "ied": 75,
    "air_strike": 74,
    "assassination": 70,
    "shelling": 68,
    "execution": 66,
    "abduction": 65,
    "raid": 64,
    "armed_assault": 60,
    "sweep": 55,
    "arson_sabotage": 50,
    "mutiny": 45,
    "clash": 40,
    "explosion": 38,
    "arrest": 35,
    "body": 34,
    "foil": 25,
    "neutralise": 20,
}
SECURITY = {"raid", "sweep", "arrest"}
BOMBS = {"ied", "suicide_or_vehicle_bomb"}
# the event type of what is no event type itself
GIVEN_AWAY = {"explosion": "ied", "body": "assassination", "neutralise": "other", "mutiny": "other", "foil": "other"}

_HOUSES = term_set("houses_surrounded")
_INFILTRATION = term_set("infiltration")
_LINES_AND_WELLS = term_set("lines_and_wells")
_MILITANTS = term_set("militants_en")
_STORMS = term_set("storms_ar")
_SURROUND = term_set("surround")


def event_type(marks: Marks, clause: Clause) -> str:
    """The event type of a clause; `other` where no word decides."""
    if not clause.acts:
        return _by_tolls(marks, clause)
    doing = own_acts(Doing(marks, clause, clause.acts))
    if not doing.acts:
        return "armed_assault"
    chosen = next(code for rule in CHOICES if (code := rule(doing)) is not None)
    meant = next((code for rule in SECOND_THOUGHTS if (code := rule(doing, chosen)) is not None), chosen)
    return GIVEN_AWAY.get(meant, meant)


def stronger(one: str, other: str) -> str:
    """The more telling of two types of one act."""
    return max(one, other, key=lambda code: WEIGHT.get(code, 0))


def _most_telling(codes: set[str]) -> str:
    return max(codes, key=WEIGHT.__getitem__)


def _by_tolls(marks: Marks, clause: Clause) -> str:
    """No act is named: those detained were arrested or abducted, one who was killed was chosen."""
    kinds = {toll.kind for toll in clause.tolls}
    if not kinds:
        return "other"
    if kinds == {"detained"}:
        return "abduction" if clause.of(marks, "casualty", "abduct") else "arrest"
    lone = [toll for toll in clause.counted if toll.kind == "killed" and toll.low == 1 and toll.high == 1]
    chosen = kinds == {"killed"} and len(lone) == 1 and not clause.of(marks, "target_noun", "post", "vehicle")
    return "assassination" if chosen or one_person_shot(marks, clause, set()) else "armed_assault"


def _neutralised(doing: Doing) -> str | None:
    """ "Neutralised", تحييد: said of fighters without how."""
    codes = doing.codes
    return "neutralise" if "neutralise" in codes and not codes & {"air_strike", "shelling", "raid"} else None


def _infiltration_foiled(doing: Doing) -> str | None:
    """An infiltration foiled, أحبطت محاولة تسلل: two sides fought."""
    first = doing.first
    near = set(doing.marks.folded[first.first : first.last + 5])
    return "clash" if first.code == "foil" and near & _INFILTRATION else None


def _device_made_safe(doing: Doing) -> str | None:
    """A device found and made safe, whichever word comes first."""
    codes = doing.codes
    return "foil" if "foil" in codes and codes <= {"foil", *BOMBS} and not doing.killed else None


def _body_found(doing: Doing) -> str | None:
    """A body was found, عثر على جثة: executed, where the text says so."""
    codes = doing.codes
    if doing.first.code != "body" or codes & {"ied", "explosion", "shelling", "air_strike"}:
        return None
    return "execution" if "execution" in codes else "body"


def _foiled(doing: Doing) -> str | None:
    """An attack foiled, أحبطت هجوماً: none, unless people were killed in it; a raid that foils is a raid."""
    codes = doing.codes
    attacked = doing.killed and "armed_assault" in codes
    return "foil" if doing.first.code == "foil" and not attacked and not codes & {"raid", "sweep"} else None


def _stormed(doing: Doing) -> str | None:
    """Gunmen stormed a house, اقتحم مسلحون: an attack, no operation."""
    stormed = "raid" in doing.codes and _militants_storm(doing.marks, doing.acts)
    return _most_telling((doing.codes - SECURITY) | {"armed_assault"}) if stormed else None


def _attack_before_raid(doing: Doing) -> str | None:
    """A bomb hit a patrol, and houses were raided: the attack is told."""
    attacks = {"ambush", "assassination", "abduction", *BOMBS}
    return _most_telling(doing.codes - SECURITY) if "raid" in doing.codes and doing.lead in attacks else None


def _raid(doing: Doing) -> str | None:
    """A raid, whatever was done in it."""
    return "raid" if "raid" in doing.codes else None


def _operation(doing: Doing) -> str | None:
    """An arrest or a sweep that is told first."""
    return _most_telling(doing.codes & SECURITY) if doing.lead in SECURITY else None


def _clash(doing: Doing) -> str | None:
    """Clashes that are told first, with shots, shells and blasts."""
    attacks = doing.codes - SECURITY
    clash = doing.lead == "clash" and attacks <= {"clash", "shelling", "armed_assault", "explosion"}
    return "clash" if clash else None


def _attack(doing: Doing) -> str | None:
    """The most telling word, that of an attack before that of an operation."""
    return _most_telling(doing.codes - SECURITY or doing.codes)


# which act is told: the first that knows; the last always does
CHOICES: tuple[Callable[[Doing], str | None], ...] = (
    _neutralised,
    _infiltration_foiled,
    _device_made_safe,
    _body_found,
    _foiled,
    _stormed,
    _attack_before_raid,
    _raid,
    _operation,
    _clash,
    _attack,
)


def _militants_storm(marks: Marks, acts: tuple[Mark, ...]) -> bool:
    """Whether those who storm are gunmen: named after the Arabic verb, before the English one."""
    for mark in acts:
        if mark.code != "raid":
            continue
        if marks.arabic:
            storms = mark.form.stem in _STORMS
            near = range(mark.last, mark.last + 4)
        else:
            storms = marks.word(mark.first).endswith("ed")
            near = range(max(0, mark.first - 6), mark.first)
        if storms and any(_is_militant(marks, at) for at in near):
            return True
    return False


def _is_militant(marks: Marks, at: int) -> bool:
    """Whether gunmen are named at a word, not as those who are stormed."""
    actor = marks.has(at, "actor", "unknown", "islamic_state", "islamic_state_anaphor", "tribal_fighters")
    if actor is not None and not actor.form.prefix.endswith((TO, BY)):
        return True
    return not marks.arabic and marks.word(at) in _MILITANTS


def _chosen_victim(doing: Doing, chosen: str) -> str | None:
    """One chosen person shot at: an assassination."""
    shot = chosen == "armed_assault" and one_person_shot(doing.marks, doing.clause, doing.codes)
    return "assassination" if shot else None


def _pipeline(doing: Doing, chosen: str) -> str | None:
    """A pipe, a well or a power line was blown up, and nobody counted: sabotage."""
    if chosen != "explosion" or doing.clause.counted:
        return None
    words = (bare(word, "", article=True) for word in doing.clause.words(doing.marks))
    return "arson_sabotage" if any(word in _LINES_AND_WELLS for word in words) else None


def _abducted_and_killed(doing: Doing, chosen: str) -> str | None:
    """Abducted and then killed: an execution."""
    killed = any((toll.low or 0) > 0 for toll in doing.clause.tolls if toll.kind == "killed")
    return "execution" if chosen == "abduction" and killed else None


def _surrounded(doing: Doing, chosen: str) -> str | None:
    """طوقت بيتين ... واعتقلت: houses surrounded first are a raid, not an arrest alone."""
    if chosen != "arrest":
        return None
    words = {bare(word) for word in doing.clause.words(doing.marks)}
    houses = words & _HOUSES or doing.clause.of(doing.marks, "target_noun", "property")
    return "raid" if words & _SURROUND and houses else None


# what the choice turns out to be by what else its clause tells
SECOND_THOUGHTS: tuple[Callable[[Doing, str], str | None], ...] = (
    _chosen_victim,
    _pipeline,
    _abducted_and_killed,
    _surrounded,
)
