"""What was not done, is charged, or counts no people: no toll."""

import pytest

from tests.extract.made import tolls


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("لم يُقتل ثلاثة عناصر في الهجوم على حاجز في هجين", "killed"),
        ("لم تعتقل قسد ثلاثة أشخاص", "detained"),
        ("Nobody killed a guard in Hajin", "killed"),
        ("They did not kill two guards in Hajin", "killed"),
        ("A twenty-first person has died in Hajin", "killed"),
        ("مدنيون قتلوا في البصيرة على الطريق 7", "killed"),
        ("five dead sheep were found in Hajin", "killed"),
        ("A man was accused of killing 18 people in Hajin and four men were arrested", "killed"),
    ],
)
def test_what_was_not_done_or_counts_no_people_is_no_toll(text, kind):
    assert kind not in tolls(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("على طريق 7 قُتل مدنيان", 2),
        ("on Highway 7 people were killed", 7),
        ("The SDF accused Turkey of killing five civilians in Hajin", 5),
        ("The army said it killed three fighters, not two civilians", 3),
        ("A cell that had never killed a civilian attacked a checkpoint, killing two guards", 2),
    ],
)
def test_what_was_done_beside_such_words_is_a_toll(text, expected):
    assert tolls(text)["killed"] == (expected, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed two fighters and a child was injured.", {"killed": (2, 2), "injured": (1, 1)}),
        ("Gunmen killed 18 people in Hajin and four men were arrested.", {"killed": (18, 18), "detained": (4, 4)}),
        ("Turkish fire killed a woman and her son was wounded.", {"killed": (1, 1), "injured": (1, 1)}),
        ("Militants abducted two shepherds and one was found dead.", {"detained": (2, 2), "killed": (1, 1)}),
        ("The attack wounded three soldiers and two civilians later died.", {"injured": (3, 3), "killed": (2, 2)}),
        ("Gunmen shot dead two guards and a third was wounded.", {"killed": (2, 2), "injured": (1, 1)}),
        ("Gunmen who killed two guards were arrested.", {"killed": (2, 2)}),
        ("The blast killed a man and his two sons.", {"killed": (3, 3)}),
        ("Three soldiers and a militiaman were killed.", {"killed": (4, 4)}),
    ],
)
def test_whom_a_verb_befell_is_not_added_to_those_whom_the_next_befell(text, expected):
    """Those behind "and" who have a verb of their own were counted with those before it, and these nowhere."""
    assert tolls(text) == expected
