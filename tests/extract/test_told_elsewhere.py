"""What the words beside an act do not say: told in another sentence, by another verb, or of another act."""

from datetime import date

import pytest

from tests.extract.made import MONDAY, only, places, records, tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two guards were killed and a third was wounded", {"killed": (2, 2), "injured": (1, 1)}),
        ("A child was killed and four members of her family injured", {"killed": (1, 1), "injured": (4, 4)}),
        ("eleven others sustained wounds, a local source told the network", {"injured": (11, 11)}),
        ("the body of a 34-year-old man was found", {"killed": (1, 1)}),
        ("the number of those killed rising to three", {"killed": (3, 3)}),
        ("توفيت طفلة نازحة جراء إصابتها برصاصة طائشة", {"killed": (1, 1)}),
        ("فارق شاب الحياة متأثراً بإصابته بطلق ناري", {"killed": (1, 1)}),
        ("واعتقلت منه أباً وولديه", {"detained": (3, 3)}),
    ],
)  # fmt: skip
def test_each_person_is_counted_once(text, expected):
    assert tolls(text) == expected


def test_those_whom_the_detained_are_charged_with_killing_are_no_toll_of_the_arrest():
    text = "أوقفت الأسايش في مدينة الرقة ثلاثة أشخاص للاشتباه بتورطهم في قتل صائغ يوم الخميس في حي الدرعية."
    arrest, murder = records(text)
    assert (arrest.event_type, arrest.detained.low, arrest.killed.low) == ("arrest", 3, None)
    assert (murder.killed.low, murder.date_start) == (1, date(2021, 12, 9))


def test_a_headline_and_the_sentence_below_it_tell_one_act():
    record = only(
        "ISIS ambushes army convoy in Deir ez-Zor desert, leaving 8 dead\n"
        "A convoy of the Syrian army came under attack in the desert of Mayadin on Sunday night. Eight soldiers died."
    )
    assert (record.event_type, record.initiators, record.killed.low) == ("ambush", ("islamic_state",), 8)
    assert (record.place_en, record.date_start) == ("Mayadin", date(2021, 12, 12))


def test_the_day_and_place_that_a_later_sentence_gives_an_operation_are_its_own():
    record = only(
        "US-led forces captured a senior ISIS figure in a helicopter raid in eastern Syria, CENTCOM said on Monday. "
        "The operation took place on 8 December near Markada."
    )
    assert (record.date_start, record.place_en) == (date(2021, 12, 8), "Markadah")


def test_a_general_remark_on_an_area_ties_nobody_to_an_act():
    record = only(
        "Six fighters were killed by a landmine west of Mayadin on Friday. No-one claimed it but IS is active there."
    )
    assert record.initiators == ("unknown",)


def test_a_claim_of_the_attack_is_not_of_the_device_made_safe_after_it():
    attack, device = records(
        "أطلق ملثمون النار على مقر للدفاع الذاتي في بلدة البصيرة مساء السبت. وفي اليوم التالي عثر على عبوة في البلدة "
        "فككها عناصر الأسايش.\nولم يصدر تبن للهجوم، غير أن مصدراً عسكرياً نسبه إلى خلايا داعش."
    )
    assert (attack.initiators, attack.initiator_basis) == (("islamic_state",), "suspected")
    assert (device.event_type, device.event_class) == ("other", "security_operation")


def test_a_speaker_that_says_it_did_claims():
    record = only("Islamic State said on Sunday it had beheaded a spy in the village of Al-Zirr.")
    assert (record.initiators, record.claimed_by) == (("islamic_state",), "islamic_state")


def test_an_oil_pipe_that_is_blown_up_is_sabotage_and_a_standstill_no_arrest():
    assert only("فجّر مجهولون أنبوب نفط قرب حقل التنك، ما أدى إلى توقف الضخ.").event_type == "arson_sabotage"


