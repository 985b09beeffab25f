"""What a page of the kiosk is made of: values that screen, voice, audit, proof and QR all read."""

from kiosk.page.alarm import Alarm, OtherAlarm
from kiosk.page.allclear import Allclear
from kiosk.page.block import Block, PageError
from kiosk.page.camera import Camera
from kiosk.page.chart import Chart, Gate, Marker, Pace, StationChart, Way, gate_pin
from kiosk.page.departures import Departure, Departures, Urgency
from kiosk.page.entries import Entries, Entry
from kiosk.page.exits import Exit, Exits
from kiosk.page.gauge import Gauge
from kiosk.page.language import Language
from kiosk.page.notice import Notice
from kiosk.page.page import Page
from kiosk.page.strip import Strip
from kiosk.page.table import Table
from kiosk.page.vouch import Vouch

__all__ = [
    "Alarm",
    "Allclear",
    "Block",
    "Camera",
    "Chart",
    "Departure",
    "Departures",
    "Entries",
    "Entry",
    "Exit",
    "Exits",
    "Gate",
    "Gauge",
    "Language",
    "Marker",
    "Notice",
    "OtherAlarm",
    "Pace",
    "Page",
    "PageError",
    "StationChart",
    "Strip",
    "Table",
    "Urgency",
    "Vouch",
    "Way",
    "gate_pin",
]
