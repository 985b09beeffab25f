"""What a kiosk knows at one moment, and the threads beside Qt that bring it."""

from kiosk.knowledge.knowledge import NOTHING, Knowledge

__all__ = ["NOTHING", "Knowledge"]
