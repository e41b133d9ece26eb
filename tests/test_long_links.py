"""However much a link asks for in vain, it is said in one line, in no time, and no address of ours carries it on."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlencode

import pytest

from components import permalink
from components.briefing import __main__ as briefing
from components.briefing import content
from components.long_links import read_or_unread
from components.names import languages, names
from components.view import doubts_in_words
from data import did_you_mean, filter_link, schema
from data.filter import Doubt
from tests.pages_linked import pages_linked
from tests.test_links import opened

BAD = [f"bad{number:04}" for number in range(8000)]
TITLE = "x" * 160


def lines(doubts, lang="en"):
    return doubts_in_words(doubts, names(lang))


@pytest.mark.parametrize("parameter", ["actor", "gov", "district", "class", "type", "zone", "exact"])
def test_8000_bad_codes_of_one_parameter_are_one_line_that_counts_them(parameter):
    took = []
    for _ in range(3):
        began = time.process_time()
        (line,) = lines(filter_link.read({parameter: ",".join(BAD)}, ())[1])
        took.append(time.process_time() - began)
    assert min(took) < 0.5
    assert line == (
        f"The link asked for 8,000 values of {parameter} that are not known here: bad0000, bad0001, bad0002 and 7,997 "
        "more. They were left out."
    )


def test_what_is_known_among_8000_bad_codes_counts_and_stays_in_the_address():
    params = {"actor": ",".join([*BAD, "sdf"]), "exact": ",".join([*BAD, "day"])}
    wanted, _ = filter_link.read(params, ())
    carried = permalink.bounded(params)
    assert (wanted.actors, wanted.exact_day) == (("sdf",), True)
    assert filter_link.read(carried, ())[0] == wanted
    assert sum(map(len, carried.values())) < 1100
    assert lines(filter_link.read(carried, ())[1])[0].startswith("The link asked for ")


@pytest.mark.parametrize(
    "params",
    [
        {"actor": ",".join(["sdf"] * 8000)},
        {"district": ",".join(schema.codes("district")), "gov": ",".join(schema.codes("governorate"))},
        {"type": ",".join(schema.codes("event_type")), "actor": ",".join(schema.codes("actor_or_family"))},
        {"title": TITLE, "text": "ا" * 100, "gov": "all", "from": "2018-01-01", "slide": "timeline,map"},
    ],
)
def test_what_a_link_may_ask_is_carried_whole(params):
    carried = permalink.bounded(params)
    assert filter_link.read(carried, ())[0] == filter_link.read(params, ())[0]
    assert len(urlencode(carried)) < 4000
    assert {name: value for name, value in params.items() if len(value) <= permalink.LONGEST_VALUE}.items() <= (
        carried.items()
    )


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("n", [2, 3, 8000])
@pytest.mark.parametrize("reason", ["unknown", "parameter", "repeated", "outside"])
def test_many_doubts_are_one_line_in_every_language(lang, n, reason):
    doubts = [Doubt("actor" if reason in ("unknown", "outside") else f"p{at}", "SY0902", reason) for at in range(n)]
    (line,) = lines(doubts, lang)
    assert "{" not in line
    assert len(line) < 400
    assert names(lang).number(n) in line or n == 2
    assert n <= 3 or names(lang).number(n - 3) in line


def test_doubts_of_two_parameters_are_two_lines_and_a_single_one_keeps_its_words():
    _, doubts = filter_link.read({"actor": "a,b", "gov": "c", "toll": "9" * 400_000}, ())
    said = lines(doubts)
    assert len(said) == 3
    assert said[0].startswith("The link asked for gov = c, which is not known here.")
    assert said[1].startswith("The link asked for 2 values of actor")
    assert len(said[2]) < 200


@pytest.mark.parametrize(
    "value",
    [
        *(",".join(f"b{number:05}" for number in range(70_000)), "x" * 500_000, "," * 500_000, "ا" * 500_000),
        *("9" * 500_000, "\0" * 500_000, "SY0902," * 70_000),
    ],
    ids=["codes", "one", "commas", "arabic", "digits", "nul", "good"],
)
def test_half_a_million_letters_are_read_and_few_of_them_carried_on(value):
    for parameter in ("actor", "district", "from", "toll", "text", "period"):
        wanted = {parameter: permalink.held(value)}
        lines(filter_link.read(wanted, ())[1])
        assert len("".join(permalink.bounded(wanted).values())) <= 2 * permalink.LONGEST_VALUE


def test_a_thousand_parameters_that_are_none_are_one_line_and_twenty_in_the_address():
    params = {f"p{at}": "x" for at in range(999)} | {"n" * 5000: "x", "actor": "sdf"}
    (line,) = lines(permalink.unknown_in(params, {"actor"}))
    assert line.startswith(
        "The link gives 1,000 parameters that are not known here: p0 = x, p1 = x, p2 = x and 997 more."
    )
    carried = permalink.bounded(params)
    assert carried["actor"] == "sdf"
    assert len(carried) == permalink.MOST_UNKNOWN + 1
    (line,) = lines(permalink.repeated_in((f"p{at // 2}", str(at) * 500) for at in range(1000)))
    assert line.startswith("The link gives 500 parameters more than once.")
    assert len(line) < 800


@pytest.mark.parametrize("page", ["overview", "briefing", "desk"])
def test_a_page_says_8000_bad_codes_in_one_line_and_links_without_them(page):
    app = opened(page, {"actor": ",".join(BAD), "slide": "timeline"} | {f"p{at}": "x" for at in range(50)})
    assert not app.exception
    told = [warning.value for warning in app.warning]
    assert len(told) == 2
    assert "8,000" in told[0]
    assert max(map(len, pages_linked(app).values())) < 2000


@pytest.mark.parametrize("query", ["lang=ar&" + "a=b&" * 1000, "a=" + "x" * 600_000 + "&lang=ar"])
def test_a_link_that_streamlit_does_not_read_is_said_and_no_number_is_shown(query):
    given = parse_qs(read_or_unread(query))
    app = opened("overview", given)
    assert not app.exception
    assert [warning.value.replace("\\", "") for warning in app.warning] == [
        names("ar").t("link_unread", most=permalink.MOST_PARAMETERS, letters=permalink.MOST_LETTERS)
    ]
    assert len(app.get("page_link")) == 1


@pytest.mark.parametrize("query", ["", "actor=sdf&lang=ar", "a&" * 999 + "b", "x" * 500_000])
def test_every_other_link_reaches_the_page_as_it_is(query):
    assert read_or_unread(query) == query


def test_a_slide_and_the_command_say_bad_codes_in_one_line(tmp_path):
    link = urlencode(
        {"actor": ",".join([*BAD[:300], "sdf"]), "from": "2018-01-01", "to": "2018-12-31", "slide": "incidents"}
    )
    (tmp_path / "deck.toml").write_text(f'[[slide]]\nlink = "{link}"\n')
    log = tmp_path / "log"
    options = ("--in", "en", "--formats", "html", "--out", str(tmp_path), "--log", str(log))
    assert briefing.main([str(tmp_path / "deck.toml"), *options]) == briefing.MADE
    assert log.read_text().count("300 values of actor") == len(
        [line for line in log.read_text().splitlines() if "WARNING" in line]
    )
    (page,) = tmp_path.glob("*.html")
    assert page.read_text().count("300 values of actor") == 1
    params = parse_qs(content.rebuilt_from({"actor": ",".join(BAD), "slide": "map"}).partition("?")[2])
    assert len(params["actor"][0]) <= permalink.LONGEST_VALUE


@pytest.mark.parametrize("text", ["abc " * 25, "YPG " * 25, "bosaira xx " * 9])
def test_a_word_said_many_times_is_looked_for_once(monkeypatch, text):
    looked = []
    alike = did_you_mean._alike
    monkeypatch.setattr(did_you_mean, "_alike", lambda typed, lang: looked.append(typed) or alike(typed, lang))
    assert len(did_you_mean.proposals(text[:100].strip(), "en")) <= did_you_mean.MOST
    assert len(looked) == len(set(looked))
