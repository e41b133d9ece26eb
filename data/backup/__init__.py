"""Everything that people decided on this machine as one file, and from it onto an empty one."""
