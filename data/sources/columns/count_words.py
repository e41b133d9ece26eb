"""The words around a number of people, as data.text.fold writes them; N is the number."""

from __future__ import annotations

import re

from data.text import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split("|"))


# Says that no number is known. "nil" and "none" may be a nought as well: they are no number, and flagged.
SILENT = _set(
    "n/a|na|n.a.|n.a|#n/a|n.d.|null|nan|-|--|–|—|?|..|...|…|unknown|unk|not known|not reported|not available|not stated"
    "|unspecified|unconfirmed|no data|no information|tbc|tbd"
    "|غير معروف|غير محدد|غير متوفر|غير متوفره|غير معلوم|غير مذكور|مجهول|لا معلومات|لا توجد معلومات|لم يذكر"
)
DOZENS = _set("dozens|dozens of people|tens|scores|عشرات|العشرات")
HUNDREDS = _set("hundreds|hundreds of people|مئات|المئات")

AT_LEAST = (
    r"N ?\+",
    r"(?:>=|=>|≥|⩾) ?N",
    r"(?:at least|min\.?|minimum(?: of)?|no fewer than|no less than|not less than|not fewer than) N",
    r"N (?:or more|and more|or above|and above|plus|at least|minimum|min\.?)",
    r"(?:علي الاقل|لا يقل عن|ما لا يقل عن|لا اقل من) N",
    r"N (?:علي الاقل|او اكثر|فاكثر|فما فوق|وما فوق)",
)
MORE_THAN = (
    r"> ?N",
    r"(?:more than|over|above|upwards of) N",
    r"(?:اكثر من|فوق|ما يزيد عن|ما يزيد علي|ازيد من) N",
)
UP_TO = (
    r"(?:<=|=<|≤|⩽) ?N",
    r"(?:up to|at most|max\.?|maximum(?: of)?|no more than|not more than) N",
    r"N (?:or less|or fewer|or below|at most|maximum|max\.?)",
    r"(?:حتي|علي الاكثر|لا يزيد عن|ما لا يزيد عن) N",
    r"N (?:علي الاكثر|او اقل|فاقل)",
)
FEWER_THAN = (r"< ?N", r"(?:less than|fewer than|under|below) N", r"اقل من N")
FROM_TO = (
    r"N ?(?:-|–|—|‐|‑|−|/to/|\.\.) ?N",
    r"N (?:to|or|until|الي|او) N",
    r"(?:from|between) N (?:to|and) N",
    r"(?:من|بين|ما بين) N (?:الي|و) ?N",
)
ABOUT = (
    r"[~≈∼] ?N",
    r"(?:about|around|approx\.?|approximately|circa|ca?\.?|roughly|some|nearly|almost|est\.?|estimated) N",
    r"N (?:approx\.?|approximately|or so|circa|\(\?\)|\(est\.?\)|\(approx\.?\)|est\.?)",
    r"N ?[?~؟]",
    r"(?:حوالي|نحو|قرابه|زهاء|تقريبا|ما يقارب) N",
    r"N تقريبا",
)

# What is said of some of them, behind the number, and who they are: neither changes it. What happened to them may.
ASIDE = re.compile(
    r",? ?(?:\((?:incl\.?|including|inc\.?|of (?:them|whom|which)|among them|بينهم|من بينهم|منهم|بما في ذلك)[^()]*\)"
    r"|[, ] ?(?:incl\.?|including|بينهم|من بينهم|منهم) .*)$"
)
NOUNS = re.compile(
    r" (?:(?:civilians?|people|persons?|individuals?|men|man|women|woman|child|children|kids?|fighters?|soldiers?"
    r"|members?|militants?|combatants?|victims?"
    r"|مدنيين|مدنيون|مدني|اشخاص|شخص|شخصا|افراد|فرد|رجال|رجل|نساء|اطفال|طفل|مقاتلين|مقاتل|جنود|جندي|عناصر|عنصر"
    r"|عنصرا|مدنيا|ضحايا)(?: |$))+$"
)
