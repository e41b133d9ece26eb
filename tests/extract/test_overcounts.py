"""Nothing is counted too high: what a number is not, and which act it does not belong to."""

import pytest

from tests.extract.made import only, records, tolls


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


@pytest.mark.parametrize(
    "text",
    [
        "22:40 | انتشال جثتين من تحت الأنقاض",
        "Update 16:25 two bodies were found",
    ],
)
def test_a_time_of_day_is_no_toll(text):
    assert tolls(text)["killed"] == (2, 2)


@pytest.mark.parametrize(
    "text",
    [
        "IS threatened to kill ten teachers",
        "a bomb that could have killed dozens of people",
        "هدد التنظيم أمس بقتل عشرة معلمين",
    ],
)
def test_what_was_only_threatened_or_possible_is_no_toll(text):
    assert tolls(text).get("killed", (None, None)) == (None, None)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Two teachers were kidnapped on Friday and later executed", 2),
        ("Militants seized three shepherds and killed them near the river", 3),
        ("خطف مسلحون راعيين ثم أعدموهما قرب النهر", 2),
        ("اختطف التنظيم ثلاثة جنود وأعدمهم رمياً بالرصاص", 3),
    ],
)
def test_people_seized_and_then_killed_are_counted_once(text, dead):
    assert tolls(text) == {"killed": (dead, dead)}


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested four men and killed one",
        "Four people were arrested and two killed",
        "اعتقال خمسة أشخاص ومقتل سادس",
    ],
)
def test_others_killed_beside_those_arrested_leave_them_arrested(text):
    assert tolls(text)["detained"][0] in {4, 5}


def test_a_battle_of_weeks_gives_its_dead_to_no_single_shell():
    text = (
        "On Friday a shell hit a bakery in Hajin and wounded a baker. "
        "The battle lasted twelve days and cost, by the army's figures, 310 dead."
    )
    assert (only(text).killed.low, only(text).injured.low) == (None, 1)
    (total,) = records(text, kind="aggregate")
    assert total.killed.low == 310


def test_a_battle_of_weeks_in_arabic_gives_its_dead_to_no_single_shell():
    text = "سقطت قذيفة يوم الجمعة على مخبز في هجين وجرحت خبازاً. واستمرت المعركة أسبوعين وأسفرت عن 210 قتلى."
    assert (only(text).killed.low, only(text).injured.low) == (None, 1)


def test_a_total_of_months_is_no_incident():
    text = (
        "A mine killed a shepherd near Ma'adan on Sunday. Over 90 were killed there in the first five months of 2021."
    )
    assert only(text).killed.low == 1


def test_each_number_of_a_recap_belongs_to_its_own_place():
    text = (
        "انفجرت دراجة مفخخة أمس في حي غويران بالحسكة وأصابت ثمانية أشخاص.\n"
        "وأطلق مسلحون النار على حارس في بلدة الكسرة أمس.\n"
        "ونعيد العناوين: مقتل حارس في بلدة الكسرة برصاص مجهولين، وثمانية جرحى في تفجير غويران."
    )
    blast, shooting = records(text)
    assert (blast.injured.low, blast.killed.low) == (8, None)
    assert (shooting.injured.low, shooting.killed.low) == (None, 1)


def test_a_second_place_takes_its_number_with_it():
    assert tolls("قُتل عنصران في ذيبان وثلاثة في البصيرة أمس")["killed"] == (2, 2)


def test_a_headline_of_two_places_gives_each_its_own_number():
    first, second = records("Three killed in Dhiban shooting and five hurt in Raqqa bombing on Sunday.")
    assert (first.killed.low, first.injured.low) == (3, None)
    assert (second.killed.low, second.injured.low) == (None, 5)


