"""What is outlined above the bars, in words and as a table."""

from components.names import names
from components.timeline import windows
from components.timeline import words as timeline_words
from data.aggregate.periods import per_period
from data.aggregate.timeline import timeline
from tests.briefing.views import view_of


def shown(link, every, measure):
    view = view_of(link)
    return timeline(view.ask(per_period, every=every), view.filter, view.origin, every, measure)


def test_the_table_of_what_is_outlined_has_a_row_for_each_span_with_its_days_and_killed():
    case = shown("table=worked_case", "day", "killed")
    table = windows.table(case, names("en"))
    assert table.count("<tr>") == 2
    cells = ("Deir ez-Zor", names("en").window(case.spans[0].start, case.spans[0].end), "1", "1")
    assert "".join(f"<td>{cell}</td>" for cell in cells) in table


def test_many_spans_are_told_to_the_ear_as_the_first_of_them_and_the_number_of_the_rest():
    series = shown("table=ucdp_ged_syria_2016_2019", "week", "violent_events")
    told = timeline_words.outlined(series, names("en"))
    first = sum(span.n for span in series.spans[:12])
    assert f"{int(series.unfit['n'].sum()) - first} more incidents" in told
    assert timeline_words.outlined(shown("table=worked_case", "week", "attacks"), names("en")) == ""
