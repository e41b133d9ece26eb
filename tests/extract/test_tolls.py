import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.made import tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتل عنصر وأُصيب اثنان آخران", {"killed": (1, 1), "injured": (2, 2)}),
        ("مقتل مدنيان وجرح طفلة", {"killed": (2, 2), "injured": (1, 1)}),
        ("ثلاثة قتلى بينهم طفلان وخمسة جرحى", {"killed": (3, 3), "injured": (5, 5)}),
        ("مقتل ما لا يقل عن سبعة عناصر", {"killed": (7, None)}),
        ("واعتقل 7 أشخاص على الأقل", {"detained": (7, None)}),
        ("مقتل رجل وطفلين", {"killed": (3, 3)}),
        ("وأوقفت 11 امرأة وفتى في السادسة عشرة من عمره", {"detained": (12, 12)}),
        ("ألقت القبض على 57 عضواً وقيادياً", {"detained": (57, 57)}),
        ("سقط سبعة عشر عنصراً بين قتيل وجريح", {"killed": (1, 16), "injured": (1, 16)}),
        ("تحييد أربعة من عناصر التنظيم", {"killed": (0, 4)}),
        ("فقُتل ركابها الثلاثة", {"killed": (3, 3)}),
        ("ما أدى إلى مقتله على الفور", {"killed": (1, 1)}),
        ("واقتصرت الخسائر على الماديات", {"killed": (0, 0), "injured": (0, 0)}),
        ("مقتل عشرات العناصر", {"killed": (10, None)}),
        ("ارتفعت حصيلة الهجوم إلى خمسة", {"killed": (5, 5)}),
        ("خطف عناصر من تنظيم داعش أربعة من جامعي الكمأة", {"detained": (4, 4)}),
        ("killing one member of the force and wounding three", {"killed": (1, 1), "injured": (3, 3)}),
        ("Three soldiers and a militiaman were killed", {"killed": (4, 4)}),
        ("a woman and her three children were killed", {"killed": (4, 4)}),
        ("at least four men died", {"killed": (4, None)}),
        ("up to six soldiers were killed", {"killed": (None, 6)}),
        ("left five dead and 12 wounded", {"killed": (5, 5), "injured": (12, 12)}),
        ("The SDF arrested eleven people", {"detained": (11, 11)}),
        ("Six people, among them a boy of 15, were taken", {"detained": (6, 6)}),
        ("No casualties were reported", {"killed": (0, 0), "injured": (0, 0)}),
        ("shot dead a school caretaker", {"killed": (1, 1)}),
        ("put the death toll at five", {"killed": (5, 5)}),
    ],
)
def test_people_are_counted_as_the_coding_guide_says(text, expected):
    assert tolls(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "رتل من الفوج 137",
        "قذيفة آر بي جي 7",
        "نفذت 30 غارة على المنطقة",
        "طفل عمره 9 أعوام",
        "نزحت 20 عائلة",
        "A boy of 15 fled on 17 February",
        "killed 14 of his sheep",
        "a dozen sorties were flown",
        "Regiment 47 near T2",
    ],
)
def test_units_ages_sorties_and_animals_are_no_tolls(text):
    assert all((low or 0) <= 1 for low, _ in tolls(text).values())


def test_a_plural_without_a_number_is_no_number():
    assert tolls("سقوط قتلى وجرحى من المدنيين").get("killed", (None, None)) == (None, None)


def test_no_information_is_not_zero():
    assert tolls("ولا معلومات حتى اللحظة عن خسائر بشرية") == {}
    assert tolls("There was no word of casualties") == {}


@given(st.integers(2, 900))
def test_a_number_of_dead_is_that_number(number):
    assert tolls(f"مقتل {number} من العناصر")["killed"] == (number, number)
    assert tolls(f"{number} soldiers were killed")["killed"] == (number, number)
