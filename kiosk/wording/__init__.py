"""The kiosk's own words in four languages, and what stations, lines and districts are called."""

from kiosk.wording.line import Line, line_of
from kiosk.wording.name import called
from kiosk.wording.passage import Passage, passages
from kiosk.wording.say import say

__all__ = ["Line", "Passage", "called", "line_of", "passages", "say"]
