"""Every kind of feed that a document may name."""

from __future__ import annotations

from typing import Final

from streams.feeds.feed_form import FeedForm
from streams.feeds.korea.airkorea import AirKoreaForm
from streams.feeds.korea.disaster_messages import DisasterMessagesForm
from streams.feeds.korea.road_cameras import RoadCamerasForm
from streams.feeds.seoul.air_district import AirDistrictForm
from streams.feeds.seoul.air_zone import AirZoneForm
from streams.feeds.seoul.bikes import BikesForm
from streams.feeds.seoul.crowd import CrowdingForm
from streams.feeds.seoul.events import EventsForm
from streams.feeds.seoul.hotspot import HotspotForm
from streams.feeds.seoul.incidents import IncidentsForm
from streams.feeds.seoul.parks import ParksForm
from streams.feeds.seoul.prices import PricesForm
from streams.feeds.seoul.reservations import ReservationsForm
from streams.feeds.seoul.road_speed import RoadSpeedsForm
from streams.feeds.seoul.subway_arrivals import SubwayArrivalsForm
from streams.feeds.seoul.trails import TrailsForm
from streams.feeds.seoul.train_positions import TrainPositionsForm
from streams.feeds.standard.gbfs import GbfsForm
from streams.feeds.standard.gtfs_alerts import GtfsAlertsForm
from streams.feeds.standard.gtfs_arrivals import GtfsArrivalsForm
from streams.feeds.standard.gtfs_vehicles import GtfsVehiclesForm

FORMS: Final[tuple[type[FeedForm], ...]] = (
    SubwayArrivalsForm,
    TrainPositionsForm,
    AirDistrictForm,
    AirZoneForm,
    AirKoreaForm,
    BikesForm,
    CrowdingForm,
    HotspotForm,
    EventsForm,
    IncidentsForm,
    RoadSpeedsForm,
    ParksForm,
    TrailsForm,
    PricesForm,
    ReservationsForm,
    RoadCamerasForm,
    DisasterMessagesForm,
    GtfsArrivalsForm,
    GtfsVehiclesForm,
    GtfsAlertsForm,
    GbfsForm,
)
