from datetime import date

import pytest

from tests.extract.made import only, records


def test_an_attack_says_who_whom_where_when_and_how_many():
    record = only(
        "هاجم مسلحو تنظيم داعش، مساء أمس، حاجزاً لقسد عند مدخل بلدة الطيانة شرقي دير الزور، فقُتل عنصر وأُصيب اثنان."
    )
    assert (record.event_type, record.event_class) == ("armed_assault", "attack")
    assert (record.initiators, record.targets, record.initiator_basis) == (("islamic_state",), ("sdf",), "reported")
    assert (record.date_start, record.place_ar, record.governorate) == (date(2021, 12, 12), "الطيانة", "SY09")
    assert (record.killed.low, record.injured.low, record.detained.low) == (1, 2, None)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("انفجرت عبوة ناسفة بسيارة عسكرية لقسد في الشحيل أمس", "ied"),
        ("انفجرت سيارة مفخخة أمام مخبز في القامشلي أمس", "suicide_or_vehicle_bomb"),
        ("نصب عناصر التنظيم كميناً لرتل قرب السخنة أمس", "ambush"),
        ("داهمت قوة من قسد منزلاً في غرانيج أمس واعتقلت شخصين", "raid"),
        ("نفذ التحالف إنزالاً جوياً في السوسة فجر اليوم", "raid"),
        ("اقتحم مسلحون مجهولون مقراً لقسد في هجين أمس", "armed_assault"),
        ("شنت مقاتلات روسية غارات على مواقع التنظيم قرب السخنة أمس", "air_strike"),
        ("اغتال مجهولون موظفاً في مجلس هجين المحلي أمس", "assassination"),
        ("Gunmen shot dead a teacher in Hajin on Sunday", "assassination"),
        ("A drone struck a car near Qamishli on Sunday, killing two", "air_strike"),
        ("Militants of Islamic State raided an army post near Sukhnah on Sunday", "armed_assault"),
        ("The Asayish arrested two men in Shaddadi on Sunday", "arrest"),
        ("Unknown gunmen kidnapped a pharmacist in Suwar on Sunday", "abduction"),
    ],
)
def test_the_act_is_told_by_its_words(text, event_type):
    assert only(text).event_type == event_type


@pytest.mark.parametrize(
    "text",
    [
        "قُتل أربعة مدنيين بانفجار لغم من مخلفات داعش في بادية معدان أمس.",
        "توفي سائق وأصيب مرافقه بتدهور شاحنة على طريق الرقة أمس.",
        "A recruit in Mayadin was shot by accident on Sunday while cleaning his rifle.",
        "ولا صحة لما تتناقله صفحات عن هجوم في الحوايج أمس.",
        "أفرجت قسد أمس عن 30 موقوفاً في الحسكة.",
        '"We are sitting on a bomb, and it will explode one day," said a man in Hasakah on Sunday.',
        "A court in Raqqa sentenced three men on Sunday for arrests and bribes.",
        "خسر التنظيم آخر معاقله في الباغوز في 23 آذار 2019.",
        "هدد التنظيم بشن هجمات في الرقة.",
        "شن التنظيم خلال الأشهر الماضية عشرات الهجمات في البادية.",
    ],
)
def test_accidents_remnants_rumours_releases_verdicts_threats_and_history_are_no_incidents(text):
    assert records(text) == []


def test_two_acts_in_one_sentence_are_two_incidents():
    text = "اغتال مجهولون مختار قرية محيميدة أمس، وانفجرت عبوة ناسفة بسيارة لقسد في بلدة هجين فجر اليوم."
    assert [record.place_ar for record in records(text)] == ["محيميدة", "هجين"]


def test_what_is_told_twice_is_one_incident():
    text = "قُتل عنصران من قسد بهجوم في بلدة هجين أمس.\n\nوقال مصدر إن الهجوم نفذه مسلحون مجهولون، وإن عنصرين قُتلا."
    assert only(text).killed.low == 2


def test_a_total_over_a_month_is_an_aggregate():
    text = "ألقت قسد القبض على 57 عضواً في تنظيم داعش خلال تشرين الأول الماضي."
    (total,) = records(text, kind="aggregate")
    assert (total.detained.low, str(total.date_start), str(total.date_end)) == (57, "2021-10-01", "2021-10-31")
    assert records(text) == []


def test_a_curfew_is_a_measure():
    (measure,) = records("فرضت الأسايش، اعتباراً من اليوم، حظر تجول في مدينة الرقة.", kind="measure")
    assert measure.initiators == ("asayish",)


