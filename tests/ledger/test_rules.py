"""A reading is of older rules where something changed that can change a reading, and then alone."""

import pytest

from data import schema
from data.ledger import rules

CODE = '''"""Affixes."""

import re

_ENDINGS = ("a", "b")


class Form:
    """A form."""

    stem: str = ""


def bare(word: str, least: int = 2) -> str:
    """The word alone."""
    # at least two letters
    return word[1:] if word[:1] in _ENDINGS and len(word) > least else word
'''
WORDS = """# what a rule asks for
between = ["between", "bayna"]
year_heads = ["year"]
"""
AFFIXES, LEXICON = "text/affixes.py", "lexicon/rules/text.toml"


@pytest.fixture
def folder(tmp_path):
    """A small data/extract beside a gazetteer."""
    for name, text in {
        AFFIXES: CODE,
        LEXICON: WORDS,
        "__init__.py": "from data.extract.text import affixes\n",
        "cli.py": "MANY = 20\n",
        "files.py": "MOST = 20\n",
        "model/chat.py": "SECONDS = 60\n",
        "model/words.toml": "two = ['two']\n",
        "../gazetteer.csv": "place_id,name\ngn1,Raqqa\n",
    }.items():
        path = tmp_path / "extract" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "extract"


def named(folder):
    return rules.digest(folder, folder.parent / "gazetteer.csv")


def after(folder, name, *change):
    """What the rules are called before and after a change of a file: of its text, or the whole text."""
    path, before = folder / name, named(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(path.read_text("utf-8").replace(*change) if len(change) == 2 else change[0], encoding="utf-8")
    return before, named(folder)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("    # at least two letters\n", "    # two are left\n\n"),
        ("    # at least two letters\n", ""),
        ('"""Affixes."""', '"""What is written onto a word."""'),
        ('"""Affixes."""\n', ""),
        ('    """A form."""\n', '    """One way to read it."""\n'),
        ('    """The word alone."""\n', ""),
        ('("a", "b")', "(\n    'a',\n    'b',  # b\n)"),
        ("return word[1:] if", "return (word[1:]) if"),
        ("\n", "\r\n"),
    ],
)
def test_a_comment_a_docstring_or_another_layout_of_code_makes_no_reading_older(folder, said, instead):
    before, changed = after(folder, AFFIXES, said, instead)
    assert changed == before
    assert (folder / AFFIXES).read_bytes() != CODE.encode()


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("word[1:] if", "word[2:] if"),
        ("> least", ">= least"),
        ("least: int = 2", "least: int = 3"),
        ('("a", "b")', '("b", "a")'),
        ('("a", "b")', '"a", ("b",)'),
        ("_ENDINGS and", "_ENDINGS or"),
        ('stem: str = ""', "stem: str"),
        ("def bare", "def bared"),
        ("import re", "import os"),
    ],
)
def test_another_rule_in_a_file_of_a_sub_folder_makes_readings_older(folder, said, instead):
    before, changed = after(folder, AFFIXES, said, instead)
    assert changed != before


def test_a_file_more_in_a_sub_folder_makes_readings_older(folder):
    before, changed = after(folder, "dates/feasts.py", "DAYS = 3\n")
    assert changed != before
    again, moved = after(folder, "dates/deep/er/cli.py", "MANY = 3\n")
    assert again == changed != moved


@pytest.mark.parametrize(
    ("said", "instead"),
    [("# what a rule asks for\n", ""), ('["between", "bayna"]', "[\n  'between', # in English\n  'bayna',\n]")],
)
def test_another_layout_of_a_word_list_makes_no_reading_older(folder, said, instead):
    before, changed = after(folder, LEXICON, said, instead)
    assert changed == before
    assert (folder / LEXICON).read_text("utf-8") != WORDS


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('"bayna"]', '"bayna", "amid"]'),
        ('"between", "bayna"', '"bayna", "between"'),
        ("between =", "betweens ="),
        ('["year"]', '"year"'),
    ],
)
def test_another_word_makes_readings_older(folder, said, instead):
    before, changed = after(folder, LEXICON, said, instead)
    assert changed != before


def test_another_place_in_the_gazetteer_makes_readings_older(folder):
    before, changed = after(folder, "../gazetteer.csv", "Raqqa", "Ar-Raqqa")
    assert changed != before


@pytest.mark.parametrize("name", ["cli.py", "files.py", "model/chat.py", "model/words.toml", "model/more.py"])
def test_what_has_no_part_in_reading_the_words_makes_no_reading_older(folder, name):
    before, changed = after(folder, name, "NUMBER = 3")
    assert changed == before


def test_the_rules_that_are_installed_have_one_name_and_what_is_left_out_of_it_is_there():
    extract = schema.DATA / "extract"
    assert rules.version() == f"rules {rules.digest(extract, schema.REFERENCE / 'gazetteer.csv')[:8]}"
    assert all((extract / name).exists() for name in rules.NO_RULES)
