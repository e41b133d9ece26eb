"""Who acted and who was hit: the actor columns of a file, in any spelling that the vocabulary knows."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from data import actors, schema
from data.sources.columns.checking import Check, Column
from data.sources.problems import Bad


def read(check: Check, columns: dict[str, Column]) -> dict[str, pa.Array]:
    """initiators, targets, their own texts where an actor is `other`, and claimed_by, as far as the file has them."""
    found: dict[str, pa.Array] = {}
    for side in ("initiators", "targets"):
        if column := columns.get(side):
            read = [actors.read(text) for text in column.texts.to_pylist()]
            found[side] = column.values([one.ids for one in read], pa.string())
            found[f"{side}_text"] = column.values([one.text for one in read], pa.string())
        if own := columns.get(f"{side}_text"):
            kept = own.text()
            found[f"{side}_text"] = pc.coalesce(kept, found[f"{side}_text"]) if f"{side}_text" in found else kept
    if column := columns.get("claimed_by"):
        found["claimed_by"] = column.values(check.read(column, _claimant, rejects=False), pa.string())
    return found


def _claimant(text: str) -> str | Bad:
    return actors.actor(text) or Bad("left_out", " ".join(schema.codes("actor")))
