"""Gives drawn cases the time that a busy machine takes: they are held to truths, not to time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("citywall", deadline=None)
settings.load_profile("citywall")
