"""What an act takes over from another: the doer that a lead names for all, that of "a similar attack", of a cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from data.extract import actors
from data.extract.actors.mentions import AGENTS
from data.extract.clauses.clause import Clause
from data.extract.incidents.counting import Counting
from data.extract.incidents.group import Group
from data.extract.records import Record, Support
from data.extract.text import numbers
from data.extract.text.lexicon import term_set


class Crediting(Counting):
    """Fills in doers and targets that the text names elsewhere."""

    def claimed_ahead(self, told: list[Clause]) -> tuple[date | None, bool]:
        """(day of the statement, whether the first paragraph says that Islamic State claims several acts)."""
        for clause in told[:4]:
            if clause.paragraph > told[0].paragraph + 1:
                break
            claims = self.marks.of("source", "claim", first=clause.first, last=clause.last)
            many = self.marks.of("frame", "acts_counted", first=clause.first, last=clause.last)
            several = [
                mark
                for mark in many
                if any((number := numbers.at(self.marks, mark.first - n)) and (number.low or 0) > 1 for n in (1, 2))
            ]
            named = any(
                m.actor == "islamic_state" for m in actors.within(self.who, ((clause.first, clause.last),))
            ) or any(
                self.text.words[mark.last - 1].folded in {"naba", "amaq", "naba's", "النبا", "اعماق"} for mark in claims
            )
            if claims and several and named:
                return next((when.start for when in clause.points if when.days == 1), None), True
        return None, False

    def of_the_claims(self, record: Record, said: date | None) -> Record:
        """An attack among several that the article's lead says are claimed."""
        if record.event_class != "attack" or record.initiator_basis not in {"unknown", "suspected"}:
            return record
        if set(record.initiators) - {"unknown", "islamic_state"}:
            return record
        dated = record.support.get("date")
        if said is not None and dated is not None and dated.rule == "fresh_news":
            record = replace(record, date_start=said - timedelta(1), date_end=said)
        return replace(record, initiators=("islamic_state",), initiator_basis="claimed", claimed_by="islamic_state")

    def credited(self, incidents: list[Record], groups: list[Group], others: list[Record]) -> list[Record]:
        """The incidents, those without a doer given the one that the article names for all: "two attacks by IS", a
        claim of five operations.
        """
        lead = next((one for one in others if one.kind == "aggregate" and one.initiators), None)
        found: list[Record] = []
        for incident, group in zip(incidents, groups, strict=True):
            record = incident
            claimed = (
                lead is not None and lead.claimed_by is not None and record.initiator_basis in {"suspected", "unknown"}
            )
            if record.event_class == "attack" and (
                claimed or (record.initiators == ("unknown",) and not self._unknown_said(group))
            ):
                like = self._like_before(group, found)
                if like is None and found and groups[len(found) - 1].clauses[0].sentence == group.clauses[0].sentence:
                    afar = (
                        found[-1].event_type in {"air_strike", "shelling"} and record.event_type != found[-1].event_type
                    )
                    like = found[-1] if found[-1].event_class == "attack" and not afar else None
                source = like or (lead if lead is not None and lead.evidence[0][0] < record.evidence[0][0] else None)
                if source is not None and source.initiators != record.targets:
                    record = replace(
                        record,
                        initiators=source.initiators,
                        initiator_basis=source.initiator_basis,
                        claimed_by=source.claimed_by,
                        support={**record.support, "initiators": Support(source.evidence[:1], 0.5, "carried_over")},
                    )
            if record.event_class == "security_operation" and record.initiators == ("unknown",):
                like = self._like_operation(group, found)
                record = replace(record, initiators=like.initiators, initiator_basis="reported") if like else record
            record = self._by_the_speaker(record, group)
            accused = self._of_the_cell(group)
            if (
                record.event_class == "security_operation"
                and record.targets == ("unknown",)
                and accused
                and any("islamic_state" in one.initiators for one in found)
            ):
                record = replace(record, targets=("islamic_state",))
            found.append(record)
        return found

    def _speaker(self) -> str | None:
        """Who speaks in a statement of its own ("our forces"): the first force that it names."""
        if not any(word.folded.lstrip("وفلب") in term_set("our_own") for word in self.text.words):
            return None
        return next((mention.actor for mention in self.who.mentions if mention.actor in AGENTS), None)

    def _teller(self) -> str | None:
        """The force that the first two sentences let speak: its spokesman, its press centre, "the SDF said"."""
        end = self.text.sentences[min(1, len(self.text.sentences) - 1)].last if self.text.sentences else 0
        able = AGENTS - {"turkey", "russia"}
        told = (m.actor for m in self.who.mentions if m.first < end and m.actor in able and actors.tells(self.who, m))
        return next(told, None)

    def _by_the_speaker(self, record: Record, group: Group) -> Record:
        """A statement's own operations are its speaker's, and so are its posts and fallen."""
        speaker = self._speaker()
        if record.event_class == "security_operation" and record.initiators == ("unknown",):
            speaker = speaker or self._teller()
        neutralised = any(mark.code == "neutralise" for one in group.clauses for mark in one.acts)
        if neutralised and record.initiators == ("unknown",) and any(m.actor == "turkey" for m in self.who.mentions):
            others = tuple(actor for actor in record.targets if actor != "turkey") or ("sdf",)
            return replace(
                record, initiators=("turkey",), targets=others, initiator_basis="claimed", claimed_by="turkey"
            )
        if speaker is None:
            return record
        if record.event_class == "security_operation" and record.initiators == ("unknown",):
            return replace(record, initiators=(speaker,), initiator_basis="reported")
        words = {word.folded.lstrip("وفلب") for one in group.clauses for word in self.text.words[one.first : one.last]}
        ours = words & term_set("ours") and record.event_class == "attack" and speaker not in record.initiators
        if ours and record.targets in {("civilians",), ("unknown",)} and record.killed_civilians.low is None:
            return replace(record, targets=(speaker,))
        return record

    def _of_the_cell(self, group: Group) -> bool:
        """Whether those detained are said to belong to the doers of an act told before."""
        words = {
            word.folded.lstrip("و").removeprefix("ب").removeprefix("ل").removeprefix("ا").removeprefix("ل")
            for clause in group.clauses
            for word in self.text.words[clause.first : clause.last]
        }
        return bool(words & term_set("doers_again"))

    def _unknown_said(self, group: Group) -> bool:
        return any(
            any(
                word.folded.lstrip("و").startswith(("مجهولون", "مجهولين", "مجهولان", "unknown", "unidentified"))
                for word in self.text.words[mark.first : mark.last]
            )
            for clause in group.clauses[:1]
            for mark in self.marks.of("actor", "unknown", first=clause.first, last=clause.last)
        )

    def _like_operation(self, group: Group, found: list[Record]) -> Record | None:
        """A similar landing, another raid like it: the operation before."""
        words = {word.folded for clause in group.clauses[:1] for word in self.text.words[clause.first : clause.last]}
        if not words & {"مماثل", "مماثله", "مشابه", "مشابهه", "similar"}:
            return None
        return next((one for one in reversed(found) if one.event_class == "security_operation"), None)

    def _like_before(self, group: Group, found: list[Record]) -> Record | None:
        """ "A similar attack": the doer of the one before."""
        words = {word.folded for clause in group.clauses[:1] for word in self.text.words[clause.first : clause.last]}
        if (
            found
            and group.event_type in {"assassination", "execution"}
            and found[-1].event_type == "abduction"
            and words & {"منهم", "منهما", "them", "الضحيه"}
        ):
            return found[-1]
        if found and group.event_type in {"air_strike", "shelling"} and found[-1].event_type == group.event_type:
            return found[-1]
        if not words & {"مماثل", "مماثله", "مشابه", "similar"}:
            return None
        return next(
            (one for one in reversed(found) if one.event_class == "attack" and one.event_type != "air_strike"), None
        )
