"""What a person says a text means holds for every layout, and only for that text."""

import pytest

from data import places
from data.sources import load
from data.sources.mapping import keeping
from data.sources.mapping.mapping import Mapping
from data.sources.meaning import said_to_mean
from data.sources.plan import Plan, Taken
from tests.sources.files import as_csv, imported

pytestmark = pytest.mark.usefixtures("read_here")

ACLED = {
    "event_id_cnty": "SYR1", "event_date": "2024-03-01", "time_precision": "1", "sub_event_type": "Armed clash",
    "actor1": "The Grey Men", "inter1": "Rebel group", "actor2": "QSD: Syrian Democratic Forces", "inter2": "",
    "admin1": "Deir ez Zor", "location": "Nowhere Known", "geo_precision": "1", "fatalities": "2", "country": "Syria",
}  # fmt: skip
ROW = {"date": "2021-11-05", "governorate": "SY09", "type": "boom", "initiators": "", "place": "Nowhere Known"}


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "home"))


def test_a_text_of_a_layout_known_by_its_name_is_mapped_and_known_for_its_header_again():
    first = load(as_csv([ACLED]), "acled.csv")
    assert (first.source, first.table["initiators"].to_pylist()) == ("acled", ["other"])
    keeping.keep(Mapping({}, values={"initiators": {"the grey men": "islamic_state"}}, header=first.header))
    again = load(as_csv([ACLED]), "acled_again.csv")
    assert (again.source, again.table["initiators"].to_pylist()) == ("acled", ["islamic_state"])
    assert again.table["targets"].to_pylist() == first.table["targets"].to_pylist()


def test_one_actor_of_several_in_a_cell_is_mapped_and_the_others_stay(tmp_path):
    values = {"initiators": {"The Grey Men": "islamic_state"}}
    found = imported(tmp_path, [ROW | {"initiators": "SDF; the grey men"}], mapping=Mapping({}, values=values))
    assert found.table["initiators"].to_pylist() == ["islamic_state;sdf"]


def test_a_place_is_mapped_to_the_gazetteer_and_keeps_the_name_that_the_file_has(tmp_path):
    there = next(place for place in (places.find("Al-Busayrah"),) if isinstance(place, places.Place))
    values = {"place": {"nowhere known": there.place_id}}
    (row,) = imported(tmp_path, [ROW], mapping=Mapping({}, values=values)).table.to_pylist()
    assert (row["place_id"], row["place_name_en"], row["latitude"]) == (
        there.place_id,
        "Nowhere Known",
        pytest.approx(there.latitude),
    )


def test_what_was_read_as_what_is_told(tmp_path):
    found = load(as_csv([ROW]), "mine.csv")
    assert found.read_as["date_start"] == ("date",)
    assert set(found.header) == set(ROW)


def meant(ours, values, text, through=None, of=None):
    """What a text of a column becomes, for a layout that makes something of its cells, or does not."""
    plan = said_to_mean(Plan({ours: Taken(("theirs",), through)}, "a layout"), {ours: values})
    return plan.columns[of or ours].through(text)


def starred(text):
    """A layout whose cells come in stars."""
    return text.strip("*")


@pytest.mark.parametrize("through", [None, starred])
def test_a_text_means_what_was_said_in_any_case_and_every_other_text_is_left_alone(through):
    around = "*{}*" if through else "{}"
    for written, means in (("boom", "ied"), ("BOOM ", "ied"), ("bang", "bang"), ("boom; bang", "boom; bang"), ("", "")):
        assert meant("event_type", {"Boom": "ied"}, around.format(written), through) == means, written


@pytest.mark.parametrize("through", [None, starred])
@pytest.mark.parametrize("side", ["initiators", "targets"])
def test_a_part_of_a_list_means_what_was_said_and_a_list_of_others_is_left_as_it_stands(side, through):
    around = "*{}*" if through else "{}"
    said = {"grey men": "islamic_state", "Men, Blue": "sna"}
    for written, means in (
        ("Grey Men", "islamic_state"), ("SDF, grey-men", "SDF; islamic_state"),
        ("grey men/ SDF؛ X", "islamic_state; SDF; X"),
        ("Men, Blue", "sna"), ("SDF ,  X", "SDF ,  X"), (";", ";"), ("grey men;;", "islamic_state"),
    ):  # fmt: skip
        assert meant(side, said, around.format(written), through) == means, written


def test_a_place_is_known_by_what_the_layout_makes_of_it_or_by_what_stands_there():
    for known in ("nowhere", "Near Nowhere"):
        assert (
            meant("place", {known: "gn1"}, "near Nowhere", lambda text: text.removeprefix("near "), of="place_id")
            == "gn1"
        )
    assert meant("place", {"nowhere": "gn1"}, "elsewhere", of="place_id") == ""
    assert meant("place", {"nowhere": "gn1"}, "*elsewhere*", starred, of="place_id") == ""
    assert meant("place", {"nowhere": "gn1"}, "Nowhere", of="place_id") == "gn1"


def test_what_is_said_of_a_column_that_is_not_there_or_says_nothing_changes_nothing():
    plan = Plan({name: Taken((name,)) for name in ("status", "place", "place_id", "event_type")}, "a layout")
    said = said_to_mean(
        plan, {"injured": {"x": "y"}, "status": {}, "place": {"a": "gn1"}, "event_type": {"boom": "ied"}}
    )
    for same in ("status", "place", "place_id"):
        assert said.columns[same] == plan.columns[same]
    assert said.columns["event_type"].through("boom") == "ied"
    assert (said.source, set(said.columns)) == ("a layout", set(plan.columns))
