"""Measures what the screen is like for everybody: sizes, contrast, reach, names and words."""
