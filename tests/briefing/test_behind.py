"""The workbook of a slide's rows holds what each of its verdicts was made of."""

import io

import pandas as pd
import pytest

from components.briefing import __main__ as command
from components.briefing import asked, behind, content, files, views
from components.files import download
from components.headline import comparing
from data.aggregate.headline import counted
from data.dispersion import borrowed, of_pairs
from tests.briefing.views import view_of

WHOLE = {"incidents", *behind.SHEETS, "provenance"}


def workbook(link, lang="en"):
    view, params = view_of(link, lang), views.params_of(link)
    found, _ = asked.read(params, view.origin)
    about = download.provenance(view, view.ask(counted), params)
    made = files.rows(view, found, "xlsx", about)
    return view, found, pd.read_excel(io.BytesIO(made), sheet_name=None, keep_default_na=False, engine="calamine")


@pytest.mark.parametrize("against", ["before", "year"])
def test_a_verdict_is_exported_with_the_counts_that_its_dispersion_is_of(against):
    view, found, sheets = workbook(f"period=2018&gov=SY09,SY11&slide=comparison&against={against}")
    base = sheets["baseline"]
    for (measure, area), change in content.changed(view, found).items():
        own = base[(base["of"] == "view") & (base["measure"] == measure) & (base["area"] == area)]
        lent = base[(base["of"] == "table") & (base["measure"] == measure)]
        pairs = {of: list(zip(rows["earlier"], rows["later"], strict=True)) for of, rows in lent.groupby("area")}
        assert change.dispersion.basis == "areas"
        assert not of_pairs(list(zip(own["earlier"], own["later"], strict=True))).known
        short = base[(base["of"] == "shorter") & (base["measure"] == measure) & (base["area"] == area)]
        assert borrowed(list(pairs.values()), [*short["earlier"], short["later"].iloc[-1]]) == change.dispersion
        now = own[own["later_from"] == pd.Timestamp(view.filter.date_from)]
        assert now[["earlier", "later"]].to_numpy().tolist() == [[change.before, change.after]]
        told = sheets["verdicts"].set_index(["measure", "area"]).loc[(measure, area)]
        assert (told["before"], told["after"], told["verdict"]) == (change.before, change.after, change.verdict)
        assert told["exposure_days"] == 365
        assert [told["p"], told["p_adjusted"], told["dispersion"]] == pytest.approx(
            [change.p, change.adjusted, change.dispersion.factor]
        )


def test_the_windows_of_a_long_series_are_exported_with_their_days():
    view, _, sheets = workbook("from=2018-03-01&to=2018-03-31")
    base = sheets["baseline"]
    assert set(base["of"]) == {"view"}
    assert (base["later_from"] - base["earlier_from"]).dt.days.eq(31).all()
    assert len(base) == len(comparing.spans(view)) * base["measure"].nunique()


def test_a_workbook_has_the_same_sheets_in_every_language_and_of_every_table():
    for link, lang in (("table=coded_reports&slide=incidents", "en"), ("text=nowhere to be found", "ar")):
        _, _, sheets = workbook(link, lang)
        assert set(sheets) == WHOLE
    assert sheets["verdicts"].empty


def test_what_an_edge_leaves_out_is_in_the_workbook():
    view, _, sheets = workbook("from=2017-07-02&to=2017-08-15")
    assert view.straddling() == sheets["left_out"]["reason"].eq("edge").sum() > 0


def test_the_command_makes_the_workbook_of_each_slide(tmp_path):
    deck = tmp_path / "weekly.toml"
    deck.write_text('[[slide]]\nlink = "gov=SY11&period=2018"\n')
    assert command.main([str(deck), "--out", str(tmp_path), "--in", "ar", "--formats", "xlsx,csv"]) == command.MADE
    (made,) = tmp_path.glob("weekly_ar_*_01.xlsx")
    assert set(pd.read_excel(made, sheet_name=None, engine="calamine")) == WHOLE
    assert "SY11" in next(tmp_path.glob("weekly_ar_*_01.csv")).read_text(encoding="utf-8-sig")
