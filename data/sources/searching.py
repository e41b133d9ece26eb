"""The search text of an incident: every name and text that an analyst may look for it by, folded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data import actors, places
from data.text import search_text

_TEXTS = ("incident_id", "place_name_en", "place_name_ar", "initiators_text", "targets_text", "sources", "summary_en", "summary_ar")


def searchable(incident: Mapping[str, Any], *more: str | None) -> str:
    """Folded text of one row of schema.INCIDENTS: id, place, governorate, actors in both languages, sources, summaries."""
    governorate, lists = incident.get("governorate"), (incident.get("initiators"), incident.get("targets"))
    names = [name for ids in lists if ids for name in actors.names(ids)]
    area = places.names(governorate) if governorate else ()
    return search_text((*(incident.get(column) for column in _TEXTS), *area, *names, *more))
