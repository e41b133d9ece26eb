"""XLSX sheets as rows of text cells, read straight from their XML.

Ordinary readers lose what must be said: rows hidden by a filter, formulas without a value, the 1904 date system.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple
from xml.etree import ElementTree as ET

from data.sources import limits
from data.sources.cells import Cells
from data.sources.files.gathering import gather
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.merged import Range, filled
from data.sources.files.sheet import OPENING, Found, Heading, Row, Sheet, Wanted, unlike
from data.sources.problems import Refused

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SHEET_DATA = _MAIN + "sheetData"
_ROW, _CELL, _VALUE, _FORMULA, _INLINE, _TEXT = (_MAIN + tag for tag in ("row", "c", "v", "f", "is", "t"))
_PHONETIC = _MAIN + "rPh"
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')  # literal text, colours and conditions of a number format
_DATE_FORMATS = {14, 15, 16, 17, 22, *range(27, 37), 45, 46, 47, *range(50, 59)}
_REFERENCE = re.compile(r"([A-Z]{1,3})\d+")
_ENCODING = re.compile(rb"encoding\s*=\s*['\"]([^'\"]*)")
_SPELLED = re.compile("_x(0009|000[AaDd]|005[Ff])_")  # letters that XML would change, and the sign of such a spelling
_PIECE = 1 << 20
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)"')
_LONGEST_TAG = 80
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.I)


class _Part(NamedTuple):
    """A sheet: its title, unlike any other's, the part of the archive, whether it is hidden."""

    title: str
    path: str
    hidden: bool


class _Workbook(NamedTuple):
    sheets: tuple[_Part, ...]
    texts: list[str]
    date_styles: frozenset[int]
    epoch: datetime


