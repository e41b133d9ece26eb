"""Texts that a spreadsheet would take for a formula, made harmless for a CSV, and read back as they were.

A spreadsheet runs a cell that begins with a sign (OWASP, "CSV Injection"), and may cut a line into cells where we did
not: by another separator, or at a quotation mark that it takes for an end. So a text begins anew after each of those.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

# RE2 knows categories and no properties: a letter that is not seen is none that belongs to a word, a number, a sign.
_PARTING = r',;|"\t\n\r\x0b\x0c\x1c-\x1e\x{85}\x{2028}\x{2029}'
_BLANK = (
    r"\x{115f}\x{1160}\x{3164}\x{ffa0}\x{2800}\x{fffc}\x{1d159}"  # a letter or a sign by category, drawn as nothing
)
_BEFORE = rf"(?:[^\pL\pN\pP\pS{_PARTING}]|['{_BLANK}])*"
# = + - @ and a minus sign, and what compatibility (NFKC) makes of small, raised, full-width ones.
_SIGN = (
    r"[=+\-@\x{207a}-\x{207c}\x{208a}-\x{208c}\x{2212}\x{2a75}\x{2a76}\x{fb29}\x{fe62}\x{fe63}\x{fe66}\x{fe6b}"
    r"\x{ff0b}\x{ff0d}\x{ff1d}\x{ff20}]"
)
_FORMULA = rf"(^|[{_PARTING}])({_BEFORE}{_SIGN})"
_MARKED = rf"(^|[{_PARTING}])'({_BEFORE}{_SIGN})"
_CONTROL, _CONTROL_MARKED = r"^('*[\t\r\n])", r"^'('*[\t\r\n])"  # some run what follows


def harmless(texts: pa.Array) -> pa.Array:
    """Texts that no spreadsheet takes for a formula: an apostrophe is set before what would begin one. What has one
    there already gets another, so that `unmarked` is exact."""
    return pc.replace_substring_regex(pc.replace_substring_regex(texts, _FORMULA, r"\1'\2"), _CONTROL, r"'\1")


def unmarked(texts: pa.Array) -> pa.Array:
    """The texts that `harmless` was given."""
    return pc.replace_substring_regex(pc.replace_substring_regex(texts, _CONTROL_MARKED, r"\1"), _MARKED, r"\1\2")
