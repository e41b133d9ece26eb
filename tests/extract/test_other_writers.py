"""Turns of a second writer's texts (wires, posts, advisories, blogs, statements) that were first misread."""

from datetime import date

import pytest

from tests.extract.made import dates, only, places, records, tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فجّر أحد الإرهابيين حزامه فقُتل، فيما استسلم ثلاثة آخرون", {"killed": (1, 1), "detained": (3, 3)}),
        ("لترتفع الحصيلة إلى خمسة قتلى ومثلهم من الجرحى", {"killed": (5, 5), "injured": (5, 5)}),
        ("مقتل الشقيقين عمر وخالد وإصابة والدتهما", {"killed": (2, 2), "injured": (1, 1)}),
        ("تمكّن ستة معتقلين من الفرار", {}),
        ("two refugees, a man aged 38 and his nephew, were found with gunshot wounds to the head", {"killed": (2, 2)}),
        ("a drive-by left an SDF logistics man dead", {"killed": (1, 1)}),
        ("leaving three people dead and a night guard wounded", {"killed": (3, 3), "injured": (1, 1)}),
        ("killing its two riders", {"killed": (2, 2)}),
        ("bringing to 41 the number of residents killed", {"killed": (41, 41)}),
    ],
)
def test_each_toll_is_what_the_phrase_says(text, expected):
    assert tolls(text) == expected


def test_the_sixth_to_die_makes_six_only_where_about_as_many_are_told():
    told = "Four people were killed in clashes between the SDF and tribesmen in Busayra on Monday. A sixth person died."
    assert only(told).killed.low in {4, 6}
    seized = "Six men were seized by the SDF in Busayra on Sunday. A seventh man was shot dead as he fled."
    assert only(seized).killed.low == 1


def test_what_an_anniversary_remembers_is_no_toll_of_today():
    record = only(
        "في الذكرى السنوية لمجزرة الشعيطات التي راح ضحيتها أكثر من 700 شخص في آب 2014، أطلق مسلحون النار ليلة أمس على "
        "مضافة أحد وجهاء العشيرة في أبو حمام، فأصيب نجله في قدمه."
    )
    assert (record.killed.low, record.injured.low) == (None, 1)


def test_an_anniversary_with_its_article_written_out_after_for_is_no_toll_of_today():
    assert records("تجمع الأهالي في هجين لالذكرى السنوية لمجزرة راح ضحيتها 700 شخص.") == []


def test_a_fire_that_a_heater_caused_is_no_incident():
    assert records("A fire caused by a heater on 12 December killed three children in Al-Hol camp.") == []


def test_a_denied_rumour_in_the_next_sentence_takes_its_row_back():
    assert (
        records("Kidnap of a guard in Raqqa (Facebook, 11 December). Checked with partner: did not take place.") == []
    )


def test_arms_found_on_those_arrested_are_no_attack():
    record = only(
        "General Security stopped a taxi at the Al-Tibni checkpoint on Monday, found an explosive belt and detained "
        "both occupants.",
        date(2025, 4, 22),
    )
    assert (record.event_type, record.detained.low) == ("arrest", 2)


def test_a_father_is_no_raid():
    record = only("لقي ثلاثة أطفال مصرعهم وأصيب والدهم بسقوط صاروخ على منزلهم في قرية درنج أمس.")
    assert (record.event_type, record.targets) == ("shelling", ("civilians",))


def test_a_parked_car_alone_is_no_bomb():
    assert records("By Sunday it began in Al-Izba, everyone agrees, with a parked car and an insult.") == []


def test_houses_that_are_surrounded_first_are_raided():
    record = only("سبع سيارات تابعة لقسد طوقت بيتين في قرية الحوايج اليوم واعتقلت ثلاثة شبان.")
    assert (record.event_type, record.initiators) == ("raid", ("sdf",))


def test_who_foils_an_attack_was_attacked():
    record = only("أحبطت وحدة من الجيش السوري هجوماً شنته مجموعة من داعش على نقاط قرب بلدة محكان أمس، وارتقى عسكري.")
    assert (record.initiators, record.targets) == (("islamic_state",), ("syrian_government",))


