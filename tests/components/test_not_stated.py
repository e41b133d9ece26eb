"""A date or place of which nobody says how well it is known: nothing shows it as exact, everything says how many."""

import json

import pytest

from components.files import download
from components.incidents import card as incident_card
from components.incidents import listed as incident_list
from components.incidents import table as incident_table
from components.incidents.locator import drawing
from components.look import LIGHT
from components.map import incident_map
from components.names import languages, names
from components.timeline import words as timeline_words
from data import export
from data.aggregate import coverage
from data.aggregate.headline import headline
from data.aggregate.listing import FULL, listed
from data.aggregate.periods import per_period
from data.aggregate.timeline import timeline
from data.query import matching
from data.sources import describing, writing
from tests.briefing.views import held, slide_of, view_of
from tests.factories import incident, table

SAID = {"en": "recision not stated: 2", "ar": "غير مذكورة: 2"}
ROWS = (
    incident(),
    incident(date_precision=None, location_precision=None),
    incident(date_precision=None, location_precision="district", district="SY0901"),
    incident(location_precision=None, district="SY0901"),
)
LINK = "table=t&period=all&gov=all"


@pytest.fixture(scope="module")
def kept():
    return held(*ROWS)


@pytest.mark.parametrize("lang", languages())
def test_a_timeline_lists_them_as_what_they_are_and_counts_them_in_no_month(kept, lang):
    view = view_of(LINK, lang, kept)
    shown = timeline(view.ask(per_period, every="month"), view.filter, view.origin, "month", "attacks")
    assert int(shown.drawn["n"].sum()) == 2
    assert SAID[lang] in " ".join(timeline_words.not_drawn(shown, names(lang)))


@pytest.mark.parametrize("lang", languages())
def test_a_slide_says_how_many_there_are_and_draws_them_in_no_bar_and_at_no_point(kept, lang):
    slide = slide_of(f"{LINK}&slide=timeline,map", lang, kept)
    assert "\n".join(slide.footer).count(SAID[lang]) == 2
    drawn, laid = slide.blocks
    assert sum(bar.n for _, bars in drawn.panels for bar in bars) == 2
    assert int(laid.ground.places["n"].sum()) == 1


@pytest.mark.parametrize("lang", languages())
def test_a_download_says_how_many_there_are_and_gives_no_point_for_them(kept, monkeypatch, lang):
    monkeypatch.setattr(download.permalink, "read", dict)
    view = view_of(LINK, lang, kept)
    about = dict(download.provenance(view, len(ROWS)))
    assert about[names(lang).t("about_precision")].count(SAID[lang]) == 2
    features = json.loads(_geojson(table(*ROWS)))["features"]
    assert [feature["geometry"] is not None for feature in features] == [True, False, False, False]


def _geojson(rows):
    out = _Out()
    export.write_geojson(rows.select(FULL).to_batches(), rows.schema, (), out)
    return out.text


class _Out:
    text = b""

    def write(self, more):
        self.text += more


def test_the_map_the_figures_and_the_filters_for_exact_rows_agree(kept):
    view = view_of(LINK, store=kept)
    assert view.not_stated() == {"date": 2, "location": 2}
    sent = incident_map.payload(view, "places", "incidents", "class", "", named=False)
    assert [place[2] for place in sent["places"]] == [1]
    now = headline(view.incidents)
    assert (now.incidents, now.windows, now.unlocated, now.places) == (4, 2, 3, 1)
    assert headline(view_of(f"{LINK}&exact=day", store=kept).incidents).incidents == 2
    assert headline(view_of(f"{LINK}&exact=place", store=kept).incidents).incidents == 1
    months = coverage.months(view.incidents)
    assert int(months.loc[months["month"].isna(), "n"].sum()) == 2


def test_a_view_in_which_everything_is_stated_is_not_asked_and_says_nothing():
    view = view_of(LINK, store=held(incident()))
    assert not view.origin.unstated
    assert view.not_stated() == {}
    assert matching(view.store.incidents("t"), view.filter).count().execute() == 1


@pytest.mark.parametrize("lang", languages())
def test_a_list_and_a_card_do_not_show_them_as_a_known_day_or_place(kept, lang):
    spoken = names(lang)
    row = listed(kept.incidents("t"), order="earliest").to_dict("records")[1]
    unsaid = spoken.t("precision_not_stated")
    assert incident_list.date(row, spoken) == f"{spoken.date(row['date_start'])} ({unsaid})"
    assert incident_list.place(row, spoken).endswith(f"({unsaid})")
    assert incident_table.place(row, spoken).endswith(f"({unsaid})")
    assert incident_card._place(row, spoken).endswith(f"({unsaid})")


def test_the_small_map_of_a_card_shades_the_area_that_the_map_shades():
    row = {**dict.fromkeys(("district", "subdistrict")), **ROWS[3]}
    found = drawing(row, names("en"), LIGHT)
    assert 'fill-opacity=".28"' in found
    assert 'r="6.5"' not in found


def test_the_command_that_describes_the_tables_gives_shares_of_all_rows(tmp_path):
    writing.write(table(*ROWS), "incidents", tmp_path / "incidents" / "t.parquet", {})
    told = describing.describe(tmp_path)["t"]
    assert told["date_precision"] == {"day": 0.5, "not_stated": 0.5}
    assert told["location_precision"] == {"not_stated": 0.5, "district": 0.25, "place": 0.25}
