"""What an act takes over from elsewhere in its text; beside each text one that just does not."""

import pytest

from data.extract import Record
from data.extract.incidents import claims, incident
from tests.extract.made import cast, clauses, groups, marks, records

BY_ISLAMIC_STATE = "Islamic State attacked an SDF checkpoint in Hajin on Sunday"
BY_ISLAMIC_STATE_AR = "هاجم تنظيم داعش حاجزاً لقسد في هجين أمس"
TAKEN_AR = "خطف تنظيم داعش ثلاثة رعاة قرب هجين أمس. ثم أُعدم {} في بادية السوسة."


def last(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Initiators, targets and basis of the last act of a text of several."""
    found = records(text)
    assert len(found) > 1
    return found[-1].initiators, found[-1].targets, found[-1].initiator_basis


DOERS = [
    # those abducted are killed by who took them
    (TAKEN_AR.format("اثنان منهم"), "islamic_state"),
    (TAKEN_AR.format("رجلان"), None),
    ("Islamic State kidnapped three men in Hajin on Sunday. On Monday two of them were executed.", "islamic_state"),
    ("Islamic State kidnapped three men in Hajin on Sunday. On Monday two men were executed in Susah.", None),
    # fire goes on
    ("Turkish forces shelled Ain Issa on Sunday. Later shelling hit Tal Tamr.", "turkey"),
    ("Turkish forces shelled Ain Issa on Sunday. Later a bomb exploded in Tal Tamr.", None),
    ("قصفت القوات التركية عين عيسى أمس. وطال قصف مدفعي تل تمر.", "turkey"),
    # a similar attack
    (f"{BY_ISLAMIC_STATE}. A similar attack hit a checkpoint in Susah.", "islamic_state"),
    (f"{BY_ISLAMIC_STATE}. Another attack hit a checkpoint in Susah.", None),
    (f"{BY_ISLAMIC_STATE_AR}. ووقع هجوم مماثل على حاجز في السوسة.", "islamic_state"),
    (f"{BY_ISLAMIC_STATE_AR}. ووقع هجوم على حاجز في السوسة.", None),
    # in the same sentence
    (f"{BY_ISLAMIC_STATE} and a bomb exploded in Susah.", "islamic_state"),
    (f"{BY_ISLAMIC_STATE}. A bomb exploded in Susah.", None),
    ("Turkish jets bombed Ain Issa on Sunday and a bomb exploded in Tal Tamr.", None),
    # named for all
    ("Islamic State carried out two attacks in Deir ez-Zor this week. A bomb hit a car in Hajin."
     " Gunmen attacked a checkpoint in Susah.", "islamic_state"),
    ("Two attacks took place in Deir ez-Zor this week. A bomb hit a car in Hajin."
     " Gunmen attacked a checkpoint in Susah.", None),
    # a similar operation
    ("The coalition raided a house in Hajin on Sunday. A similar raid took place in Susah.", "coalition"),
    ("The coalition raided a house in Hajin on Sunday. A raid took place in Susah.", None),
    ("نفذ التحالف إنزالاً جوياً في هجين أمس. ونُفذت عملية إنزال مماثلة في السوسة.", "coalition"),
    ("نفذ التحالف إنزالاً جوياً في هجين أمس. ونُفذت عملية إنزال في السوسة.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "doer"), DOERS)
def test_an_act_without_a_doer_has_that_of_another_act_only_where_the_text_joins_them(text, doer):
    initiators, _, basis = last(text)
    assert (initiators, basis) == (((doer,), "reported") if doer else (("unknown",), "unknown"))


@pytest.mark.parametrize(
    "text",
    [
        f"{BY_ISLAMIC_STATE} and a bomb planted by unidentified gunmen exploded in Susah.",
        f"{BY_ISLAMIC_STATE_AR}، وفي هجوم مماثل هاجم مسلحون مجهولون حاجزاً في السوسة.",
    ],
)
def test_gunmen_who_are_said_to_be_unknown_stay_so(text):
    initiators, _, _ = last(text)
    assert initiators == ("unknown",)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (f"{BY_ISLAMIC_STATE}. On Monday forces arrested three of the attackers in Susah.", ("islamic_state",)),
        (f"{BY_ISLAMIC_STATE}. On Monday forces arrested three people in Susah.", ("unknown",)),
        (f"{BY_ISLAMIC_STATE_AR}. واعتقلت قسد اليوم المنفذين في السوسة.", ("islamic_state",)),
        (f"{BY_ISLAMIC_STATE_AR}. وألقت قسد القبض اليوم على شخصين للمنفذين في السوسة.", ("islamic_state",)),
        (f"{BY_ISLAMIC_STATE_AR}. واعتقلت قسد اليوم شخصين في السوسة.", ("unknown",)),
    ],
)
def test_the_attackers_who_are_caught_are_those_of_the_attack_before(text, targets):
    assert last(text)[1] == targets


STATEMENT = "قوات سوريا الديمقراطية: {} باقية. "


@pytest.mark.parametrize(
    ("text", "initiators"),
    [
        (STATEMENT.format("قواتنا") + "اعتُقل ثلاثة أشخاص في هجين أمس.", ("sdf",)),
        (STATEMENT.format("القوات") + "اعتُقل ثلاثة أشخاص في هجين أمس.", ("unknown",)),
        ("The SDF said in a statement on Monday. Three people were arrested in Hajin on Sunday.", ("sdf",)),
        ("The SDF is based in Hasakah. Three people were arrested in Hajin on Sunday.", ("unknown",)),
    ],
)
def test_a_statement_s_own_operations_are_its_speaker_s(text, initiators):
    assert records(text)[-1].initiators == initiators


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (STATEMENT.format("قواتنا") + "هاجم تنظيم داعش نقطة من نقاطنا في هجين أمس.", ("sdf",)),
        (STATEMENT.format("قواتنا") + "هاجم تنظيم داعش نقطة في هجين أمس.", ("unknown",)),
        (STATEMENT.format("القوات") + "هاجم تنظيم داعش نقطة في هجين أمس.", ("unknown",)),
    ],
)
def test_a_statement_s_own_posts_are_its_speaker_s(text, targets):
    assert records(text)[-1].targets == targets


@pytest.mark.parametrize(
    ("text", "initiators"),
    [
        ("Turkey's ministry spoke on Monday. Three SDF fighters were neutralised in Ain Issa on Sunday.", ("turkey",)),
        ("Three SDF fighters were neutralised in Ain Issa on Sunday.", ("unknown",)),
        ("صدر بيان في تركيا. وجرى تحييد ثلاثة من عناصر قسد في عين عيسى أمس", ("turkey",)),
        ("جرى تحييد ثلاثة من عناصر قسد في عين عيسى أمس", ("unknown",)),
    ],
)
def test_who_is_neutralised_is_so_by_turkey_where_the_text_names_it(text, initiators):
    assert records(text)[-1].initiators == initiators


CLAIM = "Islamic State claimed {} in Deir ez-Zor. A bomb hit a car in Hajin. Gunmen attacked a checkpoint in Susah."
CLAIM_AR = "تبنى تنظيم داعش {} في دير الزور. انفجرت عبوة بآلية لقسد في هجين. وهاجم مسلحون مجهولون حاجزاً في السوسة."


@pytest.mark.parametrize(
    ("text", "claimed_by"),
    [
        (CLAIM.format("five attacks"), "islamic_state"),
        (CLAIM.format("attacks"), None),
        (CLAIM_AR.format("خمس هجمات"), "islamic_state"),
        (CLAIM_AR.format("هجوماً"), None),
        ("The newspaper Naba claimed five attacks. A bomb hit a car in Hajin. Gunmen attacked a car in Susah.",
         "islamic_state"),
    ],
)  # fmt: skip
def test_the_attacks_after_a_claim_of_several_are_those_claimed(text, claimed_by):
    assert {record.claimed_by for record in records(text)} == {claimed_by}


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("A bomb hit a car in Hajin on Saturday. Islamic State claimed five attacks.", "claimed"),
        ("A bomb hit a car in Hajin on Saturday. Five attacks took place this month.", "unknown"),
        ("A bomb hit a car in Hajin on Saturday. Islamic State claimed one of the attacks in Susah.", "unknown"),
        ("انفجرت عبوة بسيارة في هجين أمس. وتبنى تنظيم داعش خمس هجمات هذا الأسبوع.", "claimed"),
        ("انفجرت عبوة بسيارة في هجين أمس. ووقعت خمس هجمات هذا الأسبوع.", "unknown"),
    ],
)
def test_an_attack_told_just_before_a_claim_of_several_is_claimed_too(text, basis):
    assert records(text)[0].initiator_basis == basis


def claimed(text: str) -> list[Record]:
    """The acts of a text after the step that looks for a claim of several, without the steps before it."""
    words, who, told, acts = marks(text), cast(text), clauses(text), groups(text)
    return list(claims.claimed(words, who, told, acts, [incident.of(words, who, act) for act in acts]))


ON_FRIDAY = [
    ("{} claimed on Friday five attacks. {} A bomb hit a car in Hajin.", ("Islamic State", "HTS"),
     "Turkish jets bombed Ain Issa on Sunday."),
    ("تبنى {} يوم الجمعة خمس هجمات. {} انفجرت عبوة بآلية في هجين.", ("تنظيم داعش", "هيئة تحرير الشام"),
     "قصفت طائرات تركية عين عيسى أمس."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides", "strike"), ON_FRIDAY)
def test_what_only_publication_dates_is_of_the_day_of_the_claim_or_the_one_before(text, sides, strike):
    (bomb,) = claimed(text.format(sides[0], ""))
    assert (bomb.claimed_by, str(bomb.date_start), str(bomb.date_end)) == ("islamic_state", "2021-12-09", "2021-12-10")
    (bomb,) = claimed(text.format(sides[1], ""))
    assert (bomb.claimed_by, str(bomb.date_start)) == (None, "2021-12-12")


@pytest.mark.parametrize(("text", "sides", "strike"), ON_FRIDAY)
def test_a_claim_of_several_leaves_another_s_attack_and_a_day_that_the_text_says(text, sides, strike):
    turkish, bomb = claimed(text.format(sides[0], strike))
    assert (turkish.initiators, turkish.claimed_by) == (("turkey",), None)
    assert (bomb.claimed_by, str(bomb.date_start)) == ("islamic_state", "2021-12-12")
