"""Settings of every test: property tests without a clock and the same on every run, and no analyst's own ledger."""

import os
import tempfile

from hypothesis import settings

settings.register_profile("rasid", deadline=None, derandomize=True)
settings.load_profile("rasid")
os.environ["RASID_HOME"] = tempfile.mkdtemp(prefix="rasid_home_")
