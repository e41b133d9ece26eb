"""Settings of the property tests: the machine may be slow, and the examples are the same on every run."""

from hypothesis import settings

settings.register_profile("rasid", deadline=None, derandomize=True)
settings.load_profile("rasid")
