"""The kiosk's pages, one file each: pure functions from what is known to what is shown."""

from kiosk.pages.brief import Brief
from kiosk.pages.build import ALARM, PAGES, build, worth
from kiosk.pages.taken import taking

__all__ = ["ALARM", "PAGES", "Brief", "build", "taking", "worth"]
