"""JSON as services and map programs write it: records wherever they stand, points in any shape."""

import json

import pytest

from data import schema
from data.sources import Refused, load_here
from tests.sources.files import FIXTURES, codes, only, read, rows

FIELD = FIXTURES / "field"
RECORDS = rows({"killed": "2"}, {"killed": "3"})
BASRA = [40.428, 35.155]


def as_json(found):
    return json.dumps(found, ensure_ascii=False).encode()


def lines(records):
    return b"\n".join(map(as_json, records)) + b"\n"


def features(*geometries, **members):
    made = [
        {"type": "Feature", "properties": record, "geometry": geometry}
        for record, geometry in zip(rows(*[{}] * len(geometries)), geometries, strict=True)
    ]
    return as_json({"type": "FeatureCollection", "features": made, **members})


@pytest.mark.parametrize(
    "content",
    [
        as_json(RECORDS),
        as_json({"status": 200, "count": 2, "messages": [], "data": RECORDS}),
        as_json({"TotalCount": 2, "NextPageUrl": "", "Result": RECORDS}),
        as_json({"help": "x", "success": True, "result": {"fields": [{"id": "a"}], "records": RECORDS}}),
        as_json({"count": 2, "next": None, "results": RECORDS}),
        as_json({"strikes": RECORDS}),
        as_json([list(RECORDS[0]), *(list(one.values()) for one in RECORDS)]),
        as_json({"columns": list(RECORDS[0]), "index": [0, 1], "data": [list(one.values()) for one in RECORDS]}),
        as_json({name: {"0": RECORDS[0][name], "1": RECORDS[1][name]} for name in RECORDS[0]}),
        as_json({"0": RECORDS[0], "1": RECORDS[1]}),
        lines(RECORDS),
        b"\xef\xbb\xbf" + as_json(RECORDS),
        as_json(RECORDS).decode().encode("utf-16"),
    ],
    ids=[
        "list",
        "data",
        "Result",
        "deep",
        "results",
        "other",
        "rows",
        "split",
        "columns",
        "index",
        "lines",
        "bom",
        "wide",
    ],
)
def test_records_are_found_wherever_an_answer_keeps_them(tmp_path, content):
    found = read(tmp_path, content, "a.json")
    assert found.table["killed_low"].to_pylist() == [2, 3]
    assert not found.problems


def test_the_answer_of_acled_is_read_as_its_export(tmp_path):
    there = load_here(FIELD / "acled_api.json", "acled_api.json")
    here = load_here(FIELD / "acled_2024.csv", "acled_2024.csv")
    assert (there.source, there.n_read, len(there.table)) == ("acled", 24, len(here.table))
    other = ["origin", *schema.WHENCE]
    assert there.table.drop(other).equals(here.table.drop(other))


WITH_LISTS = {**RECORDS[0], "strikes": [{"order": 1}], "victims": [{"order": 1, "age": 9}, {"order": 2, "age": 7}]}


@pytest.mark.parametrize(
    "content",
    [
        WITH_LISTS,
        {"incident": WITH_LISTS},
        {"I1": WITH_LISTS},
        [WITH_LISTS],
        {"generated": "2026-01-02", "pages": [{"n": 1}], "cases": [WITH_LISTS]},
        {"generated": "2026-01-02", "data": [WITH_LISTS], "links": [{"rel": "self"}]},
    ],
    ids=["alone", "in a member", "under its key", "listed", "beside another list", "the usual list"],
)
def test_a_record_with_lists_of_its_own_is_one_record(tmp_path, content):
    found = read(tmp_path, as_json(content), "a.json")
    assert (found.n_read, found.table["killed_low"].to_pylist()) == (1, [2])


def test_one_page_of_several_is_said_to_be_one(tmp_path):
    found = read(tmp_path, as_json({"TotalCount": 9, "NextPageUrl": "https://x/2", "Result": RECORDS}), "a.json")
    assert [(one.code, one.value) for one in found.flags] == [("more_pages", "9")]


def test_a_broken_line_costs_that_line_alone(tmp_path):
    found = read(tmp_path, lines(rows({}, {}, {})).replace(b'{"incident_id": "I2"', b'{"incident_id" "I2"'), "a.ndjson")
    assert codes(found.rejected) == [(3, "*", "broken_record")]
    assert (found.n_read, len(found.table)) == (3, 2)


def test_members_of_members_are_named_by_both(tmp_path):
    record = {**RECORDS[0], "where": {"type": "Point", "coordinates": BASRA}, "toll": {"injured": 4}}
    made = only(read(tmp_path, as_json([record]), "a.json"))
    assert (made["latitude"], made["longitude"], made["injured_low"]) == (35.155, 40.428, 4)


