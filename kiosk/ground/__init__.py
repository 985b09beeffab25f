"""The ground around the kiosk: what a map of it shows, and how one walks there."""

from __future__ import annotations

from kiosk.ground.ground import Ground, read_ground
from kiosk.ground.streets import Point, Streets, Walk

__all__ = ["Ground", "Point", "Streets", "Walk", "read_ground"]
