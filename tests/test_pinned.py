"""A link that pins a version of a kept table gives the same slide for ever, whatever comes after it."""

import io
import zipfile
from datetime import date

import pyarrow as pa
import pytest

from components import stores
from components.briefing import asked, content, files, views
from components.briefing.html import layout
from components.names import languages, names
from data.filter import Filter
from data.library import opening
from data.library.records import About
from data.sources.cells import Import
from data.store import store_of
from tests.factories import incident, table
from tests.test_app import opened, said


def read(*killed):
    """A file with one attack in Deir ez-Zor for each number of killed."""
    rows = [
        incident(
            incident_id=f"A{at}", date_start=date(2021, 1, 1 + at), killed_low=n, killed_high=n, governorate="SY09"
        )
        for at, n in enumerate(killed)
    ]
    found: pa.Table = table(*rows)
    return Import(found, (), len(rows), "v")


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """A kept table of three rows, and a function that replaces it by one of five."""
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    about = About({"en": "Weekly log", "ar": "السجل الأسبوعي"}, "series", licence="CC BY 4.0", citation="The office")
    shelf = opening.library()
    first = shelf.keep(read(1, 2, 3), about, origin="weekly", by="Rima", original=b"one", name="week1.csv")

    def replace():
        more = read(1, 2, 3, 40, 50)
        shelf.add_version(first, more, how="replaced", by="Rima", original=b"two", name="week2.csv")

    return replace


def parts(slide):
    """The parts of a presentation that are read, by name; of the others one says when it was made, one is packed."""
    with zipfile.ZipFile(io.BytesIO(files.made("pptx", slide))) as packed:
        names = [name for name in packed.namelist() if name.endswith(".xml") and name != "docProps/core.xml"]
        return {name: packed.read(name) for name in names}


def slide(link, lang):
    params = {**views.params_of(link), "lang": lang}
    view = views.view_of(params, opening.stores(opening.library()), lang)
    found, _ = asked.read(params, view.origin)
    return content.slide(view, found, content.rebuilt_from(params, version=view.origin.version)), view, found


@pytest.mark.parametrize("lang", languages())
def test_a_pinned_slide_is_made_again_to_the_byte_after_the_table_was_replaced(kept, lang):
    before, view, found = slide("table=weekly&gov=all", lang)
    about = (("Version", "1"),)
    made = [parts(before), layout.page(before), files.rows(view, found, "csv", about)]
    kept()
    again, view, found = slide(before.link, lang)
    assert [parts(again), layout.page(again), files.rows(view, found, "csv", about)] == made
    other, _, _ = slide("table=weekly&gov=all", lang)
    assert layout.page(other) != made[1]
    for one, number in ((again, 1), (other, 2)):
        assert any(names(lang).t("version_line", n=number, day="\0").split("\0")[0] in line for line in one.footer)


def test_a_pin_of_a_table_of_ours_opens_no_private_table_that_is_called_the_same(monkeypatch, tmp_path):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    private = {"origin": "mine", "owner": "a" * 64, "by": "", "original": b"x", "name": "x.csv"}
    opening.library().keep(read(1), About({"en": "Mine"}), **private)
    ours = store_of(table(incident(origin="mine")), "ours")
    assert stores.in_view(Filter(origin="mine", asof="1"), {"mine": ours}) is ours


@pytest.mark.parametrize("lang", languages())
def test_every_page_says_which_version_it_shows_and_that_another_is_in_use(kept, lang):
    kept()
    pinned = opened("timeline", table="weekly", gov="all", asof="1", lang=lang)
    assert not pinned.exception and not pinned.warning
    told = names(lang).t("version_other", this="", n=2, day="\0").split("\0")[0].strip()
    assert told in pinned.info[0].value
    (way,) = [link for link in pinned.get("page_link") if link.proto.label == names(lang).t("unmet_without_version")]
    assert "asof" not in way.proto.query_string
    assert pinned.date_input(key="url_to").value == date(2021, 1, 3)  # what this version covers, not the one in use
    in_use = opened("timeline", table="weekly", gov="all", lang=lang)
    assert told not in said(in_use)
    assert in_use.date_input(key="url_to").value == date(2021, 1, 5)