def test_who_is_blamed_is_suspected_and_who_failed_to_protect_is_not():
    blamed = only("A bomb killed eight people in Suluk on Monday. Residents blamed the YPG.")
    assert (blamed.initiators, blamed.initiator_basis) == (("sdf",), "suspected")
    failed = only(
        "Unknown gunmen killed a sheikh in Muhaymidah on Friday. Tribesmen accused the SDF of failing to protect him."
    )
    assert failed.initiators == ("unknown",)


def test_a_lead_of_several_claims_claims_what_follows_and_its_day_counts():
    (record,) = records(
        "أعلن تنظيم «الدولة الإسلامية» في بيانات بثتها معرّفاته أمس الأحد مسؤوليته عن أربع عمليات.\n"
        "وجاء في بيان أن عبوة فُجّرت بصهريج محروقات على طريق قرية الصبحة، ما تسبب بإصابة سائقه."
    )
    assert (record.claimed_by, record.date_start, record.date_end) == (
        "islamic_state",
        date(2021, 12, 11),
        date(2021, 12, 12),
    )


def test_a_statement_in_the_first_person_speaks_of_its_own_force():
    text = "المركز الإعلامي لقوات سوريا الديمقراطية: فككت فرق الهندسة في قواتنا عبوة على طريق أبو خشب صباح اليوم."
    assert only(text).initiators == ("sdf",)


def test_internal_security_is_of_damascus_where_its_ministry_tells():
    text = "أعلنت وزارة الداخلية أن وحدات الأمن الداخلي داهمت وكراً في حي الجورة أمس وقبضت على رجلين."
    assert only(text, date(2025, 8, 3)).initiators == ("transitional_government",)


def test_mercenaries_of_an_occupation_are_not_those_of_islamic_state():
    text = "تسللت مجموعة من مرتزقة جيش الاحتلال التركي أمس إلى قرية أم الكيف، فقُتل ثلاثة من المرتزقة."
    assert "islamic_state" not in only(text).initiators + only(text).targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the last week of May", [("2021-05-25", "2021-05-31")]),
        ("On Sept. 16, forces", [("2021-09-16", "2021-09-16")]),
        ("torched overnight on 8-9 September", [("2021-09-08", "2021-09-09")]),
        ("هو الثاني هذا الشهر، ففي السادس منه", [("2021-12-01", "2021-12-13"), ("2021-12-06", "2021-12-06")]),
        ("مبارح مساءً", [("2021-12-12", "2021-12-12")]),
    ],
)
def test_dates_in_other_words(text, expected):
    assert dates(text) == expected


def test_a_correction_of_the_day_counts():
    record = only(
        "A shepherd was killed by a device near Al-Suwar. The first version gave Sunday as the date of that "
        "blast. It occurred on Friday."
    )
    assert record.date_start == date(2021, 12, 10)


def test_the_place_that_a_paragraphs_first_words_name_is_the_scene():
    record = only("Awful pictures from Dhiban. A shell hit a house today and killed a mother and two of her children.")
    assert (record.place_en, record.killed.low) == ("Dhiban", 3)


def test_a_street_is_no_town_and_an_outlet_no_village():
    assert places("طُعن صراف في شارع تل أبيض وسط مدينة الرقة")[0][0] == "الرقة"
    assert places("Four people were killed, local network Al-Khabour says") == []


def test_shells_from_positions_in_one_town_fall_on_another():
    record = only(
        "قصف مدفعي لقوات النظام من مواقعها في بلدة خشام استهدف معبراً في جديد بكارة اليوم، ما تسبب بمقتل مهرّب."
    )
    assert (record.place_en, record.initiators) == ("Jadid Bakkara", ("syrian_government",))


def test_an_advisory_is_read_with_its_abbreviations():
    record = only(
        "2. MON 13 DEC, approx 1930L, Abu Hammam: two UAG on M/C engaged an SDF CP with SAF and fled. 1 KIA / 3 WIA."
    )
    assert (record.event_type, record.targets) == ("armed_assault", ("sdf",))
    assert (record.killed.low, record.injured.low) == (1, 3)


def test_a_tellers_contradiction_lowers_the_toll():
    record = only(
        "تبنى تنظيم داعش هجوماً على سيارة لقسد قرب هجين أمس، وقال إن ستة سقطوا بين قتيل وجريح. "
        "غير أن مصدراً طبياً قال إن المشفى استقبل جريحين، وإن أحداً لم يُقتل."
    )
    assert (record.killed.low, record.injured.low) == (0, 1)
