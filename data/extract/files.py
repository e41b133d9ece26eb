"""Articles from files: .txt, .json (an annotated article, or a list of them), .html, .docx. Text stays as written;
nothing is fetched.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from data import calendar
from data.extract import Article

SUFFIXES = (".txt", ".json", ".html", ".htm", ".docx")
MAX_BYTES = 2_000_000
MAX_UNPACKED = 20_000_000  # bytes of a .docx when unpacked: more is no article but a bomb
MAX_XML = 6_000_000  # bytes of these that are XML: styles and themes take 1 MB, the longest of articles as much
MAX_TAGS = 100_000  # of a page or a document: these have thousands, Word's styles 25,000; each costs time and memory
MAX_WORDS = 100_000  # between two tags: the attributes of one tag that never ends would take 350 MB
LONGEST_TITLE = 200


class UnusableError(ValueError):
    """A file that holds no readable article; the message names the file and says why."""


def find(paths: list[Path]) -> list[Path]:
    """The files named, and of folders every file of a known kind, sorted."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(inner for inner in path.rglob("*") if inner.suffix.lower() in SUFFIXES and inner.is_file())
        else:
            found.append(path)
    return found


def read(path: Path, published: date | None = None) -> Iterator[Article]:
    """The articles in a file. `published` is used where the file itself states none. raises UnusableError."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnusableError(f"{path}: {suffix or 'no suffix'}; expected {', '.join(SUFFIXES)}")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnusableError(f"{path}: {path.stat().st_size} bytes; an article has at most {MAX_BYTES}")
        if suffix == ".docx":
            yield _titled(path.stem, _docx(path), published)
            return
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableError(f"{path}: {error}") from error
    if suffix == ".json":
        yield from _json(path, text, published)
    elif suffix == ".txt":
        yield _titled(path.stem, text, published)
    else:
        yield _html(path, text, published)


def _titled(name: str, text: str, published: date | None) -> Article:
    """Plain text; its first line is the title as well, where it reads like one."""
    first = text.strip().split("\n", 1)[0].strip()
    title = first if len(first) <= LONGEST_TITLE and not first.endswith((".", "،")) else ""
    return Article(name, text, title, published)


def _json(path: Path, text: str, published: date | None) -> Iterator[Article]:
    try:
        content = json.loads(text)
    except ValueError as error:
        raise UnusableError(f"{path}: {error}") from error
    for number, entry in enumerate(content if isinstance(content, list) else [content]):
        if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
            raise UnusableError(f'{path}: entry {number} has no "text"')
        stated = entry.get("published")
        try:
            day = date.fromisoformat(stated) if stated else published
        except (TypeError, ValueError) as error:
            raise UnusableError(f"{path}: published {stated!r}; expected YYYY-MM-DD") from error
        if day is not None and not calendar.is_plausible(day):
            raise UnusableError(f"{path}: published {day}; expected {calendar.FIRST_DAY} to {calendar.last_day()}")
        name = str(
            entry.get("id") or f"{path.stem}-{number}" if isinstance(content, list) else entry.get("id") or path.stem
        )
        yield Article(name, entry["text"], str(entry.get("title") or ""), day, str(entry.get("lang") or ""))


class _Page(HTMLParser):
    """Text of a page: paragraphs and headings, no scripts, menus or captions."""

    SKIPPED = frozenset(
        {"script", "style", "nav", "header", "footer", "aside", "figure", "noscript", "form", "svg", "template", "head"}
    )
    BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "li", "br", "article", "section", "td", "tr", "blockquote"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.skipping = 0
        self.day: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a block, skips what is no text, notes a publication date."""
        if tag in self.SKIPPED:
            self.skipping += 1
        if tag in self.BLOCKS:
            self.parts.append("\n")
        known = dict(attrs)
        stated = (
            known.get("content")
            if known.get("property") == "article:published_time"
            else known.get("datetime")
            if tag == "time"
            else None
        )
        if stated and self.day is None and re.match(r"\d{4}-\d\d-\d\d", stated):
            self.day = stated[:10]

    def handle_endtag(self, tag: str) -> None:
        """Closes a block."""
        if tag in self.SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keeps the text."""
        if not self.skipping:
            self.parts.append(re.sub(r"\s+", " ", data))


def _html(path: Path, text: str, published: date | None) -> Article:
    if text.count("<") > MAX_TAGS or any(len(part.split()) > MAX_WORDS for part in text.split("<")):
        raise UnusableError(
            f"{path}: more than {MAX_TAGS} tags, or {MAX_WORDS} words between two: no page of an article"
        )
    page = _Page()
    page.feed(text)
    lines = [line.strip() for line in "".join(page.parts).split("\n")]
    day = published
    if day is None and page.day:
        try:
            day = date.fromisoformat(page.day)
        except ValueError:
            day = None
        if day is not None and not calendar.is_plausible(day):
            raise UnusableError(f"{path}: published {day}; expected {calendar.FIRST_DAY} to {calendar.last_day()}")
    return _titled(path.stem, "\n".join(line for line in lines if line), day)


def _docx(path: Path) -> str:
    from docx import Document

    try:
        with zipfile.ZipFile(path) as package:
            if sum(entry.file_size for entry in package.infolist()) > MAX_UNPACKED:
                raise UnusableError(f"{path}: unpacks to more than {MAX_UNPACKED} bytes")
            size = tags = 0
            for entry in package.infolist():
                content = package.read(entry)
                if _may_be_xml(content):  # whatever it is called
                    size, tags = size + len(content), tags + content.count(b"<")
        if size > MAX_XML or tags > MAX_TAGS:
            raise UnusableError(f"{path}: {size} bytes and {tags} tags; expected {MAX_XML} and {MAX_TAGS} at most")
        return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    except UnusableError:
        raise
    except Exception as error:  # of python-docx, lxml, zipfile and zlib: there is no list of them
        raise UnusableError(f"{path}: not a .docx document ({error})") from error


def _may_be_xml(content: bytes) -> bool:
    """Whether a part of a document could be read as XML; pictures could not."""
    return content[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")