def test_the_first_and_the_second_belong_to_the_scene_that_brought_them_in():
    text = (
        "رصاص على محتجين في الشدادي أمس.\n"
        "كانا عائدين إلى بيتهما عند جسر بلدة الكسرة حين اعترضتهما سيارة. الأول قُتل على الفور، والثاني توفي في المشفى."
    )
    assert [record.killed.low for record in records(text) if record.place_en == "Al-Shaddadi"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Amaq said 14 soldiers were killed in an ambush near Mayadin on Sunday. Army pages acknowledged four deaths.",
        "قال التنظيم إنه قتل 14 جندياً في كمين قرب الميادين يوم الأحد. واعترفت صفحات الجيش بمقتل أربعة جنود.",
        "تحدث ناشطون عن 14 قتيلاً في كمين قرب الميادين أمس، فيما أقر الجيش بمقتل أربعة فقط.",
    ],
)
def test_of_a_claim_and_what_the_other_side_admits_the_lower_is_sure(text):
    assert only(text).killed.low == 4


def test_those_who_killed_somebody_elsewhere_are_no_detained_of_that_killing():
    killing = only("Police say they picked up one of the men who killed the baker in Al-Shuhayl on Friday.")
    assert (killing.killed.low, killing.detained.low) == (1, None)
    arrest = only("On Sunday police in Raqqa detained four men who killed a baker.")
    assert (arrest.killed.low, arrest.detained.low) == (None, 4)


@pytest.mark.parametrize(
    "text",
    [
        "A US strike in Raqqa on Sunday killed an IS leader responsible for the deaths of 30 civilians.",
        "قتلت غارة للتحالف في الرقة أمس قيادياً في داعش مسؤولاً عن مقتل ثلاثين مدنياً.",
        "Gunmen shot dead a guard in Dhiban on Sunday, two days after an attack in al-Shuhayl in which six died.",
        "بعد يومين من مقتل ثلاثة عناصر في البصيرة، هاجم مسلحون حاجزاً في ذيبان أمس وقتلوا عنصراً.",
        "اغتال مسلحون معلماً في ذيبان أمس، وكان شقيقاه قد قتلا عام 2017 في هجوم مماثل.",
        "قُتل راعٍ برصاص مسلحين في ذيبان أمس، تاركاً زوجة وخمسة أطفال.",
    ],
)
def test_one_dead_is_one_whatever_else_the_sentence_recalls(text):
    assert only(text).killed.low == 1


def test_an_arrest_counts_those_arrested_not_those_they_are_wanted_for():
    arrest = only("A man wanted for the killing of 20 people was arrested in Hajin on Sunday.")
    assert (arrest.killed.low, arrest.detained.low) == (None, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The SDF denied on Sunday that five of its fighters were killed in an attack in Dhiban.",
        "نفت قسد أمس مقتل خمسة من عناصرها في هجوم بذيبان.",
    ],
)
def test_dead_who_are_only_denied_are_not_counted(text):
    assert only(text).killed.low is None


def test_two_attacks_with_one_number_are_a_total():
    for text in (
        "Two attacks on Sunday in Dhiban and al-Shuhayl killed five fighters.",
        "أسفر هجومان أمس في ذيبان والشحيل عن مقتل خمسة عناصر.",
    ):
        assert records(text) == []


def test_a_wounded_man_who_died_is_not_wounded_too():
    record = only(
        "A drone struck a car near Tal Tamr on Saturday. Five members were injured, of whom one died on Sunday."
    )
    assert (record.killed.low, record.injured.low) == (1, 4)


def test_the_headline_that_a_correction_takes_back_is_no_incident():
    text = "نشرنا أمس خبراً بعنوان «مقتل أربعة في هجوم على حافلة بريف الرقة». ونعتذر: لم يُقتل أحد، ولم يقع هجوم."
    assert not [record for record in records(text) if record.killed.low]


def test_thousands_fallen_in_a_war_are_background():
    assert (
        records("Our forces, which freed al-Baghouz on 23 March 2019 at the price of 9,000 martyrs, stand ready.") == []
    )


def test_where_the_wounded_are_treated_is_no_scene():
    record = only("A mine went off near Tal Tamr on Sunday. Four guards were injured and are being treated in Hasakah.")
    assert (record.place_en, record.injured.low) == ("Tal Tamr", 4)


