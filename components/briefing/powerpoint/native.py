"""Native charts of a slide: bare of what PowerPoint adds, and the plot where the words beside it expect it."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Pt

from components.briefing.powerpoint import shapes
from components.briefing.zones import Box
from components.look import LIGHT
from components.names import Names


def added(drawn: Any, kind: Any, data: Any, box: Box) -> Any:
    """A chart of some data in its box."""
    return drawn.shapes.add_chart(kind, *shapes.emu(box), data).chart


def plain(chart: Any, names: Names) -> None:
    """No title, no legend, no grid but what is asked for; small text."""
    chart.has_title = chart.has_legend = False
    chart.font.size, chart.font.name = Pt(7.5), shapes.FONT
    chart.font.color.rgb = shapes.rgb(LIGHT.text)
    shapes.both_scripts(chart.font)
    if names.rtl:
        body = chart._chartSpace.find(qn("c:txPr"))
        body.find(qn("a:p")).find(qn("a:pPr")).set("rtl", "1")


def place_plot(chart: Any, x: float, y: float, width: float, height: float) -> None:
    """Fix the plot inside its chart, so that dates stand under their bars; as shares of the chart."""
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    place = etree.SubElement(layout, qn("c:manualLayout"))
    values = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": x, "y": y, "w": width, "h": height}
    for tag, value in values.items():
        etree.SubElement(place, qn(f"c:{tag}"), val=value if isinstance(value, str) else f"{value:.4f}")
    area.insert(0, layout)
