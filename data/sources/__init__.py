"""Files of incidents to native tables: files/ (bytes to cells), columns/ (cells to values), formats/ (one a module).

found = load(upload, "my incidents.xlsx")     a table, what was rejected and flagged, or `Refused`
"""

from data.sources.cells import Import
from data.sources.files.reading import ACCEPTED
from data.sources.loading import load, load_here, peek
from data.sources.problem_list import Problems
from data.sources.problems import Problem, Refused

__all__ = ["ACCEPTED", "Import", "Problem", "Problems", "Refused", "load", "load_here", "peek"]
