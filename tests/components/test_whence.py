"""Where a row stood in the file that it was read from, on its card; titles of sheets and columns told apart."""

import pytest

from components.incidents import card as incident_card
from components.names import FIRST_STRONG, POP, languages, names
from components.tables import problems_said
from data.aggregate import listing
from data.sources import Refused
from tests.briefing.views import held
from tests.factories import incident

TITLES = ("January, 2021", "c")


def card(lang, **facts):
    kept = held(incident(**facts))
    (row,) = listing.incident(kept.incidents("t"), "I1").to_dict("records")
    return dict(incident_card.facts(row, names(lang), kept.origins["t"]))


def plain(text):
    return text.replace(FIRST_STRONG, "").replace(POP, "")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "year.xlsx, sheet “January, 2021”, row 5"), ("ar", "year.xlsx، الورقة «January, 2021»، الصف 5")],
)
def test_a_card_names_the_file_the_sheet_and_the_row(lang, said):
    told = card(lang, from_file="year.xlsx", from_sheet=TITLES[0], from_row=5)
    assert plain(told[names(lang).t("card_from")]) == said


@pytest.mark.parametrize("lang", languages())
def test_a_card_of_a_file_without_sheets_names_file_and_row_and_one_of_no_file_nothing(lang):
    label = names(lang).t("card_from")
    told = plain(card(lang, from_file="year.csv", from_row=1234)[label])
    assert "year.csv" in told and "1,234" in told
    assert label not in card(lang)


def test_a_name_of_a_file_that_hides_something_hides_nothing_on_a_card():
    told = card("en", from_file="a\u202exslx.exe", from_row=2)
    assert "‹U+202E›" in told[names("en").t("card_from")]


@pytest.mark.parametrize("lang", languages())
def test_titles_with_a_comma_are_told_apart_where_they_are_listed(lang):
    spoken = names(lang)
    for code in ("which_sheet", "no_such_sheet"):
        said = problems_said.refusal_in_words(Refused(code, name="a.xlsx", sheet="x, y", sheets=TITLES), spoken)
        assert all(spoken.t("quoted", text=title) in plain(said) for title in TITLES)
    assert spoken.t("quoted", text="x, y") in plain(said)


@pytest.mark.parametrize("lang", languages())
def test_columns_with_a_comma_are_told_apart_where_they_are_listed(lang):
    spoken = names(lang)
    said = problems_said.refusal_in_words(
        Refused("duplicate_columns", name="a", columns=["killed, men", "killed"]), spoken
    )
    assert spoken.t("quoted", text="killed, men") in plain(said)


@pytest.mark.parametrize("lang", languages())
def test_the_sheet_of_a_problem_is_told_from_its_row(lang):
    spoken = names(lang)
    assert plain(problems_said._where("Sheet 3", 7, spoken)) == f"{spoken.t('quoted', text='Sheet 3')} 7"
