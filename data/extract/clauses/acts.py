"""What kind of act a clause tells: one event type from the words in it, by which word is most telling."""

from __future__ import annotations

from data.extract.clauses.clause import Clause
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

# which of several words in one clause decides, the most telling first
WEIGHT = {
    "suicide_or_vehicle_bomb": 90,
    "ambush": 85,
    "ied": 75,
    "assassination": 70,
    "air_strike": 74,
    "shelling": 68,
    "execution": 66,
    "abduction": 65,
    "raid": 64,
    "armed_assault": 60,
    "sweep": 55,
    "arson_sabotage": 50,
    "clash": 40,
    "mutiny": 45,
    "explosion": 38,
    "arrest": 35,
    "body": 34,
    "foil": 25,
    "neutralise": 20,
}
SECURITY = {"raid", "sweep", "arrest"}
GIVEN_AWAY = {"explosion": "ied", "body": "assassination", "neutralise": "other", "mutiny": "other", "foil": "other"}
# words of the means alone: between two sides that shoot they make no attack
MEANS = term_set("means")
_SHOTS = term_set("shots")
# what stands for an act of its own beside a word that points back to another
TELLING = {"air_strike", "shelling", "raid", "ied", "suicide_or_vehicle_bomb", "assassination"}


def event_type(marks: Marks, clause: Clause) -> str:
    """The event type of a clause; `other` where no word decides."""
    return Reader(marks).event_type(clause)


def stronger(one: str, other: str) -> str:
    """The more telling of two types of one act."""
    return max(one, other, key=lambda code: WEIGHT.get(code, 0))


