"""What is said behind a toll and beside a comparison, on pages, slides and in files, in both languages."""

import pytest

from components.files import download
from components.headline import publishers, rests, shares
from components.names import languages, names
from data.aggregate.publishers import APART
from tests.briefing.views import held, slide_of, view_of
from tests.factories import incident
from tests.test_app import opened, said

TWO_YEARS = "from=2017-01-01&to=2017-12-31"  # a year whose year before is covered


@pytest.mark.parametrize("lang", languages())
def test_a_number_of_killed_says_what_it_rests_on_in_files_as_well(lang):
    view, of = view_of("period=all", lang), names(lang)
    text = rests.in_words(view, "violent_events")
    for share in (30.3, 14.5, 22.2):
        assert of.isolated(f"{of.number(share)}\u00a0%") in text
    assert (of.t("rests_title"), rests.in_words(view)) in download.provenance(view, 4046)


def test_where_nobody_is_counted_or_nothing_recorded_nothing_is_said_of_a_toll():
    assert rests.in_words(view_of("table=t&gov=all&period=all", store=held(incident()))) == ""
    none = held(incident(killed_low=0, killed_high=0))
    assert rests.in_words(view_of("table=t&gov=all&period=all", store=none)) == ""


def test_an_incident_alone_is_not_said_to_be_the_largest_of_one():
    view = view_of("table=t&gov=all&period=all", store=held(incident(killed_low=3, killed_high=3)))
    assert "most" not in rests.in_words(view)
    assert "3 by the lowest numbers given" in rests.in_words(view)


@pytest.mark.parametrize("lang", languages())
def test_a_comparison_of_years_whose_sources_differ_says_both_shares(lang):
    of = names(lang)
    text = publishers.changed(view_of(TWO_YEARS, lang), "violent_events")
    for share in (64.7, 89.1):
        assert of.isolated(f"{of.number(share)}\u00a0%") in text
    assert of.of("publisher", "SOHR") in text
    assert str(round(APART * 100)) in text
    lines = slide_of(f"{TWO_YEARS}&slide=actors", lang).footer
    assert text in lines
    assert rests.in_words(view_of(TWO_YEARS, lang), "violent_events") in lines


def test_a_comparison_of_periods_whose_sources_are_alike_says_nothing_of_them():
    assert publishers.changed(view_of("from=2019-01-01&to=2019-09-30"), "violent_events") == ""


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(1, 5000, "<\u00a00.1\u00a0%"), (4999, 5000, ">\u00a099.9\u00a0%")]
)
def test_a_share_is_never_told_as_none_or_all_where_it_is_not(part, whole, text):
    assert shares.per_cent(part, whole, names("en")) == text
    assert shares.per_cent(0, whole, names("en")) == "0\u00a0%"
    assert shares.per_cent(whole, whole, names("en")) == "100\u00a0%"


def test_what_the_tolls_rest_on_is_asked_for_when_a_reader_opens_it():
    app = opened("overview", **{"from": "2017-01-01", "to": "2017-12-31"})
    words = names("en").t("rests_undated")
    assert words not in said(app)
    assert "89.1" in said(app)  # the sources of the two years stand beside their comparison
    app.query_params["rests"] = "1"
    app.run()
    assert not app.exception
    assert words in said(app)


@pytest.mark.parametrize(("page", "asked"), [("timeline", {"measure": "killed"}), ("map", {"place": "SY0902"})])
def test_what_a_toll_rests_on_opens_where_the_toll_stands(page, asked):
    app = opened(page, rests="1", gov="SY09", period="2018", lang="ar", **asked)
    assert names("ar").t("rests_undated") in said(app)
    other = opened(page, rests="1", gov="SY09", period="2018", lang="ar")
    assert names("ar").t("rests_undated") not in said(other)
    assert not other.warning
