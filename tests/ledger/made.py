"""Articles and drafts for tests: keyword-only, so that each test shows only what matters to it."""

from datetime import date

from data.ledger import Document, Draft, Ledger, Row

TEXT = "هاجم مسلحون حاجزاً في البصيرة أمس، فقُتل عنصران. واعتقلت «قسد» سبعة أشخاص في الشحيل فجر اليوم."
FACTS = {
    "date_start": "2021-12-12",
    "date_end": "2021-12-12",
    "governorate": "SY09",
    "event_type": "armed_assault",
    "event_class": "attack",
    "place_id": "gn173927",
    "place_name_en": "Al-Busayrah",
    "place_name_ar": "البصيرة",
    "latitude": 35.15618,
    "longitude": 40.42716,
    "location_precision": "place",
    "initiators": "islamic_state",
    "targets": "sdf",
    "initiator_basis": "reported",
    "killed_low": 2,
    "killed_high": 2,
}


def document(text=TEXT, *, published=date(2021, 12, 13), **facts):
    return Document(text, published, "given" if published else "unknown", publisher="A paper", **facts)


def draft(*, kind="incident", confidence=0.9, spans=None, **facts):
    """An attack in al-Busayrah with two killed, but for `facts`."""
    return Draft("", "", 0, kind, {**FACTS, **facts}, spans or {"killed": [(31, 44)]}, {"place": confidence})


def ledger_with(path, *drafts, text=TEXT, **facts) -> tuple[Ledger, str]:
    """A ledger that holds one article and these drafts, or one usual draft; and the article's id."""
    ledger = Ledger(path / "ledger.sqlite3")
    return ledger, ledger.read(document(text, **facts), drafts or [draft()], by="Amal", extractor="rules 1")


def rows(ledger: Ledger) -> list[Row]:
    """All rows, as they stand."""
    return list(ledger.state().rows.values())