def test_a_suspect_held_elsewhere_is_no_detained_of_the_bombing_before():
    text = (
        "سيارة مفخخة انفجرت أمس في سوق تل أبيض وقتلت ثلاثة أشخاص.\n"
        "ليلة ثقيلة عاشتها الطبقة بعد اقتحام بيت موظف. الأسايش أوقفت صباحاً مشتبهاً به واحداً في المكان."
    )
    assert [record.detained.low for record in records(text) if record.place_en == "Tal Abyad"] == [None]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        (
            "In Dhiban, where eight people have been killed since June, gunmen shot dead a driver on Sunday.",
            {1, None},
            {None},
        ),
        ("في ذيبان التي قُتل فيها ثمانية أشخاص منذ حزيران، اغتال مسلحون سائقاً أمس.", {1, None}, {None}),
        ("ذبح داعش راعياً قرب هجين أمس، وقد أعدم 45 شخصاً منذ مطلع العام.", {1}, {None}),
        ("Two of the seven people wounded in Saturday's blast in Raqqa died on Sunday.", {2, None}, {None}),
        ("توفي اثنان من سبعة جرحى أصيبوا في تفجير السبت في الرقة.", {2}, {None}),
        ("An attack on a convoy carrying 120 soldiers killed at least 13 near Kabajib on Sunday.", {13}, {None}),
        ("Troops captured two others, one of whom was wounded, in a raid in Hajin on Sunday.", {None}, {1}),
        ("وأسرت القوات اثنين آخرين أحدهما جريح في إنزال بهجين أمس.", {None}, {1}),
    ],
)
def test_of_several_numbers_only_the_acts_own_is_counted(text, killed, injured):
    record = only(text)
    assert record.killed.low in killed
    assert record.injured.low in injured


def test_an_arrest_over_a_murder_counts_no_murdered():
    arrest = only(
        "Police in Raqqa arrested on Sunday the two brothers whom they accuse of the murder of three goldsmiths."
    )
    assert (arrest.killed.low, arrest.detained.low) == (None, 2)


def test_two_strikes_on_two_towns_give_neither_the_whole_number():
    assert records("مقتل خمسة أشخاص في غارتين أمس: اثنان في عين عيسى وثلاثة في تل تمر.") == []


@pytest.mark.parametrize(
    "text",
    [
        "An IS cell accused of killing 18 people was broken up in Raqqa on Sunday and six were arrested.",
        "فُكّكت في الرقة أمس خلية متهمة بقتل 18 شخصاً واعتقل ستة من أفرادها.",
    ],
)
def test_what_a_cell_is_accused_of_is_no_toll_of_its_end(text):
    assert (only(text).killed.low, only(text).detained.low) == (None, 6)


def test_of_the_wounded_only_those_who_died_are_dead():
    text = "A car bomb wounded 14 in Raqqa on Sunday, among them five children who later died."
    assert only(text).killed.low in {5, None}


def test_the_feared_dead_are_not_counted():
    assert only("يُخشى أن يكون 15 شخصاً قد قتلوا بغارة على هجين أمس.").killed.low is None


def test_the_years_toll_is_not_that_of_one_mine():
    mine = only(
        "A landmine killed 1 and wounded 2 in Hajin on Sunday, raising this year's toll to 77 dead and 130 wounded."
    )
    assert (mine.killed.low, mine.injured.low) == (1, 2)


def test_what_a_captive_once_ordered_is_no_toll_of_the_arrest():
    assert only("قُبض في الرقة أمس على قاضٍ سابق في داعش أمر بإعدام أربعين شخصاً.").killed.low is None


def test_a_shell_that_falls_on_a_school_kills_no_teacher():
    record = only("سقطت قذيفة على مدرسة في أبو راسين أمس وأصيب ثلاثة أطفال.")
    assert (record.killed.low, record.injured.low) == (None, 3)
