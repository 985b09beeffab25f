"""Tells a person why something could not be measured."""

from __future__ import annotations


class BenchError(Exception):
    """A benchmark cannot be run; the text says what was found, what is expected and the mend."""
