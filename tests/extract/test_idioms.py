"""Turns of phrase of agencies, bulletins and flashes that unseen articles were first misread by."""

from datetime import date

import pytest

from tests.extract.made import dates, places, records, tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("حاولوا مساء أمس تصفية عامل إغاثة", {"killed": (0, 0)}),
        ("وصول جثامين أربعة أشخاص", {"killed": (4, 4)}),
        ("استشهاد طفل وإصابة والدته وشقيقيه", {"killed": (1, 1), "injured": (3, 3)}),
        ("واعتقلته مع اثنين من أبنائه", {"detained": (3, 3)}),
        ("مقتل 5 من العشائر و3 من قسد", {"killed": (8, 8)}),
        ("وسقط قتيل وجريح", {"killed": (1, 1), "injured": (1, 1)}),
        ("إن سبعة من المصابين بحالة خطرة", {}),
        ("وأصيب راكبين كانا في السيارة", {"injured": (2, 2)}),
        ("broke into his home, shot him dead and fled", {"killed": (1, 1)}),
        ("seven others sustained injuries", {"injured": (7, 7)}),
        ("A woman and her two children were found dead", {"killed": (3, 3)}),
    ],
)
def test_idioms_of_tolls_are_counted_once(text, expected):
    assert tolls(text) == expected


def test_monday_is_no_number_of_people():
    assert tolls("أعدموا جاسوساً في قرية جنوب الحسكة، الاثنين الفائت").get("killed") == (1, 1)


def test_the_quarter_of_the_sixteenth_of_july_dates_nothing():
    assert dates("أطلقوا النار على رجل في حي 16 تموز") == []


def test_about_thirty_raids_are_no_flight_towards_a_place():
    assert [place[0] for place in places("نحو 30 غارة على بادية الرصافة")] == ["الرصافة"]


@pytest.mark.parametrize(
    ("published", "government"),
    [(date(2024, 12, 1), "syrian_government"), (date(2025, 3, 6), "transitional_government")],
)
def test_the_syrian_army_is_the_army_of_its_day(published, government):
    (record,) = records("قُتل عنصران من الجيش السوري بهجوم مسلح في مدينة الميادين أمس.", published)
    assert record.targets == (government,)


def test_a_bomb_on_a_car_that_belongs_to_a_force_is_not_laid_by_it():
    (record,) = records("A roadside bomb tore through a car belonging to the SDF in Hajin, killing two fighters.")
    assert (record.initiators, record.targets, record.killed.low) == (("unknown",), ("sdf",), 2)


def test_a_claim_dated_today_leaves_the_attack_its_own_day():
    (record,) = records('تبنى تنظيم "داعش"، اليوم الاثنين، قتل عنصرين من "قسد" قرب بلدة الصور، يوم أول أمس.')
    assert record.date_start == date(2021, 12, 11)


def test_the_area_that_shells_come_from_tells_who_fired():
    (record,) = records("سقطت قذيفة هاون مصدرها مناطق سيطرة النظام على منزل في بلدة الحصان، ما أدى إلى مقتل طفل.")
    assert record.initiators == ("syrian_government",)


def test_a_murder_and_the_running_total_after_it_are_two_records():
    text = "قُتلت امرأة في مخيم الهول أمس، ليرتفع بذلك عدد القتلى منذ بداية العام إلى 9 أشخاص."
    (incident,), (total,) = records(text), records(text, kind="aggregate")
    assert (incident.killed.low, total.killed.low) == (1, 9)


def test_a_toll_of_operations_is_no_toll_of_people():
    (total,) = records("يرتفع إلى 41 عدد العمليات منذ مطلع العام، وبلغت حصيلة القتلى 33 قتيلاً.", kind="aggregate")
    assert total.killed.low == 33


def test_what_a_beaten_off_attack_hits_is_who_beat_it_off():
    (record,) = records("تصدت قوات سوريا الديمقراطية لهجوم شنه مرتزقة داعش على نقطة في قرية درنج أمس.")
    assert (record.event_type, record.initiators, record.targets) == ("armed_assault", ("islamic_state",), ("sdf",))


def test_who_backs_a_force_takes_no_part():
    (record,) = records("داهمت قسد المدعومة من الاحتلال الأمريكي قرية أبو خشب أمس واعتقلت شاباً.")
    assert record.initiators == ("sdf",)


def test_who_wears_a_uniform_need_not_be_of_the_force():
    (record,) = records("اختطف مسلحون يرتدون زي الأسايش صائغاً من وسط مدينة الحسكة، السبت.")
    assert record.initiators == ("unknown",)


def test_a_village_far_away_is_meant_only_where_its_governorate_is_named():
    (record,) = records("أعلنت قسد القبض على رجلين خلال حملة تمشيط في بادية الروضة، أمس.")
    assert (record.place_ar, record.governorate, record.lat) == ("الروضة", None, None)


def test_stabbed_to_death_is_dead_and_not_wounded():
    assert tolls("armed men stabbed an Iraqi refugee to death") == {"killed": (1, 1)}
