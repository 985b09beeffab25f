"""The kiosk's pages, one file each: pure functions from what is known to what is shown."""

from kiosk.pages.brief import Brief
from kiosk.pages.build import build

__all__ = ["Brief", "build"]
