"""Writers killed at any moment lose no kept table and leave none by half, and a library that did would be seen to."""

from tests.library.faults.driver import Report, drive


def test_writers_that_are_killed_leave_the_old_table_or_the_new_one_whole(tmp_path):
    report = Report()
    drive(tmp_path, kills=6, seed=4, report=report)
    assert report.wrong == []
    assert report.kills >= 6
    assert report.told


def test_a_library_that_acknowledges_what_it_has_not_kept_is_found_out(tmp_path):
    report = Report()
    drive(tmp_path, kills=8, seed=4, planted="unkept", report=report)
    assert any("is not as it was acknowledged" in one for one in report.wrong)