def test_soldiers_of_nobody_named_are_the_states_where_its_own_agency_tells():
    text = "دير الزور - سانا: استشهد ثلاثة عسكريين باعتداء إرهابيين من داعش على حافلة على طريق تدمر دير الزور أمس."
    record = only(text)
    assert (record.targets, record.governorate, record.location_precision) == (("syrian_government",), "SY04", "near")


def test_many_sorties_of_one_day_on_one_range_are_one_strike():
    text = "شنت مقاتلات روسية أكثر من 20 غارة على كهوف التنظيم في جبل البشري خلال الساعات الـ24 الماضية."
    assert (only(text).event_type, only(text).date_end) == ("air_strike", MONDAY)


@pytest.mark.parametrize("spelled", ["Tal Brak", "Tell Brak", "Tel Brak"])
def test_common_first_words_of_names_are_one_in_any_spelling(spelled):
    assert [name for name, _, _ in places(f"in the town of {spelled}")] == ["تل براك"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقُتل في المداهمة مدنيان.", {"killed": (2, 2)}),
        ("قُتل في الهجوم ثلاثة مدنيين", {"killed": (3, 3)}),
        ("وأصيب جراء القصف طفلان وامرأة", {"injured": (3, 3)}),
        ("وقُتل خلال الهجوم عنصران", {"killed": (2, 2)}),
        ("قتل في الهجوم على دورية تضم سبعة عناصر", {}),
        ("قُتل في الهجوم الذي استهدف ثلاثة حواجز", {}),
    ],
)
def test_who_is_named_after_the_act_that_killed_them_is_counted(text, expected):
    assert tolls(text) == expected


RAID_EN = "The SDF raided a house in Al-Busayrah at dawn on Sunday and arrested seven people. "
RAID_AR = "داهمت قوات سوريا الديمقراطية منازل في البصيرة فجر الأحد واعتقلت سبعة أشخاص. "


@pytest.mark.parametrize(
    "text",
    [
        RAID_EN + "IS gunmen attacked an SDF headquarters in the town, killing one civilian.",
        RAID_AR + "وهاجم مسلحو داعش مقراً لقسد في البلدة وقتلوا مدنياً.",
        RAID_AR + "هجوم مسلح نفذه تنظيم الدولة على حاجز لقسد في البلدة أسفر عن مقتل مدني.",
    ],
)
def test_an_attack_without_a_day_is_no_part_of_the_raid_told_before_it(text):
    raid, attack = records(text)
    assert (raid.event_type, raid.initiators, raid.killed.low, raid.detained.low) == ("raid", ("sdf",), None, 7)
    assert (attack.event_type, attack.initiators, attack.killed.low) == ("armed_assault", ("islamic_state",), 1)
    assert attack.place_id == raid.place_id


def test_fire_that_gunmen_open_during_a_raid_is_a_part_of_it():
    raid = only("The SDF raided a house in Al-Busayrah on Sunday. During the raid gunmen opened fire, wounding two.")
    assert (raid.event_type, raid.injured.low) == ("raid", 2)


@pytest.mark.parametrize("harm", ["killing two civilians", "wounding a guard"])
def test_who_is_attacked_is_not_made_the_killer_by_the_participle_after_the_comma(harm):
    record = only(f"IS gunmen attacked an SDF patrol in Al-Busayrah, {harm}.")
    assert (record.initiators, record.targets) == (("islamic_state",), ("sdf",))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attack SDF checkpoints in Al-Busayrah almost every day.",
        "SDF fighters come under fire in Al-Shuhayl every night.",
        "IS fighters attack SDF patrols in Al-Busayrah almost daily.",
        "يهاجم مسلحون حواجز قسد في البصيرة كل يوم تقريباً.",
        "تتعرض حواجز قسد في الشحيل لهجمات يومية.",
        "يستهدف داعش عناصر قسد يومياً في الشحيل.",
    ],
)
def test_what_happens_almost_daily_is_no_incident(text):
    assert records(text) == []
