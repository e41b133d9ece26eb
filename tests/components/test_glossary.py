"""The glossary: every word opens what it means here, in every language, and what it says is what is counted."""

import html
import re

import pytest

from components.briefing import asked, content
from components.glossary.entries import entries, popovers
from components.glossary.marked import marked
from components.names import languages, names
from components.spoken import strings
from data import schema
from data.aggregate.periods import MEASURES
from data.change import CLEAR
from data.extract.text.numbers import PLURALS
from tests.briefing.views import held, view_of
from tests.factories import incident
from tests.test_app import opened
from tests.worded import worded

BUTTON = re.compile(r'<button type="button" class="term" popovertarget="term-(\w+)">([^<]*)</button>')
ASKED = {"attack", "clash", "operation", "involved", "at_least", "near", "window", "silence", "sample", "series"}
ASKED |= {"claim", "report", "total", "best_estimate", "clearly"}


def opens(text, lang="en"):
    return [(key, html.unescape(shown)) for key, shown in BUTTON.findall(marked(text, names(lang)))]


def plain(text, lang):
    return html.unescape(worded(marked(text, names(lang))))


@pytest.mark.parametrize("lang", languages())
def test_every_language_tells_of_the_same_words_in_the_same_order(lang):
    own, english = entries(lang), entries("en")
    assert list(own) == list(english)
    assert set(own) >= ASKED
    for key, entry in own.items():
        assert entry.title
        assert entry.says.endswith(".")
        assert entry.see == english[key].see
        assert set(entry.see) <= set(own) - {key}


@pytest.mark.parametrize("lang", languages())
def test_every_form_of_a_word_opens_its_own_entry_and_says_nothing_else(lang):
    for entry in entries(lang).values():
        for form in entry.forms:
            assert opens(f"57: {form}; 3", lang) == [(entry.key, form)]
            assert plain(f"57: {form}; 3", lang) == f"57: {form}; 3"


@pytest.mark.parametrize("lang", languages())
def test_every_word_of_the_glossary_is_a_word_of_the_interface(lang):
    said_somewhere = "\n".join(str(text) for text in strings(lang).values()).casefold()
    said_somewhere += "\n".join(row[f"name_{lang}"] for row in schema.reference("event_classes")).casefold()
    for entry in entries(lang).values():
        assert any(form.casefold() in said_somewhere for form in entry.forms), entry.key


def test_only_whole_words_are_marked_each_once_and_joined_letters_stay_with_them():
    assert opens("Nearly unclashed windowsill") == []
    assert opens("Attacks, and attacks again, near a clash") == [
        ("attack", "Attacks"),
        ("near", "near"),
        ("clash", "clash"),
    ]
    assert opens("الهجمات والاشتباكات", "ar") == [("attack", "الهجمات"), ("clash", "والاشتباكات")]
    assert opens("هجومية", "ar") == []


def test_a_word_stays_on_one_line_with_the_marks_beside_it():
    drawn = marked("it says «attacks», near", names("en"))
    assert drawn.startswith('it says <span class="joined">«<button type="button"')
    assert "</button>»,</span> <button" in drawn


def test_a_label_that_is_markup_stays_text():
    assert marked("<img src=x> attacks & more", names("en")).startswith("&lt;img src=x&gt; <button")
    assert marked("attacks & more", names("en")).endswith("</button> &amp; more")


def test_what_the_glossary_says_is_what_is_counted():
    told = {key: entry.says for key, entry in entries("en").items()}
    operations = {row["code"] for row in schema.reference("event_types") if row["event_class"] == "security_operation"}
    assert operations == {"raid", "sweep", "arrest"}
    assert all(code in told["operation"] for code in operations)
    assert MEASURES["violent_events"] == ("attack", "clash")
    assert f"at least {PLURALS['dozens']}" in told["at_least"]
    assert f"1 comparison in {round(1 / CLEAR)}" in told["clearly"]


@pytest.mark.parametrize(("page", "lang"), [("overview", "en"), ("actors", "ar"), ("data", "ar")])
def test_every_word_on_a_page_opens_an_entry_that_stands_on_it_once(page, lang):
    shown = "".join(element.proto.body for element in opened(page, lang=lang, period="2018").get("html"))
    targets = set(re.findall(r'popovertarget="([\w-]+)"', shown))
    assert "term-attack" in targets
    assert all(shown.count(f'<div id="{target}"') == 1 for target in targets)


def test_no_word_is_a_button_on_a_slide():
    view = view_of("table=t&gov=all", "en", held(incident()))
    assert "popovertarget" not in str(content.slide(view, asked.read({}, view.origin)[0], ""))


def test_the_entries_are_put_into_html_once():
    assert popovers(names("en")) is popovers(names("en"))
