"""Names of months and weekdays, as data.text.fold writes them: English, Levantine, Egyptian, Maghrebi, Islamic."""

from __future__ import annotations

import re

from data.text import fold


def _numbered(*names: str) -> dict[str, int]:
    return {fold(name): number for number, listed in enumerate(names, start=1) for name in listed.split("|")}


MONTHS = _numbered(
    "january|jan|كانون الثاني|كانون ثاني|كانون ثان|يناير|جانفي|ينّاير",
    "february|feb|febr|شباط|فبراير|فيفري",
    "march|mar|آذار|اذار|مارس",
    "april|apr|نيسان|أبريل|ابريل|إبريل|أفريل",
    "may|أيار|ايار|مايو|ماي",
    "june|jun|حزيران|يونيو|يونيه|جوان",
    "july|jul|تموز|يوليو|يوليه|يوليوز|جويلية",
    "august|aug|آب|اب|أغسطس|غشت|أوت",
    "september|sep|sept|أيلول|ايلول|سبتمبر|شتنبر",
    "october|oct|تشرين الأول|تشرين أول|أكتوبر",
    "november|nov|تشرين الثاني|تشرين ثاني|تشرين ثان|نوفمبر|نونبر",
    "december|dec|كانون الأول|كانون أول|ديسمبر|دجنبر",
)
HIJRI_MONTHS = _numbered(
    "محرم|المحرم|muharram",
    "صفر|safar",
    "ربيع الأول|ربيع أول|rabi al-awwal|rabi i",
    "ربيع الثاني|ربيع الآخر|ربيع ثاني|rabi al-thani|rabi ii",
    "جمادى الأولى|جمادى الأول|جمادي الاول|jumada al-awwal|jumada i",
    "جمادى الثانية|جمادى الآخرة|جمادي الثاني|jumada al-thani|jumada ii",
    "رجب|rajab",
    "شعبان|shaban|sha'ban",
    "رمضان|ramadan|ramadhan",
    "شوال|shawwal",
    "ذو القعدة|ذي القعدة|dhu al-qadah|dhul qadah",
    "ذو الحجة|ذي الحجة|dhu al-hijjah|dhul hijjah",
)
_WEEKDAYS = (
    "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    "|(?:يوم )?(?:الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد)"
)
WEEKDAY = re.compile(rf"^(?:{_WEEKDAYS})\.?,? +|,? *\(?\b(?:{_WEEKDAYS})\)?$")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
OF = re.compile(r"\b(?:of|من شهر|شهر|عام|سنه)\b ?")
ERA = re.compile(r" ?(?:هـ|ه|هجري|a\.?h\.?|هجريه)$")

_BY_LENGTH = sorted((*MONTHS, *HIJRI_MONTHS), key=len, reverse=True)
NAME = f"(?:{'|'.join(map(re.escape, _BY_LENGTH))})"
