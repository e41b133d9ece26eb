"""The overview in Dash: the same questions to the same store, the same timeline, places and rows."""

import sys
from dataclasses import replace

from common import ACTORS, ROOT, TABLE
from dash import Dash, Input, Output, dash_table, dcc, html

sys.path.insert(0, str(ROOT))

from components.figures.timeline import small_multiples
from components.look import CLASS_COLOURS, LIGHT
from components.names import names
from data import place_codes, query
from data.aggregate import geography
from data.aggregate.headline import headline
from data.aggregate.listing import listed
from data.aggregate.periods import coarser_than_asked, per_period
from data.aggregate.timeline import timeline
from data.filter import Filter
from data.store import open_store

store = open_store(tables=TABLE.parent.parent)
origin = store.origins["made_up"]
everything = Filter(origin=origin.origin).resolved(origin.covers_from, origin.covers_to)
every = coarser_than_asked((origin.covers_to - origin.covers_from).days + 1, series=3)
words = names("en")
COLUMNS = ("date_start", "place_name_en", "event_type", "initiators", "targets", "killed_low", "killed_high", "sources")

app = Dash(__name__, serve_locally=True)
app.layout = html.Div(
    [
        html.Div(dcc.Dropdown(list(ACTORS), [], id="actors", multi=True), style={"width": "280px"}),
        html.Div(id="cards", style={"display": "flex", "gap": "16px"}),
        html.Div(
            [
                dcc.Graph(id="timeline", config={"displayModeBar": False}, style={"width": "50%"}),
                dcc.Graph(id="map", config={"displayModeBar": False}, style={"width": "50%"}),
            ],
            style={"display": "flex"},
        ),
        dash_table.DataTable(id="latest", columns=[{"name": name, "id": name} for name in COLUMNS], page_size=8),
    ]
)


@app.callback(
    *(Output("cards", "children"), Output("timeline", "figure"), Output("map", "figure"), Output("latest", "data")),
    Input("actors", "value"),
)
def changed(chosen: list[str]):
    wanted = replace(everything, actors=tuple(ACTORS[name] for name in chosen))
    incidents = query.matching(store.incidents(origin.origin), wanted)
    now = headline(incidents)
    figures = {
        "measure_attacks": words.number(now.classes["attack"]),
        "measure_security_operations": words.number(now.classes["security_operation"]),
        "killed": words.toll(now.killed),
        "injured": words.toll(now.injured),
        "detained": words.toll(now.detained),
        "places": words.number(now.places),
    }
    cards = [html.Div([html.Div(words.t(name)), html.H2(value)]) for name, value in figures.items()]
    shown = timeline(per_period(incidents, every=every), wanted, origin, every, "attacks")
    rows = listed(incidents, order="latest", limit=8)[list(COLUMNS)].astype(str)
    return (
        cards,
        small_multiples(shown, words, LIGHT).spec,
        map_of(geography.ground(incidents)),
        rows.to_dict("records"),
    )


def map_of(laid: geography.Ground) -> dict:
    """A circle a place and class."""
    places = laid.places
    traces = []
    for code in laid.codes:
        held = places[places[f"n_{code}"] > 0]
        counts = held[f"n_{code}"]
        traces.append(
            {
                "type": "scattermap",
                "lat": (held["y"] * place_codes.STEP).tolist(),
                "lon": (held["x"] * place_codes.STEP).tolist(),
                "text": counts.tolist(),
                "marker": {"size": (2 * counts**0.5).clip(4, 40).tolist(), "color": CLASS_COLOURS[code]},
            }
        )
    view = {"style": "white-bg", "center": {"lat": 35.6, "lon": 40.2}, "zoom": 6.3}
    return {
        "data": traces,
        "layout": {"map": view, "height": 430, "showlegend": False, "margin": dict.fromkeys("lrtb", 0)},
    }


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
