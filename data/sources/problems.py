"""What an import has to say about a file: codes and values, never a sentence (the words are in components/strings)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

ANY_COLUMN = "*"
SHOWN = 80  # characters of a value that are named in a problem

# Why nothing of a file is loaded, why a row is not, and what a reader is warned of in a row that is.
Refusal = Literal[
    "empty_file",
    "not_text",
    "no_rows",
    "missing_columns",
    "duplicate_columns",
    "too_many_columns",
    "too_many_sheets",
    "too_many_rows",
    "too_large",
    "expands_too_far",
    "wrong_type",
    "not_a_workbook",
    "which_sheet",
    "no_such_sheet",
    "several_members",
    "no_header",
    "not_a_parquet_file",
    "wrong_column_type",
    "not_geojson",
    "not_a_geopackage",
    "ambiguous_date_order",
    "half_converted_dates",
    "took_too_long",
    "too_many_tables",
    "too_much_held",
    "server_is_full",
    "could_not_be_read",
    "too_large_to_read",
    "already_imported",
    "not_a_mapping",
    "mapped_column_missing",
    "looks_like_totals",
    "totals_without_numbers",
    "totals_without_period",
]
Rejection = Literal[
    "bad_encoding",
    "control_character",
    "wrong_cell_count",
    "unclosed_quote",
    "broken_quote",
    "broken_record",
    "too_long",
    "missing_value",
    "duplicate_id",
    "looks_like_excel_number",
    "not_a_date",
    "looks_hijri",
    "looks_like_excel_serial",
    "future_date",
    "before_coverage",
    "ends_before_start",
    "not_a_number",
    "negative",
    "not_whole",
    "implausible",
    "coords_swapped",
    "outside_area",
    "half_a_point",
    "unknown_value",
    "not_located",
    "one_of_several",
]
Warned = Literal[
    "assumed_encoding",
    "column_not_read",
    "own_column_left_out",
    "own_cell_cut",
    "hidden_row",
    "formula_without_value",
    "duplicate_key",
    "not_a_point",
    "located_by_area",
    "unknown_crs",
    "more_pages",
    "sheet_not_read",
    "merged_filled",
    "merged_number",
    "merged_not_told",
    "same_id_in_sheets",
    "month_precision",
    "year_precision",
    "window_widened",
    "left_out",
    "bidi_control",
    "invisible_character",
    "mixed_script",
    "looks_double_encoded",
    "coords_disagree",
    "unknown_place",
    "homonyms",
    "precision_lowered",
    "not_a_link",
    "not_one_day",
    "columns_differ",
    "best_outside_range",
    "low_above_high",
    "civilians_above_killed",
    "governorate_by_point",
    "governorate_by_place",
    "unknown_type",
    "no_type",
    "made_id",
    "same_as_earlier_row",
    "rows_differ",
    "coords_approximate",
    "source_before_event",
    "approximate",
    "read_as",
    "thousands_or_decimals",
    "in_doubt",
    "attempt_failed",
    "provisional",
    "less_clear",
    "not_a_total",
    "same_period",
    "unknown_area",
]
Code = Rejection | Warned
# Why a record is left out by the rule of its source, or a row is none: nobody need mend it.
NotAnIncident = Literal["other_country", "no_violence", "demonstration", "territory", "total_row", "note_row", "joined"]
CODES: tuple[str, ...] = (*get_args(Rejection), *get_args(Warned))


class Problem(NamedTuple):
    """Something found in one row of a file.

    row       as a person sees it in the file: the header is 1, the first record 2 (a GeoJSON's first feature too).
    column    as the file names it; ANY_COLUMN where the row as a whole is meant.
    value     found, shortened; expected  what would have been accepted: codes, bounds, a suggested reading.
    rejects   whether the row was left out; a row that was not loads and carries the code in its `flags`.
    sheet     where several sheets of a workbook are one table: which of them the row stands in.
    """

    row: int
    column: str
    code: Code
    value: str = ""
    expected: str = ""
    rejects: bool = True
    table: str = "incidents"
    sheet: str = ""


Flag = tuple[str, Code, str]  # column, code and value of a Problem that does not reject its row


class Refused(Exception):  # noqa: N818 -- an answer to the analyst, not a fault of the program
    """Nothing of the file is loaded. `code` says why, `values` what is named in saying so (always `name`, the
    file's): texts, or lists of texts that no separator could part again (`sheets`).
    """

    def __init__(self, code: Refusal, **values: str | Sequence[str]) -> None:
        self.code: Refusal = code
        self.values = {key: value if isinstance(value, str) else list(value) for key, value in values.items()}
        super().__init__(f"{code}: {', '.join(f'{key}={value}' for key, value in self.values.items())}")

    @property
    def says(self) -> tuple[str, ...]:
        """The values that the message names."""
        lists = ([value] if isinstance(value, str) else value for value in self.values.values())
        return tuple(one for values in lists for one in values)


class Bad(NamedTuple):
    """Why one cell cannot be read, and what would have been accepted."""

    code: Code
    expected: str = ""
