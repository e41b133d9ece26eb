"""What a person says of a table is read as said, kept, and known again by the header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import schema
from data.sources import Refused, load, load_here, peek
from data.sources.columns import headers
from data.sources.mapping import keeping, toml
from data.sources.mapping.mapping import OURS, Mapping
from data.sources.mapping.proposing import Question, of_tag, propose
from tests.sources.files import as_csv

pytestmark = pytest.mark.usefixtures("read_here")

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
MAPPINGS = st.builds(
    Mapping,
    columns=st.dictionaries(st.sampled_from(OURS), st.lists(TEXT, min_size=1, max_size=3).map(tuple), max_size=5),
    row_is=st.sampled_from(["incident", "victim"]),
    orders=st.dictionaries(st.sampled_from(["date_start", "date_end"]), st.sampled_from(["day first", "month first"])),
    values=st.dictionaries(st.sampled_from(OURS), st.dictionaries(TEXT, TEXT, min_size=1, max_size=3), max_size=3),
    header=st.lists(TEXT, max_size=5).map(tuple),
)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "home"))


@given(MAPPINGS)
def test_a_mapping_is_the_same_after_it_was_written_down(mapping):
    assert toml.read(toml.written(mapping), "m.toml") == mapping


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("columns = 3", "int"),
        ("[columns]\nmood = 'x'", "mood"),
        ("row_is = 'month'", "month"),
        ("[orders]\ndate_start = 'day'", "day first"),
        ("= 1", "line 1"),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_refused_and_what_is_wrong_is_named(text, named):
    with pytest.raises(Refused) as refused:
        toml.read(text, "m.toml")
    assert (refused.value.code, refused.value.values["name"]) == ("not_a_mapping", "m.toml")
    assert named in refused.value.values["wrong"]


ROWS = [
    {"Seen": f"2021-11-0{n}", "Where it was": where, "Misc": "x", "Dead people": str(n)}
    for n, where in enumerate(("Deir ez-Zor", "الرقة", "Al-Hasakeh", "SY09"), start=1)
]
WHEN_AND_WHERE = {"date_start": ("Seen",), "governorate": ("Where it was",)}


def test_what_no_header_tells_is_proposed_by_its_values_and_not_loaded_unasked(tmp_path):
    found = peek(as_csv(ROWS), "mine.csv")
    assert dict(found.mapping.columns) == WHEN_AND_WHERE | {"killed": ("Dead people",)}
    assert found.why == {"date_start": "values", "governorate": "values", "killed": "words"}
    assert not found.questions
    assert len(found.sample) == len(ROWS)
    with pytest.raises(Refused) as refused:
        load(as_csv(ROWS), "mine.csv")
    assert refused.value.code == "missing_columns"


def test_a_table_loads_as_a_person_says(tmp_path):
    mapping = Mapping(WHEN_AND_WHERE | {"killed": ("Dead people",)})
    found = load(as_csv(ROWS), "mine.csv", mapping=mapping)
    assert (found.source, found.table["killed_low"].to_pylist()) == ("mapped", [1, 2, 3, 4])
    assert found.table["governorate"].to_pylist() == ["SY09", "SY11", "SY08", "SY09"]


def test_a_mapping_that_was_kept_is_known_again_by_the_header_in_any_order(tmp_path):
    header = tuple(ROWS[0])
    keeping.keep(Mapping(WHEN_AND_WHERE, header=header))
    again = [{name: row[name] for name in reversed(header)} for row in ROWS]
    assert len(load(as_csv(again), "later.csv").table) == len(ROWS)
    keeping.forget(header)
    assert keeping.kept(header) is None


def test_texts_that_no_vocabulary_knows_are_read_as_they_were_mapped(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(as_csv([{"date": "2021-11-05", "governorate": "SY09", "type": "boom", "actor": "The Grey Men"}]))
    columns = {name: (name,) for name in ("governorate",)}
    columns |= {"date_start": ("date",), "event_type": ("type",), "initiators": ("actor",)}
    values = {"event_type": {"Boom": "ied"}, "initiators": {"the grey men": "islamic_state"}}
    (row,) = load_here(path, "mine.csv", mapping=Mapping(columns, values=values)).table.to_pylist()
    assert (row["event_type"], row["initiators"]) == ("ied", "islamic_state")


@pytest.mark.parametrize(
    ("year", "month", "day", "start", "precision"),
    [
        ("2021", "11", "5", "2021-11-05", "day"),
        ("2021", "11", "0", "2021-11-01", "month"),
        ("2021", "", "", "2021-01-01", "year"),
        ("2021", "0", "7", "2021-01-01", "year"),
    ],
)
def test_year_month_and_day_in_three_columns_are_one_date(tmp_path, year, month, day, start, precision):
    path = tmp_path / "upload"
    path.write_bytes(as_csv([{"iyear": year, "imonth": month, "iday": day, "province": "SY09"}]))
    mapping = Mapping({"date_start": ("iyear", "imonth", "iday"), "governorate": ("province",)})
    (row,) = load_here(path, "mine.csv", mapping=mapping).table.to_pylist()
    assert (str(row["date_start"]), row["date_precision"]) == (start, precision)


def test_a_column_that_the_file_does_not_have_is_named(tmp_path):
    with pytest.raises(Refused) as refused:
        load(as_csv(ROWS), "mine.csv", mapping=Mapping(WHEN_AND_WHERE | {"killed": ("Killed",)}))
    assert (refused.value.code, refused.value.values["column"]) == ("mapped_column_missing", "Killed")


def test_two_columns_that_may_both_be_the_toll_are_asked_about():
    found = propose(("date", "governorate", "killed", "fatalities"), (), ())
    assert found.questions == (Question("killed", ("killed", "fatalities")),)
    assert "killed" not in found.mapping.columns


def test_a_toll_of_some_is_not_taken_for_the_toll_of_all():
    found = propose(("date", "governorate", "Women killed"), (), ())
    assert "killed" not in found.certain.columns
    assert of_tag("#affected+killed+children") is None


@pytest.mark.parametrize(
    ("tag", "ours"),
    [
        ("#date+occurred", "date_start"),
        ("#adm1+name+en", "governorate"),
        ("#Geo +lat", "latitude"),
        ("#affected+killed", "killed"),
        ("#affected+civilians+killed", "killed_civilians"),
        ("#mood", None),
    ],
)
def test_an_hxl_tag_names_a_column_whatever_its_other_attributes(tag, ours):
    assert of_tag(tag) == ours


@pytest.mark.parametrize(
    ("header", "ours", "order"),
    [
        ("Date (dd/mm/yyyy)", "date_start", "day first"),
        ("Incident date MM-DD-YYYY", "date_start", "month first"),
        ("Date / time (local)", "date_start", None),
        ("التاريخ (يوم/شهر/سنة)", "date_start", "day first"),
        ("Location (district, governorate)", "place", None),
        ("Killed (confirmed)", "killed", None),
    ],
)
def test_what_stands_in_brackets_does_not_hide_a_column_and_may_state_its_order(header, ours, order):
    found = propose((header, "zz"), (), ())
    assert (found.mapping.columns, found.why) == ({ours: (header,)}, {ours: "words"})
    assert found.mapping.orders.get(ours) == order


@pytest.mark.parametrize("header", ["Killed / Injured", "killed/wounded", "القتلى / الجرحى"])
def test_a_column_of_two_tolls_is_taken_for_neither(header):
    found = propose(("date", "governorate", header), (), ())
    assert {"killed", "injured"}.isdisjoint(found.certain.columns)


def test_every_column_that_a_header_can_mean_can_be_mapped_and_written_down():
    columns = {column.name for column in schema.INCIDENTS} - {"event_class", *headers.DERIVED}
    assert columns <= set(OURS)
    header = ("date", "governorate", "place_name_en", "killed_best", "claim_date", "control_zone")
    found = peek(as_csv([dict.fromkeys(header, "")]), "mine.csv")
    assert set(found.mapping.columns) == {"date_start", *header[1:]}
