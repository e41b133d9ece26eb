"""Slides as HTML, and what a Chromium draws of them."""
