"""Words of acts that tell no act: in quoted speech, threatened, denied of existence, or a figure of speech."""

from __future__ import annotations

from collections.abc import Callable

from data.extract.text.affixes import AND, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_ANSWERS_TO = term_set("answers_to")
_ANY = term_set("any_of")
_BEFORE_STANDSTILL = term_set("before_standstill_ar")
_BOMB_EXPERTS = term_set("bomb_experts_en")
_BURST = term_set("burst")
_CAMPAIGNS = term_set("campaigns")
_DAWN = term_set("dawn_or_blew_up_ar")
_DOWNS = term_set("downs")
_FATHERS = tuple(sorted(term_set("begins_father_ar")))
_FOUND_ONLY = term_set("found_only")
_IN_ANSWER = term_set("in_answer_to")
_NEGATION = term_set("negations")
_RECORDS = term_set("records_ar")
_SHOT = term_set("shot_en")
_SPANS = term_set("spans_of")
_STANDSTILL = term_set("standstill_ar")


def is_void(marks: Marks, mark: Mark) -> bool:
    """Whether an act's word tells no act: the first rule that knows says it."""
    return next((said for rule in RULES if (said := rule(marks, mark)) is not None), False)


def _before(marks: Marks, mark: Mark, most: int) -> list[str]:
    """The words before a mark, at most so many, without و."""
    return [bare(word, AND) for word in marks.folded[max(0, mark.first - most) : mark.first]]


def _after(marks: Marks, mark: Mark) -> set[str]:
    """The three words after a mark."""
    return set(marks.folded[mark.last : mark.last + 3])


def _quoted(marks: Marks, mark: Mark) -> bool | None:
    """Said in quoted speech."""
    return marks.text.is_speech(mark.first) or None


def _answered(marks: Marks, mark: Mark) -> bool | None:
    """In response to the shelling, رداً على القصف: what is answered, not what is told."""
    before = set(_before(marks, mark, 6))
    return bool(before & _IN_ANSWER and before & _ANSWERS_TO) or None


def _shot_down(marks: Marks, mark: Mark) -> bool | None:
    """A drone that was shot down, أسقطت طائرة مسيرة: no strike."""
    downed = mark.code == "air_strike" and bool(_DOWNS & set(_before(marks, mark, 3)))
    return downed or (mark.form.stem in _SHOT and bool(_DOWNS & _after(marks, mark))) or None


def _bomb_expert(marks: Marks, mark: Mark) -> bool | None:
    """A bomb maker, an explosives disposal squad."""
    return (mark.code in {"ied", "explosion"} and bool(_BOMB_EXPERTS & _after(marks, mark))) or None


def _burst(marks: Marks, mark: Mark) -> bool | None:
    """A tyre or a gas bottle that burst: انفجار إطار."""
    return (mark.code == "explosion" and bool(_BURST & _after(marks, mark))) or None


def _father(marks: Marks, mark: Mark) -> bool | None:
    """والدهم is their father, no raid."""
    return marks.word(mark.first).startswith(_FATHERS) or None


def _campaign(marks: Marks, mark: Mark) -> bool | None:
    """A cross-border operation is a campaign."""
    return (mark.code == "raid" and bool(_CAMPAIGNS & set(_before(marks, mark, 2)))) or None


def _found_device(marks: Marks, mark: Mark) -> bool | None:
    """Devices found: void where somebody is held or raided, else what was found is what is told."""
    if mark.code not in {"ied", "suicide_or_vehicle_bomb"} or not _FOUND_ONLY & set(_before(marks, mark, 4)):
        return None
    return bool(marks.of("act", "arrest", "raid", first=max(0, mark.first - 30), last=mark.last + 20))


def _span_of_fighting(marks: Marks, mark: Mark) -> bool | None:
    """The week of fighting."""
    before = _before(marks, mark, 2)
    return (mark.code == "clash" and before[-1:] == ["of"] and bool(_SPANS & set(before))) or None


def _standstill(marks: Marks, mark: Mark) -> bool | None:
    """أدى إلى توقف الضخ: a standstill, no arrest."""
    if marks.word(mark.first) not in _STANDSTILL:
        return None
    return bool(_BEFORE_STANDSTILL & set(_before(marks, mark, 1))) or None


def _dawn(marks: Marks, mark: Mark) -> bool | None:
    """فجر الأحد: dawn, not "blew up"; also where a mark of punctuation follows."""
    if mark.form.stem not in _DAWN:
        return None
    follows = marks.words[min(mark.last, len(marks.words) - 1)]
    return (
        follows.is_mark
        or marks.has(mark.last, "time") is not None
        or marks.has(mark.last, "time.weekday") is not None
        or follows.folded[0].isdigit()
        or None
    )


def _threatened(marks: Marks, mark: Mark) -> bool | None:
    """Threatened to attack, هدد بقصف: within five words, no mark of punctuation between."""
    near = range(max(0, mark.first - 5), mark.first)
    threats = [at for at in near if marks.has(at, "frame", "threat")]
    return any(not any(marks.words[n].is_mark for n in range(at, mark.first)) for at in threats) or None


def _negated(marks: Marks, mark: Mark) -> bool | None:
    """No attack, without fighting, دون اشتباكات; لم تسجل أي غارة."""
    before = marks.word(mark.first - 1)
    if before in _NEGATION:
        return True
    of_any = marks.word(mark.first - 2) if before in _ANY else ""
    return of_any in _NEGATION or of_any in _RECORDS or None


# tried in order: the first that says yes or no decides
RULES: tuple[Callable[[Marks, Mark], bool | None], ...] = (
    _quoted,
    _answered,
    _shot_down,
    _bomb_expert,
    _burst,
    _father,
    _campaign,
    _found_device,
    _span_of_fighting,
    _standstill,
    _dawn,
    _threatened,
    _negated,
)
