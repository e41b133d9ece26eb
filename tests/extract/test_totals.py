"""What a text tells beside its acts: measures, totals and background."""

import pytest

from data.extract import Article, extract
from tests.extract.made import MONDAY, records


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The SDF raided Hajin on Sunday and imposed a curfew.", [["curfew"]]),
        ("The SDF raided Hajin on Sunday and closed the road.", []),
        ("داهمت قسد هجين أمس وفرضت حظر تجول", [["حظر تجول"]]),
        ("داهمت قسد هجين أمس وأغلقت الطرق", []),
    ],
)
def test_what_stays_after_an_act_is_a_measure_of_its_day_and_place(text, words):
    (act,), found = records(text), records(text, kind="measure")
    assert [one.quotes for one in found] == words
    for one in found:
        assert (one.initiators, one.event_type, one.killed.low) == (("sdf",), "other", None)
        assert (one.date_start, one.place_id) == (act.date_start, act.place_id)


@pytest.mark.parametrize(
    ("text", "imposers"),
    [
        ("The civil administration imposed a curfew in Hajin on Sunday.", ("civil_administration",)),
        ("A curfew was imposed on residents of Hajin on Sunday.", ()),
        ("فرضت الإدارة الذاتية حظر تجول في هجين أمس", ("civil_administration",)),
        ("فُرض حظر تجول على أهالي هجين أمس", ()),
    ],
)
def test_a_measure_is_imposed_by_the_authority_that_it_names_and_is_no_act(text, imposers):
    (found,) = records(text, kind="measure")
    assert (found.initiators, found.targets, found.place_ar) == (imposers, (), "هجين")
    assert records(text) == []


@pytest.mark.parametrize(
    ("text", "killed", "governorate"),
    [
        ("Islamic State killed 57 people in October in Deir ez-Zor.", 57, "SY09"),
        ("Islamic State killed 57 people in October in Deir ez-Zor and Hasakah.", 57, None),
        ("قتل تنظيم داعش 57 شخصاً خلال تشرين الأول في دير الزور", 57, "SY09"),
        ("قتل تنظيم داعش 57 شخصاً خلال تشرين الأول في دير الزور والحسكة", 57, None),
    ],
)
def test_a_total_is_of_its_period_and_of_no_one_governorate_where_it_names_several(text, killed, governorate):
    (found,) = records(text, kind="aggregate")
    assert (found.killed.low, found.governorate, found.initiators) == (killed, governorate, ("islamic_state",))
    assert (str(found.date_start), str(found.date_end)) == ("2021-10-01", "2021-10-31")
    assert records(text) == []


def test_clauses_that_go_on_with_a_total_are_part_of_it():
    told = "Islamic State killed 57 people in October in Deir ez-Zor. {} 20."
    (found,) = records(told.format("It also detained"), kind="aggregate")
    assert (found.killed.low, found.detained.low, len(found.evidence)) == (57, 20, 2)
    assert set(found.support) == {"date", "killed", "detained"}


def test_of_two_dates_a_total_has_the_period_and_a_measure_the_first():
    (total,) = records("On Sunday the SDF said 40 attacks took place during October 2021.", kind="aggregate")
    (curfew,) = records("A curfew was imposed on Sunday in Hajin during October 2021.", kind="measure")
    assert [str(one.date_start) for one in (total, curfew)] == ["2021-10-01", "2021-12-12"]


@pytest.mark.parametrize(
    "text",
    [
        "Baghouz fell in March 2019, when the SDF took the last territory of Islamic State.",
        "سقطت بلدة الباغوز في آذار 2019 حين سيطرت قسد على آخر معاقل تنظيم داعش",
    ],
)
def test_background_is_dated_and_placed_and_tells_no_basis(text):
    (found,) = records(text, kind="background")
    assert (str(found.date_start), found.date_precision, found.governorate) == ("2019-03-01", "month", "SY09")
    assert (found.initiator_basis, found.claimed_by, found.event_type) == (None, None, None)
    assert records(text) == []


def test_records_come_in_the_order_of_the_text_and_what_follows_up_counts_in_it():
    text = (
        "Islamic State killed 57 people in October in Deir ez-Zor."
        " Islamic State attacked a checkpoint in Hajin on Saturday."
        " In response, the SDF raided houses in Hajin on Sunday and imposed a curfew."
    )
    found = extract(Article("a", text, published=MONDAY))
    assert [one.kind for one in found] == ["aggregate", "incident", "incident", "measure"]
    assert [one.follows_up for one in found] == [None, None, 1, None]