class Reader:
    """Says the event type of a clause."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.words = marks, marks.text.words

    def event_type(self, clause: Clause) -> str:
        """One of the event types; `other` where no word decides."""
        marks = clause.acts
        if not marks:
            return self._from_tolls(clause)
        codes = {mark.code for mark in marks}
        if "clash" in codes and all(mark.form.stem in MEANS for mark in marks if mark.code == "armed_assault"):
            codes -= {"armed_assault"}
            marks = [mark for mark in marks if mark.code in codes]
        if "shelling" in codes and self._hand_held(clause):
            marks = [mark for mark in marks if mark.code != "shelling"]
            codes = {mark.code for mark in marks} or {"armed_assault"}
            if not marks:
                return "armed_assault"
        if {"explosion", "armed_assault"} <= codes and any(
            self.words[mark.last - 1].folded.startswith(("grenade", "قنبله")) for mark in marks
        ):
            marks = [mark for mark in marks if mark.code != "explosion"]
            codes = codes - {"explosion"}
        if {"explosion", "armed_assault"} <= codes and all(
            mark.form.stem in term_set("targeting") for mark in marks if mark.code == "armed_assault"
        ):
            marks = [mark for mark in marks if mark.code != "armed_assault"]
            codes = codes - {"armed_assault"}
        if "arson_sabotage" in codes and all(
            mark.form.stem in {"تسلل", "تسللت"} for mark in marks if mark.code == "armed_assault"
        ):
            marks = [mark for mark in marks if mark.code != "armed_assault"]
            codes = codes - {"armed_assault"}
        fresh = [mark for mark in marks if not self._points_back(mark)]
        if {mark.code for mark in fresh} & TELLING:
            marks = fresh
            codes = {mark.code for mark in marks}
        first = min(marks, key=lambda mark: mark.first)
        chosen = self._chosen(marks, first, codes, bool([toll for toll in clause.counted if toll.kind == "killed"]))
        if chosen in {"armed_assault", "other"} and self._one_person(clause, codes):
            return "assassination"
        if chosen == "explosion" and not clause.counted and self._pipeline(clause):
            return "arson_sabotage"
        if chosen == "abduction" and any((toll.low or 0) > 0 for toll in clause.tolls if toll.kind == "killed"):
            return "execution"
        if chosen == "body" and codes & {"execution"}:
            return "execution"
        if chosen == "execution" and codes & {"explosion", "ied"}:
            return GIVEN_AWAY.get(chosen, chosen)
        if chosen == "arrest" and self._surrounded(clause):
            return "raid"
        return GIVEN_AWAY.get(chosen, chosen)

    def _surrounded(self, clause: Clause) -> bool:
        """طوقت بيتين ... واعتقلت: houses surrounded first are a raid."""
        words = {self.words[n].folded.lstrip("وف") for n in range(clause.first, clause.last)}
        return bool(words & term_set("surround")) and bool(
            self.marks.of("target_noun", "property", first=clause.first, last=clause.last)
            or words & {"بيتين", "منزلين", "houses", "building"}
        )

    def _points_back(self, mark: Mark) -> bool:
        """ "the ambush", الكمين beside an act of its own: said of another act."""
        if self.marks.language == "ar":
            return (
                mark.form.definite and not mark.form.pronoun and mark.code in {"ambush", "armed_assault", "abduction"}
            )
        before = self.words[mark.first - 1].folded if mark.first else ""
        return before in {"the", "that", "this"} and mark.code in {"ambush", "armed_assault", "abduction"}

    def _pipeline(self, clause: Clause) -> bool:
        """Whether a pipe, a well or a power line was blown up."""
        words = {self.words[n].folded.removeprefix("ال").removesuffix("ا") for n in range(clause.first, clause.last)}
        return bool(words & term_set("lines_and_wells"))

    def _chosen(self, marks: list[Mark], first: Mark, codes: set[str], killed: bool) -> str:
        if codes & {"neutralise"} and not codes & {"air_strike", "shelling", "raid"}:
            return "neutralise"
        if first.code == "foil" and {
            self.words[n].folded for n in range(first.first, min(first.last + 5, len(self.words)))
        } & term_set("infiltration"):
            return "clash"
        if "foil" in codes and codes <= {"foil", "ied", "suicide_or_vehicle_bomb"} and not killed:
            return "foil"  # a device found and made safe, whichever word comes first
        if "body" in codes and first.code == "body" and not codes & {"ied", "explosion", "shelling", "air_strike"}:
            return "execution" if "execution" in codes else "body"
        if first.code == "foil" and not (killed and "armed_assault" in codes) and not codes & {"raid", "sweep"}:
            return "foil"
        leads = [mark for mark in marks if mark.code not in {"explosion"}] or marks
        lead = min(leads, key=lambda mark: mark.first)
        operation = codes & SECURITY
        if "raid" in codes and self._militants(marks):
            return max((codes - SECURITY) | {"armed_assault"}, key=lambda code: WEIGHT[code])
        if "raid" in codes:
            if (
                lead.code in {"ambush", "ied", "suicide_or_vehicle_bomb", "armed_assault", "assassination", "abduction"}
                and lead.code != "armed_assault"
            ):
                return max((m.code for m in marks if m.code not in SECURITY), key=lambda code: WEIGHT[code])
            return "raid"
        if operation and lead.code in SECURITY:
            return max(operation, key=lambda code: WEIGHT[code])
        attacks = codes - SECURITY or codes
        if lead.code == "clash" and attacks <= {"clash", "shelling", "armed_assault", "explosion"}:
            return "clash"
        return max(attacks, key=lambda code: WEIGHT[code])

    def _hand_held(self, clause: Clause) -> bool:
        """Whether the shells are grenades of a launcher on a shoulder (RPG) or go with machine guns: no artillery."""
        words = {word.folded for word in self.words[clause.first : clause.last]}
        return bool(words & term_set("hand_held")) or {"ار", "بي", "جي"} <= words

    def _militants(self, marks: list[Mark]) -> bool:
        """Whether gunmen storm here: then it is an attack, not an operation."""
        arabic = self.marks.language == "ar"
        for mark in marks:
            word = self.words[mark.first].folded
            verb = mark.form.stem in {"اقتحم", "داهم", "اقتحام", "مداهمه"} if arabic else word.endswith("ed")
            if mark.code != "raid" or not verb:
                continue
            near = (
                range(mark.last, min(mark.last + 4, len(self.words)))
                if arabic
                else range(max(0, mark.first - 6), mark.first)
            )
            named = (
                self.marks.has(at, "actor", "unknown", "islamic_state", "islamic_state_anaphor", "tribal_fighters")
                for at in near
            )
            if any(actor is not None and not actor.form.prefix.endswith(("ل", "ب")) for actor in named):
                return True
            if not arabic and {"militants", "gunmen", "insurgents", "jihadists"} & {
                self.words[at].folded for at in near
            }:
                return True
        return False

    def _one_person(self, clause: Clause, codes: set[str]) -> bool:
        """One chosen person shot at or stabbed, not a post, a patrol or a crowd."""
        words = [word.folded.lstrip("وفب") for word in self.words[clause.first : clause.last]]
        shot = bool(_SHOTS & set(words)) or bool(
            _SHOTS & {word.folded for word in self.words[clause.first : clause.last]}
        )
        if not shot or codes & {"clash", "ied", "explosion", "shelling"}:
            return False
        grouped = self.marks.of("target_noun", "post", "vehicle", first=clause.first, last=clause.last)
        grouped = [
            mark
            for mark in grouped
            if "دراج" not in self.words[mark.first].folded and "motor" not in self.words[mark.first].folded
        ]
        grouped = [mark for mark in grouped if not (mark.code == "vehicle" and self._of_one(mark))]
        grouped = [mark for mark in grouped if self.words[mark.first].folded != "camp"]
        killed = [toll for toll in clause.tolls if toll.kind == "killed"]
        hurt = [toll for toll in clause.tolls if toll.kind == "injured" and toll.rule != "none"]
        if any(mark.code == "post" for mark in grouped):
            return False
        if killed and (killed[0].low != 1 or killed[0].high != 1):
            return False
        named = self._named_victim(clause)
        return (bool(killed) or (len(hurt) == 1 and hurt[0].low == 1) or named) and not (grouped and not named)

    def _of_one(self, vehicle: Mark) -> bool:
        """سيارة رئيس المجلس, the car of a councillor: who sits in it is the target."""
        at = vehicle.last + sum(
            self.words[n].folded in {"of", "carrying", "a", "an", "the", "تقل"}
            for n in range(vehicle.last, min(vehicle.last + 2, len(self.words)))
        )
        return any(
            mark.family == "person" and not mark.code.endswith("_plural") and not mark.form.prefix
            for mark in self.marks.at.get(at, ())
        )

    def _named_victim(self, clause: Clause) -> bool:
        """ "shot at" one member, official, notable ..."""
        if self.marks.language == "ar":
            for at in range(clause.first, clause.last - 1):
                if self.words[at].folded == "علي":
                    for mark in self.marks.at.get(at + 1, ()):
                        if mark.family in {"person"} and not mark.code.endswith("_plural") and not mark.form.definite:
                            return True
        return False

    def _from_tolls(self, clause: Clause) -> str:
        kinds = {toll.kind for toll in clause.tolls}
        if kinds == {"detained"}:
            abduct = self.marks.of("casualty", "abduct", first=clause.first, last=clause.last)
            return "abduction" if abduct else "arrest"
        lone = [toll for toll in clause.counted if toll.kind == "killed" and toll.low == 1 and toll.high == 1]
        crowd = self.marks.of("target_noun", "post", "vehicle", first=clause.first, last=clause.last)
        if kinds and (self._one_person(clause, set()) or (kinds == {"killed"} and len(lone) == 1 and not crowd)):
            return "assassination"
        return "other" if not kinds else "armed_assault"
