"""What bounds a number may stand before it or after the noun; thousands are read, and no year is people."""

from datetime import date

import pytest

from data.extract import Article, read
from tests.extract.made import dates, only, records, tolls

AR = "هاجم مسلحون حاجزاً في البصيرة، "
EN = "Gunmen attacked a checkpoint in Busayra, "


@pytest.mark.parametrize(
    ("text", "kind", "bounds"),
    [
        (AR + "ما أدى إلى إصابة عنصرين على الأقل.", "injured", (2, None)),
        (AR + "ما أدى إلى مقتل 5 عناصر على الأقل.", "killed", (5, None)),
        (AR + "ما أدى إلى مقتل ثلاثة أشخاص في أقل تقدير.", "killed", (3, None)),
        (AR + "وقتل عنصر على الأقل.", "killed", (1, None)),
        (AR + "وقتل خمسة عناصر من قوات سوريا الديمقراطية على الأقل.", "killed", (5, None)),
        (AR + "وقتل خمسة مقاتلين أجانب على الأقل.", "killed", (5, None)),
        (AR + "وأصيب مدنيان اثنان على الأقل بجروح.", "injured", (2, None)),
        (AR + "ما أدى إلى مقتل جنديين اثنين، على الأقل، وجرح آخر.", "killed", (2, None)),
        (AR + "وقتل خمسة عناصر أو أكثر.", "killed", (5, None)),
        (AR + "وأسفر الهجوم عن قتيلين على الأقل وجريح.", "killed", (2, None)),
        (AR + "ما أدى إلى مقتل ما لا يقل عن عنصرين.", "killed", (2, None)),
        (AR + "ما أدى إلى إصابة أكثر من شخصين بجروح.", "injured", (2, None)),
        (AR + "وقتل خمسة عناصر على الأكثر.", "killed", (None, 5)),
        (AR + "وقتل خمسة عناصر كحد أقصى.", "killed", (None, 5)),
        (AR + "وأصيب ما يصل إلى شخصين بجروح.", "injured", (None, 2)),
        ("اعتقلت «قسد» شخصين على الأقل في الشحيل.", "detained", (2, None)),
        (EN + "and two fighters at least were wounded.", "injured", (2, None)),
        (EN + "killing 3 soldiers or more.", "killed", (3, None)),
        (EN + "killing three or more soldiers.", "killed", (3, None)),
        (EN + "killing 3 young SDF soldiers at least.", "killed", (3, None)),
        (EN + "and 5 members of the SDF, at the very least, were killed.", "killed", (5, None)),
        (EN + "and 5+ soldiers were killed.", "killed", (5, None)),
        (EN + "leaving five dead or more.", "killed", (5, None)),
        ("Three soldiers were killed at least.", "killed", (3, None)),
        (EN + "killing three soldiers at most.", "killed", (None, 3)),
        (EN + "killing up to two fighters and 3 civilians at most.", "killed", (None, 5)),
    ],
)
def test_a_bound_said_after_the_noun_opens_the_number(text, kind, bounds):
    assert tolls(text)[kind] == bounds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (AR + "وقتل خمسة عناصر على الأقل وأصيب عنصران.", {"killed": (5, None), "injured": (2, 2)}),
        (AR + "خلّف ثلاثة قتلى على الأقل وخمسة جرحى.", {"killed": (3, None), "injured": (5, 5)}),
        (AR + "خلّف 90 قتيلاً على الأقل وعشرات الجرحى.", {"killed": (90, None), "injured": (10, None)}),
        (AR + "وقتل عنصران وأصيب أربعة على الأقل.", {"killed": (2, 2), "injured": (4, None)}),
        (EN + "killing two soldiers, at least three civilians were wounded.", {"killed": (2, 2), "injured": (3, None)}),
        ("Three soldiers were killed at a checkpoint.", {"killed": (3, 3)}),
        (AR + "وقتل خمسة عناصر حتى الآن.", {"killed": (5, 5)}),
    ],
)
def test_a_bound_opens_its_own_number_alone(text, found):
    assert tolls(text) == found


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("3,000 people", 3000),
        ("3 000 people", 3000),
        ("3,000,000", 3_000_000),
        ("3 thousand people", 3000),
        ("3k people", 3000),
        ("1.5 million people", 1_500_000),
        ("three thousand people", 3000),
        ("two thousand three hundred people", 2300),
    ],
)
def test_thousands_are_read_and_the_year_of_a_date_is_no_number_of_people(said, people):
    assert tolls(f"Gunmen attacked Busayra and killed {said} on 5 May 2020.")["killed"] == (people, people)


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("٣٬٠٠٠ شخص", 3000),
        ("3 آلاف شخص", 3000),
        ("ثلاثة آلاف شخص", 3000),
        ("ألف ومئتان وخمسون شخصاً", 1250),
        ("ثلاثة ملايين شخص", 3_000_000),
    ],
)
def test_thousands_are_read_in_arabic(said, people):
    assert tolls(f"قُتل {said} بهجوم في البصيرة في 5 أيار 2020.")["killed"] == (people, people)


