"""What a plan leaves out by its own rules, by reason and value, every row named."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.sources.cells import Cells, LeftOut
from data.sources.plan import Rule
from data.sources.problems import SHOWN


def leave_out(file: Cells, rules: Sequence[Rule]) -> tuple[Cells, tuple[LeftOut, ...]]:
    """The records that stay, and those that the rules leave out; a record is named by the first rule that does."""
    stays = np.ones(len(file.rows), dtype=bool)
    numbers = file.rows.to_numpy(zero_copy_only=False)
    left_out: list[LeftOut] = []
    for rule in rules:
        encoded = pc.dictionary_encode(file.cells[rule.header].combine_chunks())
        codes, texts = encoded.indices.to_numpy(zero_copy_only=False), encoded.dictionary.to_pylist()
        for code, text in enumerate(texts):
            if rule.leaves_out(text) and (rows := numbers[stays & (codes == code)].tolist()):
                left_out.append(LeftOut(rule.reason, rule.header, text[:SHOWN], tuple(rows)))
        stays &= ~np.array([rule.leaves_out(text) for text in texts], dtype=bool)[codes]
    return (file if stays.all() else file.keep(pa.array(stays))), tuple(left_out)
