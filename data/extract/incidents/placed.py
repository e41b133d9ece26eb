"""Where a record stands on the map."""

from __future__ import annotations

from dataclasses import replace

from data.extract.places.where import Where
from data.extract.records import Record


def placed(record: Record, where: Where | None) -> Record:
    """The record at this place. A governorate alone names no place."""
    if where is None:
        return record
    if where.precision == "governorate":
        return replace(record, governorate=where.governorate, location_precision="governorate")
    return replace(
        record,
        governorate=where.governorate,
        place_id=where.place_id,
        place_ar=where.name_ar,
        place_en=where.name_en,
        lat=where.lat,
        lon=where.lon,
        location_precision=where.precision,
    )
