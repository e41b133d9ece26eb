"""Many articles at once: too many are refused before any is read in, and what was read in before a stop is kept."""

import json
from datetime import date

import pytest
import streamlit as st

from components.desk import intake
from components.files import handed_over
from components.names import names
from tests.components.test_desk_fields import opened
from tests.components.test_desk_intake import EN, errors, kept, press  # noqa: F401 -- kept is a fixture
from tests.ledger.made import TEXT


def hand_in(app, *files, day=date(2021, 12, 13), tried=0):
    app.file_uploader(key=f"desk_files_{tried}").set_value([(name, said, "text/plain") for name, said in files])
    app.date_input(key=f"desk_day_{tried}").set_value(day)
    press(app, EN.t("desk_read"))


def listed(*texts):
    return json.dumps([{"text": text} for text in texts]).encode()


def test_eighteen_thousand_articles_in_one_file_are_refused_before_any_is_read_in(monkeypatch, tmp_path, kept):  # noqa: F811
    app = opened(monkeypatch, tmp_path)
    hand_in(app, ("many.json", listed(*[f"{n} in the town" for n in range(18_000)])))
    assert [EN.t("refused_too_many_articles", name="", most="500")[10:] in said for said in errors(app)] == [True]
    assert kept.version == ""


def test_files_that_hold_too_many_articles_together_are_refused_before_any_is_read_in(monkeypatch, tmp_path, kept):  # noqa: F811
    app = opened(monkeypatch, tmp_path)
    hand_in(app, *[(f"{n}.json", listed(*["the town"] * 300)) for n in range(2)])
    assert errors(app) == [EN.t("desk_too_many_articles", most=500)]
    assert kept.version == ""


def test_files_that_are_too_large_together_are_refused_before_one_is_opened(monkeypatch, tmp_path, kept):  # noqa: F811
    monkeypatch.setattr(intake, "_MOST_BYTES", 1_000_000)
    monkeypatch.setattr(intake.intake, "articles", lambda *_: pytest.fail("one was opened"))
    app = opened(monkeypatch, tmp_path)
    hand_in(app, *[(f"{n}.txt", b"x" * 700_000) for n in range(2)])
    assert errors(app) == [EN.t("desk_too_many_bytes", size=2, most=1)]


def test_what_was_read_in_before_a_stop_is_kept_and_said(monkeypatch, tmp_path, kept):  # noqa: F811
    read = []

    def one(view, document, analyst):
        if len(read) == 2:
            st.stop()  # as a click on the button does
        read.append(in_full(view, document, analyst))
        return read[-1]

    in_full = intake._one
    monkeypatch.setattr(intake, "_one", one)
    let_go = []
    monkeypatch.setattr(handed_over, "let_go", let_go.append)
    app = opened(monkeypatch, tmp_path)
    hand_in(app, ("a.json", listed(*[f"{TEXT} {n}" for n in range(5)])))
    assert any(button.key == "desk_stop" for button in app.button)
    app.run()
    assert [EN.t("desk_stopped", n=2, of=EN.number(5)) in info.value for info in app.info] == [True]
    assert len(kept.state().readings) == 2
    assert [[file.name for file in files] for files in let_go] == [["a.json"]]
    app.run()
    assert not app.info


def test_many_refusals_are_counted_and_not_all_drawn(monkeypatch, tmp_path, kept):  # noqa: F811
    app = opened(monkeypatch, tmp_path)
    hand_in(app, ("a.json", listed(*[f"{n}" for n in range(60)])))
    assert len(errors(app)) == 21
    assert errors(app)[-1] == EN.t("desk_more_refused", n=40)
    assert kept.version == ""


@pytest.mark.parametrize("n", [0, 1, 2, 5, 20, 100])
def test_a_stop_says_in_arabic_how_many_are_kept(n):
    said = names("ar").t("desk_stopped", n=n, of="120")
    assert "120" in said and said.startswith("أُوقفت")