def test_a_claim_makes_the_claimant():
    record = only("انفجرت سيارة مفخخة في القامشلي أمس. وأعلن تنظيم الدولة الإسلامية مسؤوليته عن التفجير.")
    assert (record.claimed_by, record.initiator_basis) == ("islamic_state", "claimed")


def test_nobody_claimed_is_no_claim():
    record = only("هاجم مجهولون حاجزاً لقسد في هجين أمس، ولم تتبنَّ أي جهة الهجوم.")
    assert (record.claimed_by, record.initiators) == (None, ("unknown",))


def test_an_accusation_is_a_suspicion_and_the_accuser_no_suspect():
    record = only(
        "A bomb went off in Shaddadi on Sunday, killing two guards. The Asayish accused Islamic State of the blast."
    )
    assert (record.initiators, record.initiator_basis) == (("islamic_state",), "suspected")


def test_the_organisation_of_a_turkish_statement_is_the_pkk():
    text = (
        "أعلنت وزارة الدفاع التركية، اليوم الاثنين، تحييد أربعة من عناصر تنظيم بي كا كا في منبج، "
        "وأن عملياتها ضد التنظيم مستمرة."
    )
    record = only(text)
    assert (record.targets, record.killed.low, record.killed.high, record.claimed_by) == (("sdf",), 0, 4, "turkey")


def test_sources_that_differ_make_a_range():
    record = only(
        "Gunmen attacked an army post near Sukhnah on Sunday, killing two soldiers. "
        "A local monitor put the death toll at five."
    )
    assert (record.killed.low, record.killed.high) == (2, 5)


def test_an_updated_toll_takes_the_place_of_the_old_one():
    record = only("هاجم مجهولون حاجزاً لقسد في هجين أمس وقُتل عنصران. وارتفعت حصيلة الهجوم لاحقاً إلى ثلاثة.")
    assert (record.killed.low, record.killed.high) == (3, 3)


def test_a_body_was_killed_between_the_day_before_and_the_finding():
    record = only("عُثر أمس على جثة نازح قُتل بطلق ناري في مخيم الهول.")
    assert (str(record.date_start), str(record.date_end), record.killed.low) == ("2021-12-11", "2021-12-12", 1)


def test_a_feud_is_a_clash_of_tribes_and_no_attack():
    record = only("قُتل شخصان في اشتباكات بين أبناء عشيرتين في غرانيج اليوم.")
    assert (record.event_type, record.initiators, record.targets) == (
        "clash",
        ("tribal_fighters",),
        ("tribal_fighters",),
    )


def test_every_field_says_its_words_its_rule_and_how_sure_it_is():
    record = only("داهمت قسد منزلاً في هجين أمس واعتقلت شخصين بتهمة الانتماء إلى داعش، بحسب شبكة محلية.")
    assert {"date", "place", "event_type", "initiators", "targets", "detained", "source"} <= record.support.keys()
    for support in record.support.values():
        assert support.rule and 0 < support.confidence <= 1
    assert record.text[slice(*record.support["detained"].spans[0])] == "واعتقلت شخصين"


def test_those_who_were_hit_are_no_doers():
    record = only("Four members of the SDF were killed on Friday when an IED hit their patrol near Gharanij.")
    assert (record.initiators, record.targets, record.killed.low) == (("unknown",), ("sdf",), 4)


def test_an_announcement_of_its_own_strike_names_the_doer():
    record = only("The coalition said its forces killed an IS emir in an air strike near Shaddadi on December 10.")
    assert (record.initiators, record.targets) == (("coalition",), ("islamic_state",))


def test_a_claim_of_the_first_of_two_attacks_is_no_claim_of_the_second():
    text = (
        "هاجم مسلحان حاجزاً لقسد في بلدة هجين أمس. وانفجرت عبوة ناسفة بسيارة لقسد في بلدة الشحيل اليوم. "
        "وتبنى تنظيم داعش الهجوم الأول."
    )
    assert [record.claimed_by for record in records(text)] == ["islamic_state", None]


def test_two_sides_of_a_clash_are_the_two_named():
    record = only("Clashes broke out between tribal fighters and the SDF in Diban on Friday, leaving five dead.")
    assert (record.initiators, record.targets, record.killed.low) == (("tribal_fighters",), ("sdf",), 5)


def test_a_wounded_man_who_dies_later_is_part_of_the_attack():
    text = "أطلق مجهولون النار على تاجر في بلدة الكسرة يوم السبت فأصيب. وتوفي التاجر أمس متأثراً بجراحه."
    assert str(only(text).date_start) == "2021-12-11"
