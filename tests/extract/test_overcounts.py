"""Nothing is counted too high: what a number is not, and which act it does not belong to."""

import pytest

from tests.extract.made import tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تتراوح التقديرات بين سبعة واثني عشر قتيلاً", {"killed": (7, 12)}),
        ("قتل بين خمسة عشر وعشرين عنصراً في الهجوم", {"killed": (15, 20)}),
        ("مقتل ما بين عشرين وخمسة وعشرين جندياً", {"killed": (20, 25)}),
        ("وقع بين أحد عشر وثلاثة عشر جريحاً", {"injured": (11, 13)}),
        ("اعتقال ما بين عشرة وأربعة عشر شخصاً", {"detained": (10, 14)}),
        ("مقتل ما بين خمسة وعشرين شخصاً", {"killed": (5, 20)}),
        ("أسفر عن سقوط ما بين 12 و15 قتيلاً", {"killed": (12, 15)}),
        ("سقط عشرة إلى اثني عشر قتيلاً", {"killed": (10, 12)}),
        ("مقتل أربعة وربما خمسة جنود", {"killed": (4, 5)}),
        ("Between eight and eleven people were killed", {"killed": (8, 11)}),
        ("The blast killed between twelve and fifteen soldiers", {"killed": (12, 15)}),
        ("The ambush left between ten and twelve dead", {"killed": (10, 12)}),
        ("arrested between four and six people", {"detained": (4, 6)}),
        ("between twenty-one and twenty-three fighters were killed", {"killed": (21, 23)}),
        ("Three, perhaps four, soldiers were killed", {"killed": (3, 4)}),
    ],
)
def test_a_range_in_words_keeps_its_lower_end(text, expected):
    assert tolls(text) == expected


@pytest.mark.parametrize(("text", "number"), [("مقتل ثلاثمئة شخص", 300), ("twenty-one people were killed", 21)])
def test_compound_number_words_are_one_number(text, number):
    assert tolls(text)["killed"] == (number, number)


@pytest.mark.parametrize(
    "text",
    [
        "Both his arms were wounded",
        "her two legs were injured in the blast",
        "He was injured in both legs",
        "The guard was injured in the head and both hands",
        "two of his fingers were blown off and he was wounded",
        "أصيب في ساقيه",
        "أصيب شاب في ساقيه وفي يديه",
        "أصيب ثلاثة من أصابع الطفل",
    ],
)
def test_parts_of_the_body_are_not_people(text):
    assert tolls(text).get("injured", (1, 1)) == (1, 1)
