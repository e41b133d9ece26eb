"""The reference tables agree with each other: a code that one uses, another defines."""

from collections import Counter
from datetime import date
from urllib.parse import urlsplit

import pytest

from data import places, schema
from data.sources.columns import headers
from data.text import name_key

COLUMNS = {
    *(column.name for column in schema.INCIDENTS),
    *headers.EXACT_COUNTS,
    *headers.EITHER_LANGUAGE,
    headers.POINT,
}


def test_every_spelling_of_an_area_leads_to_that_area():
    for row in schema.reference("area_aliases"):
        found = places.area(row["alias"], row["level"], row["pcode"][:4] if row["level"] == "district" else "")
        assert found == row["pcode"], row


def test_every_header_that_is_known_means_one_column():
    aliases = schema.reference("column_aliases")
    assert {row["column"] for row in aliases} <= COLUMNS
    spelled = Counter(name_key(row["alias"]) for row in aliases)
    assert [alias for alias, times in spelled.items() if times > 1] == []
    names = {name_key(name): name for name in COLUMNS}
    assert all(names.get(name_key(row["alias"]), row["column"]) == row["column"] for row in aliases)


def test_every_name_of_a_ucdp_side_leads_to_an_actor():
    for row in schema.reference("ucdp_actors"):
        assert row["actor"] in schema.codes("actor"), row


def test_every_table_says_what_it_covers_in_both_languages():
    for row in schema.reference("origins"):
        assert row["kind"] in ("series", "sample", "case")
        said = [f"{what}_{lang}" for what in ("name", "covers", "citation", "licence") for lang in ("en", "ar")]
        assert not [name for name in (*said, "built_from") if not row[name]], row["origin"]
    named = {row["origin"] for row in schema.reference("origins")}
    assert {path.stem for path in (schema.TABLES / "incidents").glob("*.parquet")} == named - {"reviewed"}


@pytest.mark.parametrize("row", schema.reference("key_events"), ids=lambda row: row["date"])
def test_a_key_date_is_a_date_with_a_name_in_both_languages_and_a_source(row):
    start = date.fromisoformat(row["date"])
    assert not row["date_end"] or date.fromisoformat(row["date_end"]) > start
    assert all(code in (*schema.codes("governorate"), "") for code in row["governorate"].split(";"))
    assert row["title_en"]
    assert row["title_ar"]
    assert row["seen_in"]
    addresses = [urlsplit(url) for url in row["source_url"].split(" ")]
    assert all(address.scheme in ("http", "https") and "." in address.netloc for address in addresses)


def test_key_dates_stand_in_order_each_once_and_in_every_year():
    rows = schema.reference("key_events")
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    for lang in ("en", "ar"):
        assert len({row[f"title_{lang}"] for row in rows}) == len(rows)
    assert {row["date"][:4] for row in rows} == {str(year) for year in range(2016, 2026)}


def test_every_pair_of_reports_that_was_decided_exists():
    reports = {row["incident_id"] for row in schema.reference("coded_reports")}
    for row in schema.reference("merges"):
        assert {row["report_a"], row["report_b"]} <= reports


def test_the_page_about_the_tables_counts_their_rows_as_they_are():
    page = (schema.DATA / "README.md").read_text(encoding="utf-8")
    listed = 0
    for line in page.partition("## Reference tables")[2].splitlines():
        files, _, rest = line.removeprefix("| ").partition(" | ")
        names = [name.removesuffix(".csv") for name in files.split(", ") if name.endswith(".csv")]
        counts = rest.partition(" |")[0].split(", ")
        if names and "." not in names[0]:
            for name, count in zip(names, counts, strict=False):
                assert int(count.replace(",", "").replace("-", "0")) == len(schema.reference(name)), name
                listed += 1
    shipped = {path.stem for path in schema.REFERENCE.glob("*.csv")}
    assert all(f"{name}.csv" in page for name in shipped), [name for name in shipped if f"{name}.csv" not in page]
    assert listed >= 15
