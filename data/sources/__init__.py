"""Files of incidents to native tables: reading, checking and one module per format.

found = load(upload, "my incidents.xlsx")     a table, what was rejected and flagged, or `Refused`
"""

from data.sources.cells import Import
from data.sources.loading import SOURCES, load, load_here
from data.sources.problems import Problem, Refused

__all__ = ["SOURCES", "Import", "Problem", "Refused", "load", "load_here"]