@pytest.mark.parametrize("content", [b"", b'{"error": "no access"}', b"[1, 2]", b'"text"', b"{", b'[{"a": 1}, 2]'])
def test_json_without_records_is_refused(tmp_path, content):
    with pytest.raises(Refused) as refused:
        read(tmp_path, content, "a.json")
    assert refused.value.code in ("not_geojson", "empty_file")


def test_the_id_of_a_feature_is_its_incidents(tmp_path):
    found = load_here(FIELD / "feature_id.geojson", "feature_id.geojson")
    assert found.table["incident_id"].to_pylist()[:2] == ["I0", "I1"]
    assert (len(found.table), found.n_rejected) == (20, 0)
    assert not [one for one in found.flags if one.code == "made_id"]


def test_a_multipoint_of_one_is_a_point(tmp_path):
    found = load_here(FIELD / "qgis_multipoint.geojson", "qgis_multipoint.geojson")
    assert (len(found.table), found.table["latitude"].null_count) == (20, 0)
    assert set(found.table["location_precision"].to_pylist()) == {"place"}


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [*BASRA, 200.0]},
        {"type": "GeometryCollection", "geometries": [{"type": "MultiPoint", "coordinates": [BASRA]}]},
        {"x": BASRA[0], "y": BASRA[1]},
        {"points": [BASRA]},
    ],
)
def test_one_point_is_a_point_in_any_shape(tmp_path, geometry):
    record = only(read(tmp_path, features(geometry), "a.geojson"))
    assert (record["latitude"], record["longitude"]) == (35.155, 40.428)


def test_an_area_is_located_by_what_it_lies_in_and_has_no_exact_point(tmp_path):
    x, y = BASRA
    small = {"type": "Polygon", "coordinates": [[[x, y], [x + 0.01, y], [x, y + 0.01], [x, y]]]}
    large = {"type": "LineString", "coordinates": [[37.16, 36.2], [40.74, 36.5]]}
    found = read(tmp_path, features(small, large, None), "a.geojson")
    exact, nowhere, none = found.table.to_pylist()
    assert exact["location_precision"] in ("subdistrict", "district")
    assert exact["district"] == "SY0901"
    assert (nowhere["latitude"], none["latitude"]) == (None, None)
    said = [(one.row, one.code, one.value) for one in found.flags]
    assert (2, "located_by_area", "Polygon") in said
    assert (3, "not_a_point", "LineString") in said
    assert "located_by_area" in exact["flags"]


def test_null_geometries_leave_the_coordinates_of_the_properties(tmp_path):
    made = {"type": "Feature", "geometry": None, "properties": {**RECORDS[0], "lat": 35.155, "lon": 40.428}}
    assert only(read(tmp_path, as_json({"features": [made]}), "a.geojson"))["latitude"] == 35.155


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:EPSG::3857", "EPSG:3857"])
def test_metres_of_web_maps_become_degrees(tmp_path, name):
    metres = {"type": "Point", "coordinates": [4500424.4, 4184965.0]}
    found = read(tmp_path, features(metres, crs={"type": "name", "properties": {"name": name}}), "a.geojson")
    record = only(found)
    assert (round(record["latitude"], 3), round(record["longitude"], 3)) == (35.155, 40.428)


def test_a_system_that_is_not_read_costs_the_point_and_is_said(tmp_path):
    content = features({"type": "Point", "coordinates": [630000, 3890000]}, crs={"properties": {"name": "EPSG:32637"}})
    found = read(tmp_path, content, "a.geojson")
    assert only(found)["latitude"] is None
    assert codes(found.flags) == [(2, "*", "unknown_crs")]


@pytest.mark.parametrize(
    ("reference", "x", "y"),
    [({"wkid": 4326}, *BASRA), ({"wkid": 102100, "latestWkid": 3857}, 4500424.4, 4184965.0), (None, *BASRA)],
)
def test_features_of_esri_are_read(tmp_path, reference, x, y):
    made = [{"attributes": record, "geometry": {"x": x, "y": y}} for record in RECORDS]
    content = as_json({"geometryType": "esriGeometryPoint", "spatialReference": reference, "features": made})
    found = read(tmp_path, content, "a.json")
    assert [round(one, 3) for one in found.table["latitude"].to_pylist()] == [35.155, 35.155]
    assert found.table["killed_low"].to_pylist() == [2, 3]


def test_a_member_named_twice_costs_that_cell_alone(tmp_path):
    content = as_json(RECORDS).replace(b'"killed": "2"', b'"killed": "2", "killed": "9"')
    found = read(tmp_path, content, "a.json")
    assert found.table["killed_low"].to_pylist() == [None, 3]
    assert codes(found.flags) == [(2, "killed", "duplicate_key")]


def test_a_date_named_twice_is_no_date(tmp_path):
    content = as_json(RECORDS).replace(
        b'"date_start": "2021-11-05"', b'"date_start": "2020-01-01", "date_start": ""', 1
    )
    found = read(tmp_path, content, "a.json")
    assert codes(found.rejected) == [(2, "date_start", "missing_value")]
