"""What kind of telling a clause is, each rule with a text that meets it and one that just does not."""

import pytest

from tests.extract.made import clauses


def tellings(text: str) -> list[str]:
    """The rule by which each clause of a text is told."""
    return [clause.rule for clause in clauses(text)]


def telling(text: str) -> tuple[str, str]:
    """Telling and rule of a text's last clause."""
    last = clauses(text)[-1]
    return last.telling, last.rule


@pytest.mark.parametrize(
    ("met", "rule", "not_met"),
    [
        ("The SDF carried out 41 operations in October.", "acts_counted", "The SDF carried out operations in October."),
        ("نفذت قسد 41 عملية خلال تشرين الأول.", "acts_counted", "نفذت قسد عملية خلال تشرين الأول."),
        ("The Asayish imposed a curfew in Hajin.", "measure", "The Asayish imposed a tax in Hajin."),
        ("فرضت الأسايش حظر تجول في هجين.", "measure", "فرضت الأسايش ضريبة في هجين."),
        ("The Asayish closed the roads in Hajin on Sunday.", "measure", "The Asayish closed the roads in Hajin."),
        ("سيطرت قسد على بلدة هجين.", "territory", "مرت قسد على بلدة هجين."),
        ("قتل ستة أشخاص بغارتين على هجين والصور أمس.", "total", "قتل ستة أشخاص بغارتين على هجين أمس."),
        ("قتل ستة أشخاص بثلاث هجمات في هجين والصور أمس.", "total", "قتل ستة أشخاص بهجوم في هجين والصور أمس."),
        ("Nine people have been killed so far in Hajin on Sunday.", "total", "Nine were killed in Hajin on Sunday."),
        ("قتل تسعة أشخاص حتى الآن في هجين أمس.", "total", "قتل تسعة أشخاص في هجين أمس."),
        (
            "In the first four months of the year gunmen killed a man in Hajin.",
            "total",
            "Four months later gunmen killed a man in Hajin.",
        ),
        ("قتل رجل خلال الأشهر الثلاثة الماضية في هجين.", "total", "قتل رجل قبل الأشهر الثلاثة الماضية في هجين."),
        ("This year's toll is 77 people killed.", "total", "The toll is 77 people killed."),
        ("A man has been killed since Thursday.", "total", "A man has been killed since Thursday in Hajin."),
        ("The SDF arrested 57 people last month.", "total", "The SDF arrested 57 people on Sunday."),
        (
            "The SDF arrested a man in raids in Hajin last month.",
            "total",
            "The SDF arrested a man in Hajin last month.",
        ),
        ("A bomb killed two people last month.", "total", "A bomb killed two people there last month."),
        ("Nine attacks hit Hajin last week.", "total", "An attack hit Hajin on Sunday."),
        (
            "Nine attacks hit the area since Saturday, killing ten men.",
            "total",
            "Attacks hit the area on Saturday, killing ten men.",
        ),
        ("A total of nine attacks killed three men in Hajin.", "total", "Nine attacks killed three men in Hajin."),
        (
            "Ten days of fighting in Hajin killed 40 people.",
            "lasted",
            "Two days of fighting in Hajin killed 40 people.",
        ),
        (
            "The battle lasted a week and killed 40 people.",
            "lasted",
            "The battle lasted a week and killed 40 people in Hajin.",
        ),
        (
            "استمرت المعركة أسبوعين وقتل فيها أربعون شخصا.",
            "lasted",
            "استمرت المعركة يومين وقتل فيها أربعون شخصا.",
        ),
        (
            "سيطرت قسد على بلدة هجين بعد اشتباكات.",
            "territory",
            "سيطرت قسد على بلدة هجين بعد اشتباكات أمس.",
        ),
        ("Dozens of attacks killed soldiers in Hajin.", "uncounted", "Two attacks killed soldiers in Hajin."),
        (
            "The war killed 4,000 people in Raqqa on Sunday.",
            "uncounted",
            "The war killed 400 people in Raqqa on Sunday.",
        ),
        ("Dozens have been killed since Saturday.", "uncounted", "Dozens have been killed in Hajin since Saturday."),
        ("Attacks on the SDF became almost daily in Hajin.", "uncounted", "Attacks on the SDF became heavy in Hajin."),
        ("An operation began in Hajin.", "weak", "An operation against Islamic State began in Hajin."),
        ("The old shells are in Hajin.", "weak", "Two shells landed in Hajin."),
        (
            "The Asayish imposed a curfew in Hajin and there were arrests.",
            "measure",
            "The Asayish imposed a curfew in Hajin and arrested two men.",
        ),
        ("The weather was cold in Hajin on Sunday.", "no_act", "The weather was cold in Hajin when gunmen attacked."),
        ("A bomb killed a man in Hajin on Sunday.", "act", "A man read in Hajin on Sunday."),
    ],
)
def test_a_clause_is_told_by_the_rule_that_its_words_meet(met, rule, not_met):
    assert tellings(met)[-1] == rule
    assert tellings(not_met)[-1] != rule


