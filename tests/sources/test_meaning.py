"""What a person says a text means holds for every layout, and only for that text."""

import pytest

from data import places
from data.sources import load
from data.sources.mapping import keeping
from data.sources.mapping.mapping import Mapping
from tests.sources.files import as_csv, imported

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
