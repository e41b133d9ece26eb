"""What a browser gets first, Streamlit's page and the page in the map's frame, told at once of the files that it will
ask for. As they come it learns of them one after the other: of the parts of a page when it draws them, of fonts when
it writes with them, of each of the map's scripts when the one before has run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).parents[2] / "static"
STYLES = tuple(Path(__file__).parents[1] / f"{name}.css" for name in ("style", "narrow", "print"))
PARTS = ("Selectbox", "DateInput", "Multiselect", "BidiComponent", "Html", "Button", "ComponentInstance")
_WRITTEN = ("latin-400", "latin-600", "latin-700", "arabic-arabic-400", "arabic-arabic-700")  # on every page
_ON_MAPS = ("latin-400", "latin-600", "arabic-arabic-400", "arabic-arabic-600")
_CHARTS = "app/static/figures/drawn.js"
_ICONS = "MaterialSymbols-Rounded.*.woff2"
_NOT_OURS = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*>')  # of the font that Streamlit would write with
_NAMED = re.compile(r'"\./static/js/([^"]+)"')
_IMPORTED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")


def in_page(html: str, folder: Path) -> str:
    """Streamlit's page, with the parts that every page of ours has, our fonts in place of its own, and our style.

    The style stands before all that is drawn, so that nothing is drawn without it and then moves; in the body, for
    Streamlit writes its own into the head.

    folder  of what it names as ./static.
    """
    modules = (*(f"static/js/{name}" for name in chunks(html, folder / "js")), _CHARTS)
    links = [
        *(f'<link rel="modulepreload" crossorigin href="./{module}">' for module in modules),
        *(_link(f"./app/static/{font}", "font") for font in _fonts(_WRITTEN)),
        *(_link(f"./static/media/{icons.name}", "font") for icons in (folder / "media").glob(_ICONS)),
    ]
    style = "".join(path.read_text(encoding="utf-8") for path in STYLES)
    told = _NOT_OURS.sub("", html).replace("</head>", f"{''.join(links)}</head>", 1)
    return told.replace("<body>", f"<body><style>{style}</style>", 1)


def in_map(html: str) -> str:
    """The page in the map's frame, with what components/map/incident_map.py asks of it.

    In its body: streamlit-folium writes the head once more when its scripts are there.
    """
    scripts = [STATIC / "leaflet" / "leaflet.js", *sorted((STATIC / "map").glob("*.js"))]
    styles = [STATIC / "leaflet" / "leaflet.css", STATIC / "map" / "map.css"]
    fonts = [STATIC / font for font in _fonts(_ON_MAPS)]
    links = [
        _link(f"../../app/static/{path.relative_to(STATIC).as_posix()}", kind)
        for kind, paths in (("script", scripts), ("style", styles), ("font", fonts))
        for path in paths
    ]
    return html.replace("<body>", f"<body>{''.join(links)}", 1)


def chunks(html: str, scripts: Path) -> Iterator[str]:
    """The files of the parts, and of what these import, that the page itself does not name."""
    seen = set(_NAMED.findall(html))
    waiting = [path.name for part in PARTS for path in scripts.glob(f"{part}.*.js")]
    while waiting:
        name = waiting.pop(0)
        if name not in seen:
            seen.add(name)
            yield name
            waiting += _IMPORTED.findall((scripts / name).read_text(encoding="utf-8"))


def _fonts(names: tuple[str, ...]) -> list[str]:
    return [f"fonts/ibm-plex-sans-{name}-normal.woff2" for name in names]


def _link(address: str, kind: str) -> str:
    crossing = " crossorigin" if kind == "font" else ""
    return f'<link rel="preload" as="{kind}"{crossing} href="{address}">'
