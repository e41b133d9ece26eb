"""The data page: what is loaded, what each table covers month by month, and which files of one's own it refuses."""

import io

import pandas as pd
import pytest
from lxml import html

from components.names import languages, names
from tests.components.test_tables import brought, said
from tests.test_app import opened

GOOD = "incident_id,date,governorate,event_type,place,killed\n" + "".join(
    f"I{n},2021-11-{n:02},SY09,raid,البصيرة,{n}\n" for n in range(1, 8)
)


def drawn(app, path):
    """Elements of what a page draws itself, found by an XPath."""
    return [
        one for element in app.get("html") for one in html.fragment_fromstring(element.proto.body, "div").xpath(path)
    ]


def loaded_tables(app):
    """The row of each table that is loaded."""
    (first, *_) = drawn(app, ".//table[@class='incidents']")
    return [row.text_content() for row in first.xpath(".//tbody/tr")]


@pytest.fixture(scope="module")
def page():
    return opened("data")


@pytest.mark.parametrize("lang", languages())
def test_the_data_page_says_what_is_loaded_and_what_each_table_covers(lang):
    app, of = opened("data", lang=lang), names(lang)
    rows = loaded_tables(app)
    assert len(rows) == 3
    assert "16,566" in rows[0] and "CC BY 4.0" in rows[0]
    (killed,) = [one for one in drawn(app, ".//section") if "27,035" in one.text_content()]
    assert [cell.text_content() for cell in killed.xpath(".//li/span[4]")] == [
        of.isolated(f"{share}\u00a0%") for share in (30.3, 14.5, 22.2)
    ]
    assert of.t("rests_nobody", n=395, all=4046) in killed.text_content()
    sohr = of.of("publisher", "SOHR")
    years = [row.text_content() for row in drawn(app, ".//tr") if sohr in row.text_content()]
    assert [f"{share}\u00a0%" in year for share, year in zip((89.1, 64.7, 72.9, 75.9), years, strict=True)] == [
        True
    ] * 4


def test_a_month_without_rows_is_hatched_and_holds_no_0(page):
    (hasakah,) = [one for one in drawn(page, ".//table[@class='calendar']") if "Hasakah" in one.text_content()]
    assert {cell.text_content() for cell in hasakah.xpath(".//td[@class='empty']")} == {""}
    assert "0" not in [cell.text_content() for cell in hasakah.xpath(".//td")]


def test_the_calendars_count_every_incident_whose_month_is_known(page):
    assert len(drawn(page, ".//table[@class='calendar']")) == 3
    cells = [cell.text_content() for cell in drawn(page, ".//table[@class='calendar']//td")]
    assert sum(int(text) for text in cells if text) + 29 == 4046
    assert names("en").t("data_months_loose", n=29) in said(page)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.csv", b"", "empty.csv"),
        ("no_dates.csv", b"incident_id,governorate,event_type\nI1,SY09,raid\n", "Date"),
        ("bytes.parquet", b"PAR1 but no more", "bytes.parquet"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name_and_loads_nothing(name, content, says):
    app = brought(content, name)
    assert says in "\n".join(str(one.value) for one in (*app.error, *app.info)).replace("\\", "")
    assert "read_files" not in app.session_state
    assert len(loaded_tables(app)) == 3


def test_a_workbook_loads_like_a_csv():
    book = io.BytesIO()
    pd.read_csv(io.StringIO(GOOD)).to_excel(book, index=False)
    assert names("en").t("upload_report", read=7, loaded=7, rejected=0, flagged=0) in said(
        brought(book.getvalue(), "mine.xlsx")
    )