def opened(content: bytes, name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    """The sheets of a workbook, under their own row numbers. Raises Refused: not_a_workbook, expands_too_far."""
    with _archive(content, name) as archive:
        _check_size(archive, len(content), name)
        workbook = _workbook(archive, name)
        return tuple(_sheet(content, archive, workbook, part, name, known) for part in workbook.sheets)


@contextmanager
def _archive(content: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """Raises Refused (not_a_workbook) where what is in it is not what a workbook holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except (
        zipfile.BadZipFile,
        ET.ParseError,
        KeyError,
        ValueError,
        zlib.error,
        EOFError,
        NotImplementedError,
    ) as error:
        raise Refused("not_a_workbook", name=name) from error


def _sheet(
    content: bytes, archive: zipfile.ZipFile, workbook: _Workbook, part: _Part, name: str, known: HeadersKnown
) -> Sheet:

    def read(heading: Heading, wanted: Wanted) -> Cells:
        with _archive(content, name) as again:
            ranges = _merged(again, part)
            rows = filled(_rows(again, workbook, part, name), heading, ranges, known.column_of)
            return gather(rows, heading, wanted, name, pads=True)

    return Sheet(part.title, tuple(islice(_rows(archive, workbook, part, name), OPENING)), read)


def _check_size(archive: zipfile.ZipFile, packed: int, name: str) -> None:
    if sum(part.file_size for part in archive.infolist()) > (allowed := limits.expansion_allowed(packed)):
        raise Refused("expands_too_far", name=name, packed=str(packed), limit=str(allowed))


def _parse(archive: zipfile.ZipFile, part: str, name: str) -> Iterator[tuple[str, ET.Element]]:
    """Start and end of every element. A document type could only bring entities, and no workbook has one."""
    if not _is_plain_xml(archive, part):
        raise Refused("not_a_workbook", name=name)
    with archive.open(part) as file:
        yield from ET.iterparse(file, ("start", "end"))  # noqa: S314 -- entities are refused above


def _is_plain_xml(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether a part is XML in UTF-8 without a document type, anywhere in it."""
    with archive.open(part) as file:
        head = file.read(_PIECE)
        encoding = _ENCODING.search(head[:200])
        if b"\0" in head[:200] or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii")):
            return False
        before = b""
        while head:
            if _DOCTYPE.search(before + head):
                return False
            before, head = head[-16:], file.read(_PIECE)
    return True


def _whole(archive: zipfile.ZipFile, part: str, name: str) -> ET.Element:
    root = None
    for _, element in _parse(archive, part, name):
        root = element if root is None else root
    if root is None:
        raise ET.ParseError(part)
    return root


def _workbook(archive: zipfile.ZipFile, name: str) -> _Workbook:
    book = _whole(archive, "xl/workbook.xml", name)
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _whole(archive, "xl/_rels/workbook.xml.rels", name)
    }
    found = list(book.iter(_MAIN + "sheet"))
    limits.check_sheets(len(found), name)
    titles = unlike([sheet.get("name", "") for sheet in found])
    sheets = tuple(
        _Part(title, _part(targets[sheet.get(_RELATION)]), sheet.get("state", "visible") != "visible")
        for title, sheet in zip(titles, found, strict=True)
    )
    if len({one.path for one in sheets}) < len(sheets):
        raise Refused("not_a_workbook", name=name)  # a part is one sheet: no program writes what reads it many times
    properties = book.find(_MAIN + "workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    parts = set(archive.namelist())
    texts = []
    if "xl/sharedStrings.xml" in parts:
        texts = [_string(item) for item in _whole(archive, "xl/sharedStrings.xml", name).findall(_MAIN + "si")]
    styles = _whole(archive, "xl/styles.xml", name) if "xl/styles.xml" in parts else ET.Element("none")
    epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 -- a sheet has no zone
    return _Workbook(sheets, texts, _date_styles(styles), epoch)


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _string(item: ET.Element) -> str:
    """The text of a rich or plain string, without the reading aids of East Asian scripts; a break as Excel spells it
    (_x000D_) is one again."""
    aids = {text for aid in item.iter(_PHONETIC) for text in aid.iter(_TEXT)}
    found = "".join(text.text or "" for text in item.iter(_TEXT) if text not in aids)
    return _SPELLED.sub(lambda letter: chr(int(letter[1], 16)), found) if "_x" in found else found


def _date_styles(styles: ET.Element) -> frozenset[int]:
    own = {
        int(format_.get("numFmtId", "0"))
        for format_ in styles.iter(_MAIN + "numFmt")
        if re.search(r"[ymdhs]", _NOT_CODE.sub("", format_.get("formatCode", "")), re.I)
    }
    cells = styles.find(_MAIN + "cellXfs")
    used = [] if cells is None else [int(style.get("numFmtId", "0")) for style in cells]
    return frozenset(place for place, number in enumerate(used) if number in _DATE_FORMATS | own)


def _rows(archive: zipfile.ZipFile, workbook: _Workbook, part: _Part, name: str) -> Iterator[Row]:
    number = cells = seen = 0
    above: ET.Element | None = None  # what the rows stand in
    for event, element in _parse(archive, part.path, name):
        if element.tag == _SHEET_DATA:
            above = element
        elif element.tag == _CELL and event == "end":
            limits.check_columns(cells := cells + 1, name)  # before all of a row is held
        elif element.tag == _ROW and event == "end":
            number = int(element.get("r") or number + 1)
            limits.check_rows(seen := seen + 1, name)
            row = _row(number, element, workbook, name)
            yield row._replace(hidden=row.hidden or part.hidden)
            cells = 0
            element.clear()
            if above is not None:
                above.clear()


def _merged(archive: zipfile.ZipFile, part: _Part) -> list[Range]:
    """The merged cells of a sheet, which its XML lists below all of its rows."""
    found: list[Range] = []
    with archive.open(part.path) as file:
        before = b""
        while piece := file.read(_PIECE):
            text = before + piece
            end = 0
            for one in _MERGED.finditer(text):
                left, top, right, bottom = (one[group].decode() for group in range(1, 5))
                found.append(Range(int(top) - 1, _column(left), int(bottom) - 1, _column(right)))
                end = one.end()
            before = text[max(end, len(text) - _LONGEST_TAG) :]
    return found


def _row(number: int, element: ET.Element, workbook: _Workbook, name: str) -> Row:
    cells: list[str] = []
    said: list[Found] = []
    for cell in element.iter(_CELL):
        reference = _REFERENCE.match(cell.get("r") or "")
        place = _column(reference[1]) if reference else len(cells)
        if place > limits.MOST_COLUMNS:
            limits.check_columns(place + 1, name)
        cells += [""] * (place + 1 - len(cells))
        cells[place] = text = _cell(cell, workbook)
        formula = cell.find(_FORMULA)
        if formula is not None and not text:
            said.append(("formula_without_value", "=" + (formula.text or ""), place))
    return Row(number, cells, None, element.get("hidden") in ("1", "true"), tuple(said))


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _cell(cell: ET.Element, workbook: _Workbook) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_INLINE)
        return "" if inline is None else _string(inline)
    value = cell.find(_VALUE)
    text = "" if value is None else value.text or ""
    if kind == "s" and text:
        return workbook.texts[int(text)]
    if kind == "b":
        return "true" if text == "1" else "false"
    if kind == "n" and text:
        return _number(float(text), int(cell.get("s", "0")) in workbook.date_styles, workbook.epoch)
    return text


def _number(number: float, is_date: bool, epoch: datetime) -> str:
    if is_date and 0 <= number < 3_000_000:
        moment = epoch + timedelta(days=number)
        return str(moment.date()) if number == int(number) else moment.isoformat(" ", "seconds")
    return str(int(number)) if number == int(number) else repr(number)
