"""What a table never records is no zero: asked of each column once, for tables of any origin."""

from datetime import date

import pytest

from components import words
from components.names import languages, names
from data import query, statements
from data.aggregate import listing
from data.filter import Filter
from data.recorded import ASKS, answers, leaves_out_undirected, unanswered
from data.statements import LeftOut
from data.store import open_store
from tests.factories import incident, store

STORE = open_store()
UCDP, CODED = STORE.origins["ucdp_ged_syria_2016_2019"], STORE.origins["coded_reports"]


def origin_of(*rows):
    return store(*rows).origins["t"]


def resolved(origin, **asked):
    return Filter(origin=origin.origin, governorates=(), **asked).resolved(origin.covers_from, origin.covers_to)


def test_a_column_is_recorded_where_any_row_fills_it():
    origin = origin_of(incident(), incident(injured_low=0), incident(directed=None))
    assert origin.records("injured_low", "injured_high")
    assert not origin.records("injured_high")
    assert not origin.records("detained_low", "detained_high")
    assert origin.records("directed")
    assert origin.acts == {("attack", "armed_assault")}


def test_a_table_that_never_says_who_attacked_does_not_record_the_direction():
    assert not origin_of(incident(directed=False)).records("directed")


def test_the_columns_that_a_shipped_table_records_are_those_that_its_rows_fill():
    for name, origin in ((name, origin) for name, origin in STORE.origins.items() if origin.kind != "case"):
        rows = STORE.incidents(name).execute().drop(columns="directed")
        assert origin.recorded - {"directed"} == {column for column in rows if rows[column].notna().any()}


def test_an_article_that_is_coded_in_full_does_not_report_what_it_leaves_empty():
    assert STORE.origins["worked_case"].records("injured_low")


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ({"zones": ("sdf",)}, "zones"),
        ({"actors": ("islamic_state",), "role": "claimant"}, "claimant"),
        ({"types": ("raid",)}, "types"),
        ({"classes": ("security_operation",)}, "classes"),
    ],
)
def test_a_filter_on_what_a_table_never_records_has_no_answer(asked, what):
    wanted = resolved(UCDP, **asked)
    assert unanswered(wanted, UCDP) == (what,)
    assert statements.left_out(wanted, UCDP, ("attack", "clash")) == LeftOut("table", (what,))
    assert query.matching(STORE.incidents(UCDP.origin), wanted).count().execute() == 0


BARE = {"date_start": date(2021, 10, 5), "event_type": "armed_assault", "event_class": "attack", "origin": "t"}


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("governorates", {"governorates": ("SY09",)}),
        ("districts", {"districts": ("SY0902",)}),
        ("zones", {"zones": ("sdf",)}),
        ("actors", {"actors": ("sdf",)}),
        ("initiator", {"actors": ("sdf",), "role": "initiator"}),
        ("target", {"actors": ("sdf",), "role": "target"}),
        ("claimant", {"actors": ("sdf",), "role": "claimant"}),
        ("pair", {"pair": ("islamic_state", "sdf")}),
        ("place_point", {"place": "35.15618,40.42716"}),
        ("place_listed", {"place": "gn173927"}),
        ("place_governorate", {"place": "SY09"}),
        ("place_district", {"place": "only:SY0902"}),
        ("place_subdistrict", {"place": "SY090200"}),
        ("exact_day", {"exact_day": True}),
        ("exact_place", {"exact_place": True}),
        ("toll", {"least_toll": 1}),
        ("text", {"text": "hajin"}),
    ],
)
def test_a_table_of_dates_and_acts_alone_answers_no_other_filter(code, asked):
    origin = origin_of(BARE)
    assert unanswered(Filter(**{"governorates": (), **asked}), origin) == (code,)


def test_civilians_killed_are_a_least_number_of_killed_wherever_one_is_asked_for():
    at_least, up_to = (origin_of({**BARE, name: 4}) for name in ("killed_civilians_low", "killed_high"))
    for order in ("deadliest", "mildest"):
        assert at_least.records(*listing.columns_of(order))
        assert not up_to.records(*listing.columns_of(order))
    assert answers(at_least, "toll") and not answers(up_to, "toll")


def test_every_part_of_a_filter_that_may_have_no_answer_has_a_name():
    for lang in languages():
        assert set(words.asks(names(lang))) == {ask.code for ask in ASKS}


def test_a_table_that_fills_a_column_in_one_row_answers_with_a_zero():
    origin = origin_of(incident(claimed_by="islamic_state"), incident())
    assert answers(origin, "claimant")
    assert statements.left_out(resolved(origin, actors=("sdf",), role="claimant"), origin, ("attack",)) is None


def test_the_sentence_is_one_in_each_language_and_names_what_was_asked():
    wanted = resolved(UCDP, zones=("sdf",), types=("raid",))
    found = LeftOut("table", unanswered(wanted, UCDP))
    for lang, control, raid in (("en", "Control zone", "Raid"), ("ar", "منطقة السيطرة", "مداهمة")):
        said = words.left_out(found, wanted, names(lang))
        assert names(lang).t("not_recorded") in said
        assert control in said
        assert raid in said


def test_attacks_whose_type_is_not_stated_are_not_left_out_by_a_filter_of_that_type():
    """UCDP's attacks on civilians are of the type "other", whose own class is another."""
    wanted = resolved(UCDP, types=("other",))
    assert statements.left_out(wanted, UCDP, ("attack",)) is None
    assert query.matching(STORE.incidents(UCDP.origin), wanted).event_class.isin(["attack"]).any().execute()


def test_a_type_of_another_class_is_left_out_by_the_filter():
    wanted = resolved(CODED, types=("raid",))
    assert statements.left_out(wanted, CODED, ("attack",)) == LeftOut("filter")
    both = resolved(CODED, types=("raid",), classes=("attack",))
    assert statements.left_out(both, CODED, ("attack", "security_operation")) == LeftOut("filter")


def test_rows_that_do_not_say_who_attacked_are_counted_where_a_filter_by_role_leaves_them_out():
    rows = STORE.incidents(UCDP.origin).execute()
    sides = rows["initiators"].fillna("") + ";" + rows["targets"].fillna("")
    with_is = sides.str.split(";").map(lambda ids: "islamic_state" in ids)
    for role in ("initiator", "target"):
        wanted = resolved(UCDP, actors=("islamic_state",), role=role)
        assert leaves_out_undirected(wanted, UCDP)
        left_out = query.undirected(STORE.incidents(UCDP.origin), wanted).count().execute()
        assert left_out == (with_is & ~rows["directed"].astype(bool)).sum() > 0


def test_only_a_filter_by_role_leaves_rows_out_for_their_direction():
    for role in ("any", "claimant"):
        assert not leaves_out_undirected(resolved(UCDP, actors=("islamic_state",), role=role), UCDP)
    assert not leaves_out_undirected(resolved(UCDP, role="initiator"), UCDP)
    assert not leaves_out_undirected(resolved(CODED, actors=("sdf",), role="target"), CODED)


def test_a_change_by_role_is_not_stated_where_some_rows_do_not_say_who_attacked():
    origin = origin_of(*[incident()] * 3, incident(directed=False), incident(date_start=date(2020, 1, 1)))
    series = type(origin)(**{**vars(origin), "kind": "series"})
    wanted = Filter(actors=("sdf",), role="target", date_from=date(2021, 10, 1), date_to=date(2021, 10, 5))
    assert statements.not_comparable(wanted, series) == "undirected"
