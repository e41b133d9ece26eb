"""An app that saves to the ledger while its test tells it to end: the server is ours, the page is not."""

import sys

import streamlit as st

if __name__ != "__main__":  # the server
    from components import serving

    serving.begin()
    app = st.App(__file__, lifespan=serving.alive)
else:  # a run of a session
    from components.reviewed.store import ledger
    from data.ledger import Refused
    from tests.ledger.made import document, draft, rows

    kept = ledger()
    kept.read(document(), [draft()], by="Amal", extractor="rules 1")
    with kept.file.writing() as connection:
        print("saving", flush=True)
        sys.stdin.readline()  # until the test has seen that the server is stopping
        connection.execute("INSERT INTO texts VALUES ('saved', 'whole')")
    try:
        kept.save(rows(kept)[0], {"note": "later"}, by="Amal")
    except Refused as refusal:
        print(refusal.code, flush=True)
