"""Rasid (راصد, "the observer"): incident tables of north-east Syria as timelines, actors and maps. Run: make run."""

import streamlit as st

if __name__ == "__main__":  # a run of a session
    from components import shell

    shell.run()
else:  # the server, which loads this file once before it answers
    from functools import partial

    from components import serving

    def ready() -> None:
        from components import shell

        shell.ready()

    serving.begin()
    app = st.App(
        __file__,
        lifespan=partial(serving.alive, ready=ready),
        routes=serving.routes(),
        middleware=serving.GUARDS,
        on_script_error=serving.on_error,
    )
