import pytest

from data.extract.actors import credits
from tests.extract.made import marks


def credited(text: str) -> tuple[str, str] | None:
    """(words, rule) of the first credit of a text."""
    words = marks(text)
    found = credits.read(words, ((0, len(words.words)),))
    return None if found is None else (found.words, found.rule)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجم مسلحون حاجزاً، بحسب شبكة فرات بوست.", ("شبكة فرات بوست", "credited")),
        ("قال مصدر أمني إن مسلحين هاجموا حاجزاً", ("مصدر أمني", "said")),
        ("أفاد متحدث عسكري أن مسلحين هاجموا", ("متحدث عسكري", "said")),
        ("Gunmen attacked, according to the Furat Post.", ("Furat Post", "credited")),
        ("The SDF also said that gunmen attacked", ("SDF", "said")),
        ("In the village, a security source said", ("security source", "said")),
    ],
)
def test_the_credit_is_who_is_named_for_the_account_without_its_lead_in(text, expected):
    assert credited(text) == expected


@pytest.mark.parametrize(
    "text", ["هاجم مسلحون حاجزاً", "كما قال الرجل", "Gunmen attacked a post", "His neighbour said so", ""]
)
def test_an_article_that_credits_nobody_speaks_itself(text):
    assert credited(text) is None


def test_a_credit_ends_where_the_account_begins():
    assert credited("بحسب مصادر محلية بمقتل رجل") == ("مصادر محلية", "credited")
    assert credited("بحسب مصادر محلية الأحد") == ("مصادر محلية", "credited")


def test_only_the_stretches_asked_for_are_read():
    words = marks("According to the SDF, gunmen attacked")
    assert credits.read(words, ((4, len(words.words)),)) is None