@pytest.mark.parametrize(
    ("dropped", "rule", "told"),
    [
        ("A mine left over from the war killed a man in Hajin.", "remnant", "A mine killed a man in Hajin."),
        ("انفجر لغم من مخلفات الحرب برجل في هجين أمس.", "remnant", "انفجر لغم برجل في هجين أمس."),
        (
            "A controlled explosion was heard in Hajin on Sunday.",
            "controlled",
            "A controlled explosion killed a man in Hajin on Sunday.",
        ),
        ("Two men were killed in a traffic accident in Hajin.", "accident", "Two men were killed in Hajin."),
        ("قتل رجلان بحادث سير في هجين أمس.", "accident", "قتل رجلان في هجين أمس."),
        (
            "Rumours said that an attack killed three in Hajin.",
            "rumour",
            "Police said that an attack killed three in Hajin.",
        ),
        (
            "An earlier version said that three were killed in Hajin.",
            "correction",
            "An earlier statement said that three were killed in Hajin.",
        ),
        (
            "We apologise for it. A report headlined gunmen killed three in Hajin.",
            "correction",
            "We stand by it. A report headlined gunmen killed three in Hajin.",
        ),
        ("لا صحة لخبر هجوم في هجين أمس.", "rumour", "ورد خبر هجوم في هجين أمس."),
        ("A bomb killed three in Jordan on Sunday.", "abroad", "A bomb killed three in Hajin near Jordan on Sunday."),
        ("قتل ثلاثة بعبوة في العراق أمس.", "abroad", "قتل ثلاثة بعبوة في هجين أمس."),
        (
            "The SDF denied involvement in the attack.",
            "denied_attribution",
            "The SDF denied involvement in the attack in Hajin on Sunday.",
        ),
        ("نفت قسد ضلوعها في الهجوم.", "denied_attribution", "نفت قسد الهجوم."),
        (
            "Having released a prisoner, the SDF arrested two in Hajin.",
            "release",
            "The SDF arrested two in Hajin, having released a prisoner.",
        ),
        (
            "أفرجت قسد عن رجال بعد اعتقالهم في هجين.",
            "release",
            "طالب الأهالي بالإفراج عن رجال بعد اعتقالهم في هجين.",
        ),
        ("A court in Raqqa sentenced men on Sunday for arrests.", "court", "A court in Raqqa was bombed on Sunday."),
    ],
)
def test_what_is_none_to_count_is_dropped(dropped, rule, told):
    assert telling(dropped) == ("dropped", rule)
    assert telling(told)[1] != rule


def test_what_is_denied_is_no_accident():
    assert telling("Two men were killed in a traffic accident in Hajin.") == ("dropped", "accident")
    assert telling("The SDF denied that the two men killed in Hajin died in a traffic accident.")[1] != "accident"


def test_a_correction_after_an_act_in_its_sentence_takes_it_back():
    text = "Gunmen killed a baker in Hajin on Sunday; {} that a bomb wounded two men in Suwar on Monday."
    assert tellings(text.format("it is false")) == ["rumour", "rumour"]
    assert tellings(text.format("it is said")) == ["act", "act"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Nine attacks hit Hajin last week. Three soldiers were killed.", ["total", "goes_on"]),
        ("Nine attacks hit Hajin last week. Three soldiers were killed. Two died.", ["total", "goes_on", "goes_on"]),
        ("Nine attacks hit Hajin last week. Three soldiers were killed on Sunday.", ["total", "act"]),
        ("Nine attacks hit Hajin last week. Three soldiers were killed in Suwar.", ["total", "act"]),
        ("Nine attacks hit Hajin last week.\nThree soldiers were killed.", ["total", "act"]),
        ("An attack hit Hajin on Sunday. Three soldiers were killed.", ["act", "act"]),
    ],
)
def test_a_toll_without_place_or_day_goes_on_with_the_total_before_it(text, rules):
    assert tellings(text) == rules
    assert [clause.goes_on for clause in clauses(text)] == [rule == "goes_on" for rule in rules]


@pytest.mark.parametrize("noun", ["strikes", "raids"])
def test_sorties_on_one_target_are_one_act_where_no_period_is_told(noun):
    text = f"Five {noun} killed three men in Hajin{{}}."
    assert telling(text.format("")) == ("incident", "act")
    assert telling(text.format(" last month")) == ("aggregate", "total")
