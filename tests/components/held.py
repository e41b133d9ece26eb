"""What may stand where the key of a string has a code in it: `measure_{}` is asked for each measure."""

from __future__ import annotations

from typing import get_args

from components.actors import breakdown
from components.beside import said as said_beside
from components.briefing import asked, behind, files
from components.compare import numbers
from components.desk import same as desk_same
from components.desk.words import FIELDS
from components.incidents import columns as incident_columns
from components.incidents import evidence
from components.incidents import listed as incident_list
from components.map import incident_map
from components.pictures.chart import KINDS
from components.reviewed import words as ledger_words
from components.search import found
from components.shell import PAGES
from components.tables import asking, matching, preview, replacing
from data import schema
from data.aggregate import actors, counted, coverage, listing
from data.aggregate.geography import LEVELS
from data.aggregate.periods import EVENTS, EVERY, MEASURES, SPLITS
from data.aggregate.readings import READINGS
from data.aggregate.resting import Taken
from data.bounds import TOLLS
from data.change import Verdict
from data.comparison import KINDS as COMPARED
from data.comparison import Untold, Vain
from data.dispersion import Basis
from data.export import MIME
from data.filter import AGAINST, PERIODS, ROLES
from data.filter import Reason as WhyDoubted
from data.ledger import checking, records
from data.ledger.shapes import EXPECTED
from data.library.records import How, Kind
from data.sources.mapping.mapping import OURS, TOTALS
from data.sources.mapping.proposing import Why
from data.sources.problems import NotAnIncident
from data.statements import Reason
from data.store import CASE, SAMPLE
from data.unmet import Why as WhyUnmet

