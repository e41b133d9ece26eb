"""The worked case, from articles made for it: a raid, the attack that it answers, a curfew, a total of arrests, an
official's words, frequency claims and background. Two incidents come of such an article, and nothing else is counted.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from data.extract import Article, Record, extract, read

AT_BUSAYRA = """خلايا «داعش» تضرب مجدداً شرقي دير الزور والتحالف يتحدث عن خطر باقٍ
قالت الناطقة باسم التحالف الدولي، الرائد ليندا كروس، أمس الأحد، لإذاعة “صوت الجزيرة”، إن خلايا تنظيم “داعش” لم تفقد \
قدرتها على الحركة، وإن التهديد قائم ما لم تُحاصر منابع تمويلها.
وأشارت إلى أن قوات التحالف ستواصل العمل إلى جانب “قوات سوريا الديمقراطية” في المنطقة.
ومنذ خسارته آخر جيوبه في الباغوز في آذار 2019، لم يعد التنظيم يحكم أي بلدة، غير أن خلاياه نفذت في الأشهر الأخيرة عشرات \
العمليات ضد مواقع “قسد” وقوات النظام في البادية.
وفجر اليوم، داهمت قوات التحالف الدولي برفقة “قوات سوريا الديمقراطية” منازل في مدينة البصيرة بريف دير الزور الشرقي، \
ما أدى إلى مقتل 3 مدنيين واعتقال 7 أشخاص على الأقل، وفق ما أفادت شبكة “فرات بوست”.
ويأتي ذلك بعد هجوم مسلح استهدف قبل يومين مقراً عسكرياً لـ“قسد” في البصيرة وتبناه تنظيم “داعش”، وأعقبته اشتباكات قُتل \
فيها مدني من سكان المدينة.
وفرضت “قوات سوريا الديمقراطية” منذ ذلك الحين حظراً للتجول في البصيرة ونصبت حواجز عند مداخلها.
وبحسب وكالة “نورث برس”، اعتقلت “قوات سوريا الديمقراطية” و“الأسايش” بمشاركة التحالف الدولي 57 عنصراً وقيادياً من \
التنظيم خلال شهر تشرين الأول الماضي.
وتتواصل الهجمات بشكل شبه يومي في محافظات دير الزور والحسكة والرقة، بحسب سكان محليين."""

AT_SHUHAYL = """مداهمات في الشحيل بعد استهداف مقر لـ«الأسايش»
داهمت “قوى الأمن الداخلي (الأسايش)” بمساندة التحالف الدولي، فجر اليوم، أحياء في بلدة الشحيل شرقي دير الزور، فقُتل \
مدنيان واعتقل 12 شخصاً على الأقل، حسبما ذكرت شبكة “نهر ميديا”.
ويأتي ذلك عقب هجوم استهدف قبل ثلاثة أيام مقراً لـ“الأسايش” في البلدة ذاتها، تبناه تنظيم “داعش”، وأعقبته اشتباكات قُتل \
فيها مدني من سكانها.
ومنذ ذلك الحين تفرض “الأسايش” حظراً للتجول في الشحيل، ونشرت حواجز في محيطها.
وكانت “قوات سوريا الديمقراطية” قد اعتقلت بالاشتراك مع “الأسايش” 57 عضواً في التنظيم خلال شهر حزيران الماضي، وفق وكالة \
“نورث برس”.
وقال متحدث باسم التحالف الدولي، أمس الأربعاء، إن التنظيم لا يزال قادراً على تهديد أمن المنطقة.
وفقد التنظيم آخر بلدة كانت في يده، الباغوز، في آذار 2019، وما زال يشن هجمات شبه يومية في دير الزور والحسكة والرقة."""


@dataclass(frozen=True)
class Case:
    """What an article says: how many days before it the attack was, how many the raid killed and seized at least."""

    text: str
    published: date
    place: str
    raiders: frozenset[str]
    attacked: str
    attack: tuple[str, str]
    killed: int
    detained: int
    arrests: tuple[str, str]
    yesterday: str


CASES = (
    Case(
        AT_BUSAYRA,
        date(2021, 12, 13),
        "البصيرة",
        frozenset({"coalition", "sdf"}),
        "sdf",
        ("2021-12-10", "2021-12-11"),
        3,
        7,
        ("2021-10-01", "2021-10-31"),
        "الأحد",
    ),
    Case(
        AT_SHUHAYL,
        date(2021, 7, 15),
        "الشحيل",
        frozenset({"coalition", "asayish"}),
        "asayish",
        ("2021-07-11", "2021-07-12"),
        2,
        12,
        ("2021-06-01", "2021-06-30"),
        "الأربعاء",
    ),
)
every_case = pytest.mark.parametrize("case", CASES, ids=("busayra", "shuhayl"))


def of_kind(case: Case, kind: str, published: date | None = None) -> list[Record]:
    return [record for record in extract(Article("made", case.text, published=published)) if record.kind == kind]


def days(record: Record) -> tuple[str, str]:
    return str(record.date_start), str(record.date_end)


@every_case
def test_an_article_of_the_worked_cases_kind_gives_a_raid_and_the_attack_that_it_answers(case):
    raid, attack = of_kind(case, "incident", case.published)
    assert (raid.event_type, raid.event_class, *days(raid)) == (
        "raid",
        "security_operation",
        *[str(case.published)] * 2,
    )
    assert (raid.place_ar, raid.governorate, set(raid.initiators), raid.targets) == (
        case.place,
        "SY09",
        case.raiders,
        ("unknown",),
    )
    assert (raid.killed.low, raid.killed.high, raid.killed_civilians.low) == (case.killed, case.killed, case.killed)
    assert (raid.detained.low, raid.detained.high) == (case.detained, None)
    assert raid.source and raid.follows_up == extract(Article("made", case.text, published=case.published)).index(
        attack
    )
    assert (attack.event_type, attack.event_class, *days(attack)) == ("armed_assault", "attack", *case.attack)
    assert (attack.place_ar, attack.governorate) == (case.place, "SY09")
    assert (attack.initiators, attack.targets, attack.claimed_by) == (
        ("islamic_state",),
        (case.attacked,),
        "islamic_state",
    )
    assert (attack.killed.low, attack.killed.high, attack.killed_civilians.low) == (1, 1, 1)
    assert (attack.detained.low, attack.detained.high) == (None, None)


@every_case
def test_nothing_else_that_such_an_article_says_is_an_incident(case):
    """Not the arrests of a month, nor near-daily attacks in three governorates, nor Baghouz in 2019."""
    found = of_kind(case, "incident", case.published)
    assert {record.governorate for record in found} == {"SY09"}
    assert sum(record.killed.high or 0 for record in found) == case.killed + 1
    assert sum(record.detained.low or 0 for record in found) == case.detained
    assert all(record.date_start and record.date_start > case.published - timedelta(7) for record in found)


@every_case
def test_a_curfew_is_a_measure_and_a_months_arrests_are_an_aggregate(case):
    (measure,) = of_kind(case, "measure", case.published)
    assert (measure.initiators, measure.place_ar) == ((case.attacked,), case.place)
    (total,) = of_kind(case, "aggregate", case.published)
    assert (total.detained.low, total.detained.high, *days(total)) == (57, 57, *case.arrests)
    assert total.targets == ("islamic_state",) and total.source and "نورث برس" in total.source


@every_case
def test_without_a_date_such_an_article_gives_the_same_incidents_undated(case):
    dated, undated = of_kind(case, "incident", case.published), of_kind(case, "incident")
    assert [(r.event_type, r.place_ar, r.killed, r.detained) for r in dated] == [
        (r.event_type, r.place_ar, r.killed, r.detained) for r in undated
    ]
    assert all(r.date_start is None and "date_unresolved" in {w.code for w in r.warnings} for r in undated)
    assert "published_missing" in {w.code for w in read(Article("made", case.text)).warnings}


@every_case
def test_a_wrong_date_is_told_by_the_weekday_of_yesterday(case):
    (warning,) = read(Article("made", case.text, published=case.published + timedelta(1))).warnings
    assert warning.code == "weekday_contradicts"
    assert case.yesterday in warning.values[0] and warning.values[1] == str(case.published)


@pytest.mark.parametrize("harm", [("اعتقلت", "detained"), ("قتلت", "killed")], ids=("detained", "killed"))
@pytest.mark.parametrize("people", ["57 عنصراً", "57 شخصاً", "سبعة وخمسين عنصراً", "57 عضواً وقيادياً"])
def test_people_after_the_long_name_of_sdf_are_not_one_syrian(harm, people):
    """قوات سوريا الديمقراطية: the سوريا of the name was read as "a Syrian", and 57 as 1."""
    verb, kind = harm
    text = f"{verb} “قوات سوريا الديمقراطية” {people} في الشحيل أمس."
    (record,) = (row for row in extract(Article("made", text, published=date(2021, 12, 13))) if row.kind == "incident")
    count = getattr(record, kind)
    assert (count.low, count.high) == (57, 57)
