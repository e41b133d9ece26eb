"""What an analyst hands in, before anything is kept: texts and files become articles, or are refused with a reason."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from data import calendar
from data.extract import UnreadableError, files
from data.ledger import rules
from data.ledger.drafting import draft_article
from data.ledger.records import LONGEST, LONGEST_LINE, MOST_DRAFTS, Document, Draft
from data.ledger.refused import Refused
from data.ledger.shapes import unreadable
from data.ledger.store import Ledger
from data.text import is_arabic

_log = logging.getLogger("rasid.desk")
TYPES = tuple(suffix.removeprefix(".") for suffix in files.SUFFIXES)
SHORTEST = 20
MOST_ARTICLES = 500  # at once: months of one analyst's reading, half a minute to ten for the rules
_ENGLISH = {
    *("the", "of", "and", "in", "to", "a", "an", "on", "at", "by", "for", "with", "from", "that", "which", "after"),
    *("was", "were", "is", "are", "has", "have", "had"),
}
_LEAST_ENGLISH = 0.12  # of the words of an English text; French and German ones reach 0.05
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LONE = re.compile("[\ud800-\udfff]")


def articles(name: str, content: bytes, published: date | None) -> list[Document]:
    """The articles in a file (.txt .html .docx .json). The date that the file itself states is the one that counts.

    raises Refused: unusable_file with the reason; too_many_articles, before any of them is looked into.
    """
    with tempfile.TemporaryDirectory(prefix="rasid_") as folder:
        path = Path(folder) / f"article{Path(name).suffix.lower()}"
        path.write_bytes(content)
        try:
            found = list(islice(files.read(path, published), MOST_ARTICLES + 1))
        except files.UnusableError as error:
            raise Refused("unusable_file", name=name, reason=str(error).replace(str(path), name)) from error
        except RecursionError as error:
            raise Refused("unusable_file", name=name, reason="nested too deeply") from error
    if len(found) > MOST_ARTICLES:
        raise Refused("too_many_articles", name=name, most=str(MOST_ARTICLES))
    return [
        Document(article.text, article.published, "given" if article.published else "unknown", article.title or name)
        for article in found
    ]


def read_in(
    ledger: Ledger, document: Document, *, by: str, drafts: Sequence[Draft] | None = None
) -> tuple[str, list[Draft]]:
    """Draft an article and keep both; returns its id and the drafts. Raises Refused, and then nothing is kept.

    drafts  made already (by a second coder too); None: by the rules, here.
    """
    clean, made, warnings = prepared(document)
    kept = list(made if drafts is None else drafts)
    return ledger.read(clean, kept, by=by, extractor=rules.version(), warnings=warnings), kept


def prepared(document: Document) -> tuple[Document, list[Draft], list[dict[str, Any]]]:
    """The article cleaned, its drafts and warnings.

    raises Refused: no_date, implausible_date, no_article, not_our_language, too_many_rows, rules_failed.
    """
    if document.published is None and document.published_basis != "unknown":
        raise Refused("no_date")
    if document.published is not None and not calendar.is_plausible(document.published):
        raise Refused("implausible_date", day=document.published.isoformat())
    text = _LONE.sub("\ufffd", _BREAKS.sub("\n", document.text)).strip()
    if _UNSEEN.search(text):
        raise Refused("no_article", reason="control characters")
    if not SHORTEST <= len(text) <= LONGEST:
        raise Refused("no_article", reason=str(len(text)))
    if not is_arabic(text) and not _is_english(text):
        raise Refused("not_our_language")
    title, publisher, url = map(_line, (document.title, document.publisher, document.url))
    language = "ar" if _mostly_arabic(text) else "en"
    clean = replace(document, text=text, language=language, title=title, publisher=publisher, url=url)
    try:
        drafts, warnings = draft_article(clean)
    except UnreadableError as error:
        raise Refused("no_article", reason=str(error)) from error
    except Exception as error:  # a fault of the rules must not take the other articles of a batch with it
        _log.exception("rules_failed", {"characters": len(text)})
        raise Refused("rules_failed", reason=type(error).__name__) from error
    if len(drafts) > MOST_DRAFTS:
        raise Refused("too_many_rows", count=str(len(drafts)))
    return clean, drafts, warnings


def _line(said: str) -> str:
    """A title, publisher or address as it can be kept: in one line, of characters that can be written."""
    return unreadable(_BREAKS.sub(" ", said), "\ufffd").strip()[:LONGEST_LINE]


def _is_english(text: str) -> bool:
    words = re.findall(r"[a-z']+", text[:20_000].casefold())
    return len(words) >= 4 and sum(word in _ENGLISH for word in words) >= _LEAST_ENGLISH * len(words)


def _mostly_arabic(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum("\u0600" <= letter <= "\u06ff" for letter in letters) * 2 > len(letters)
