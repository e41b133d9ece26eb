"""The map of a page, once it has come to rest."""

from typing import Any

from playwright.sync_api import Error, Frame, Page

MOST_FRAMES = 100
# A map that has drawn and whose size has come to rest.
RESTING = """() => {
    if (!window.rasid?.shown || !(document.querySelector('canvas')?.dataset.drawn > 0)) return false;
    const { clientWidth, clientHeight } = window.frameElement;
    const size = map_div.getSize();
    const { drawn } = document.querySelector('canvas').dataset;
    const resting = [size.x, size.y, clientWidth, clientHeight, drawn].join();
    const same = window.rested === resting && size.x === clientWidth && size.y === clientHeight;
    window.rested = resting;
    return same;
}"""


def map_frame(page: Page) -> Frame:
    """The frame of the first map on a page, once it has drawn what the app sent."""
    for _ in range(MOST_FRAMES):
        element = page.wait_for_selector('iframe[title^="streamlit_folium"]')
        frame = element.content_frame() if element else None
        try:
            if frame:
                frame.wait_for_function(RESTING, polling=250)
                return frame
        except Error as error:  # the map of the page before has just gone
            if "detached" not in str(error):
                raise
        page.evaluate("() => new Promise(requestAnimationFrame)")
    raise AssertionError("no map stays")


def drawn_colours(frame: Frame) -> dict[str, int]:
    """How many of the map's pixels have each colour: {"#d55e00": 812, ...}."""
    counted: dict[str, Any] = frame.evaluate(
        """() => {
            const canvas = document.querySelector('canvas');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            const found = {};
            for (let i = 0; i < data.length; i += 4) {
                const colour = '#' + [0, 1, 2].map((j) => data[i + j].toString(16).padStart(2, '0')).join('');
                found[colour] = (found[colour] || 0) + 1;
            }
            return found;
        }"""
    )
    return counted