@pytest.mark.parametrize("said", ["99999999999", "3,000,000,000", "3.000", "many"])
def test_a_number_that_is_not_understood_is_no_number_least_of_all_the_year(said):
    found = tolls(f"Gunmen attacked Busayra and killed {said} on 5 May 2020.")
    assert found.get("killed", (None, None)) == (None, None)


def test_thousands_without_a_number_are_a_thousand_at_least():
    assert tolls("Gunmen attacked Busayra and killed thousands.")["killed"] == (1000, None)
    assert tolls("قُتل الآلاف بهجوم في البصيرة.")["killed"] == (1000, None)


@pytest.mark.parametrize("said", ["3,000,000 people", "3 thousand people", "thousands"])
def test_thousands_of_dead_are_background_for_a_reviewer_and_no_draft_of_an_incident(said):
    found = read(Article("a", f"Gunmen killed {said} in Busayra yesterday.", published=date(2020, 5, 6))).records
    assert [record.kind for record in found] == ["background"]


@pytest.mark.parametrize(
    "day",
    [
        *(
            "on 5 May 2150",
            "on 5 May 1850",
            "on May 5, 2150",
            "on 2150-05-05",
            "on 05/05/2150",
            "in May 2150",
            "in 2150",
        ),
        *("between 3 and 5 May 2150", "on 30 February 2020", "999999 years ago"),
    ],
)
def test_no_other_year_is_guessed_in_the_place_of_one_that_cannot_be(day):
    record = only(f"Gunmen killed two people in Busayra {day}.")
    assert (record.date_start, record.date_end) == (None, None)
    assert [warning.code for warning in record.warnings] == ["date_unresolved"]


@pytest.mark.parametrize("day", ["في 5 أيار 2150", "في 5 أيار عام 2150", "في أيار 2150", "عام 2150"])
def test_no_other_year_is_guessed_in_arabic(day):
    record = only(f"قتل مسلحون شخصين في البصيرة {day}.")
    assert (record.date_start, record.date_end) == (None, None)


def test_a_time_after_a_day_is_no_year():
    assert dates("On 24 Nov, 0615L, a bomb went off; on 23 Nov, 1830L, another.") == [
        ("2021-11-24", "2021-11-24"),
        ("2021-11-23", "2021-11-23"),
    ]


def test_a_year_of_the_last_century_is_itself():
    assert dates("Gunmen killed two people on 5 May 1985.") == [("1985-05-05", "1985-05-05")]


@pytest.mark.parametrize("later", ["999999 weeks", "99999999999 days"])
def test_counting_from_an_act_beyond_the_calendar_ends_in_no_date(later):
    found = records(f"Gunmen killed two people in Busayra on 5 May 2020. {later} later they killed three people there.")
    assert {record.date_start for record in found} <= {date(2020, 5, 5), None}


@pytest.mark.parametrize("published", [date.min, date.max, date(1, 1, 2), date(9999, 12, 30)])
def test_an_article_published_on_a_day_that_cannot_be_is_read_without_one(published):
    for text in ("Gunmen killed two people in Busayra last night.", "قتل مسلحون شخصين في البصيرة ليل أمس."):
        reading = read(Article("a", text, published=published))
        assert [record.date_start for record in reading.records] == [None]
        assert "published_missing" in {warning.code for warning in reading.warnings}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("وقتل ألفا شخص.", 2000),
        ("ما أدى إلى مقتل ألفي مدني.", 2000),
        ("وقتل مئتا شخص.", 200),
        ("وقتل مائتا عنصر.", 200),
        ("ما أدى إلى مقتل مائتي شخص.", 200),
        ("وقتل ألف ومئتا شخص.", 1200),
        ("وقتل ألفان ومئتا شخص.", 2200),
        ("وقتل مليونا شخص.", 2_000_000),
        ("ما أدى إلى مقتل مليوني شخص.", 2_000_000),
        ("وقتل ألفاً من المدنيين.", 1000),
        ("وقتل ألفا وخمسمئة شخص.", 1500),
        ("وقتل عشرون ألفا من المدنيين.", 20_000),
        ("وقتل 12 ألفا مدنيين.", 12_000),
    ],
)
def test_a_dual_that_stands_right_before_its_people_is_two_thousand_or_two_hundred(text, killed):
    assert tolls(AR + text)["killed"] == (killed, killed)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (AR + "وقتل 3.000 شخص.", 3000),
        (AR + "وقتل ٣.٠٠٠ شخص.", 3000),
        (AR + "وقتل ٣٫٠٠٠ شخص.", 3000),
        (AR + "وقتل 1.500.000 شخص.", 1_500_000),
        (AR + "وقتل 2.500 مليون شخص.", 2_500_000),
        (AR + "وقتل ٢٫٥ مليون شخص.", 2_500_000),
        (EN + "killing 3.000 people.", 3000),
    ],
)
def test_a_point_before_three_digits_and_people_parts_thousands_as_people_have_no_decimals(text, killed):
    assert tolls(text)["killed"] == (killed, killed)
