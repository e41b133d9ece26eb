"""The figures that head a page, their changes, and what they rest on."""