VERDICTS = get_args(Verdict)
FORM_COLUMNS = (
    *("date_start", "date_end", "date_precision", "place_id", "governorate", "location_precision", "event_type"),
    *("initiators", "targets", "initiator_basis", "claimed_by", "source"),
    *(f"{toll}_{end}" for toll in TOLLS for end in ("low", "high")),
)
HELD: dict[str, tuple[str, ...]] = {
    "left_out_{}": get_args(NotAnIncident),
    "keep_{}": ("from", "to", "licence", "citation", "contact"),
    "keep_kind_{}": get_args(Kind),
    "keep_then_{}": get_args(Kind),
    "search_{}": (*found.GROUPS, *filter(None, found.OUTSIDE)),
    "version_{}": get_args(How),
    "replace_{}": replacing.WAYS,
    "replace_{}_said": replacing.WAYS,
    "lasting_{}": ("no_cookie", "full", "disk"),
    "library_{}": (
        *("no_space", "unreadable", "busy", "stopping", "name_taken", "not_a_name", "empty", "other_kind", "fault"),
        *("moved", "gone", "in_use"),
    ),
    "against_{}": AGAINST,
    "aside_{}": get_args(checking.Table),
    "area_{}": LEVELS,
    "beside_{}": (*counted.WHATS, *said_beside.OPEN),
    "beside_by_{}": tuple(dict.fromkeys((*EVERY, *counted.STEPS))),
    "beside_left_{}": said_beside.NOT_READ,
    "breakdown_{}": breakdown.SHOWN,
    "breakdown_silent_{}": actors.ACROSS,
    "brief_change_kind_{}": ("new", "changed", "withdrawn"),
    "brief_format_{}": (*files.FORMATS, *files.ROWS),
    "brief_many_tied_{}": ("place", "actor"),
    "brief_top_{}": ("place", "actor"),
    "brief_order_{}": ("place", "actor"),
    "no_lead_{}": ("doubtful", "sample", "coverage", "undirected", "own"),
    "brief_{}": (*VERDICTS, *ROLES),
    "column_{}": FORM_COLUMNS,
    "compared_with_{}": AGAINST,
    "compare_kind_{}": COMPARED,
    "compare_which_{}": ("governorate", "actor", "table"),
    "compare_untold_{}": tuple(filter(None, get_args(Untold))),
    "desk_is_{}": ("open", "accepted", "rejected"),
    "desk_{}": ("before", "after", *(verb for verb, _ in desk_same._VERDICTS)),
    "doubt_{}": ("repeated", *get_args(Vain)),
    "doubt_several_{}": tuple(why for why in get_args(WhyDoubted) if why not in get_args(Vain)),
    "download_{}": (*MIME, "rejected", "flagged"),
    "picture_{}": KINDS,
    "every_{}": EVERY,
    "split_{}": SPLITS,
    "expected_{}": EXPECTED,
    "ledger_advice_{}": ledger_words.ADVICE,
    "field_{}": tuple(FIELDS),
    "filter_exact_{}": ("day", "place"),
    "filter_{}": ("from", "to", "pair", "place"),
    "kind_{}": (*records.KINDS, "series", CASE, SAMPLE, "upload"),
    "lead_{}": ("first", *asked.LEADS),
    "ground_{}": ("district", "subdistrict"),
    "map_sum_{}": ("located", "shaded", "unlocated"),
    "sheet_{}": (*behind.SHEETS, numbers.NAME),
    "quarter_{}": ("1", "2", "3", "4"),
    "left_out_by_{}": ("filter", "coverage"),
    "list_{}": (
        *(column.code for column in (*incident_columns.USUAL, *incident_columns.FURTHER)),
        *incident_list.COLUMNS,
        *("published", *evidence._TOLLS, "link"),
        *desk_same._COLUMNS,
    ),
    "locator_{}": ("point", "area", "nowhere"),
    "map_size_{}": ("incidents", "killed"),
    "map_{}": (*incident_map._WORDS, "ours", "theirs"),
    "firstrow_{}": preview._HEAD,
    "map_found_{}": get_args(Why),
    "map_order_{}": tuple(order.split()[0] for order in asking.ORDERS),
    "map_row_is_{}": asking.ROWS_ARE,
    "match_{}": matching.KINDS,
    "measure_{}": tuple(MEASURES),
    "n_{}": EVENTS,
    "toll_in_{}": (*EVENTS, "incidents"),
    "n_{}s": ("governorate", "actor"),
    "not_stated_{}": ("date", "location"),
    "not_compared_{}": tuple(filter(None, get_args(Reason))),
    "ours_{}": (*OURS, *TOTALS),
    "page_{}": PAGES,
    "period_{}": (*PERIODS, "custom"),
    "published_{}": records.BASES,
    "question_{}": ("pairs", "fights", "deadliest", "places", "time"),
    "question_{}_in": ("pairs", "fights", "year", "deadliest", "places", "time"),
    "reading_{}": READINGS,
    "rests_{}": get_args(Taken),
    "role_title_{}": actors.ROLES,
    "role_{}": ROLES,
    "silent_{}": tuple(coverage.SILENT),
    "slide_{}": asked.TOPICS,
    "sort_{}": listing.ORDERS,
    "subject_{}": PAGES,
    "tested_{}": tuple(basis for basis in get_args(Basis) if basis != "poisson"),
    "time_{}": schema.TIMES_OF_DAY,
    "timeline_by_{}": EVERY,
    "timeline_{}": (CASE, SAMPLE),
    "total_{}": ("killed", "injured", "detained"),
    "unmet_{}": get_args(WhyUnmet),
    "unmet_go_{}": ("data", "desk"),
    "unmet_without_{}": ("days", "district", "place", "nowhere", "coverage"),
    "said_place_{}": ("at", "in"),
    "said_exact_{}": ("day", "place"),
    "chips_{}": ("undo", "redo"),
    "upload_{}": ("rejected", "flagged"),
    "verb_{}": get_args(records.Verb),
    "verdict_{}": VERDICTS,
}
# Codes of what the core refuses or warns of: any text of the code may be one; one without words is shown as it is.
OPEN = {"problem_{}", "refused_{}", "warning_{}", "flag_{}", "fault_{}", "made_by_{}", "part_{}"}
