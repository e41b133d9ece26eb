"""DuckDB's answers as Ibis gives them, to the type and at a tenth of the time: Arrow makes all columns at once."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
from pyarrow import types


def table(answer: pa.Table, wanted: pa.Schema) -> pa.Table:
    """The answer in the types of the question: DuckDB gives sums as decimals."""
    return answer if answer.schema == wanted else answer.cast(wanted)


def frame(answer: pa.Table, wanted: pa.Schema) -> pd.DataFrame:
    """The answer as Ibis makes a frame of it: days as seconds; whole numbers as objects where none is given, or where
    one of those that DuckDB gives as decimals is not."""
    made: pd.DataFrame = table(answer, wanted).to_pandas(date_as_object=False)
    for name, given, kind in zip(answer.column_names, answer.columns, wanted.types, strict=True):
        if types.is_date(kind):
            made[name] = made[name].astype("datetime64[s]")
        elif not types.is_integer(kind) or not given.null_count:
            continue
        elif types.is_decimal(given.type) or given.null_count == len(given):
            made[name] = pd.Series(given.to_pylist(), dtype=object)
    return made
