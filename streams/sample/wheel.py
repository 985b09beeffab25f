"""One wheel keeps time for all who watch: no task, timer or thread for any of them."""

from streams.sample.camera import slots_in_frame
from streams.sample.player import Player

MOST_SECONDS_BEHIND = 2.0
LATE_S = 0.05
"""A frame that is sent so much after its instant makes whoever shows it look slow."""


class Ring:
    """Players of one frame rate, each in the slot of the instant at which its camera captures.

    A frame's time is divided into slots of about 5 ms. Time counts in slots from the city's
    origin; a player whose camera is `lead` slots ahead sends frame `(slot + lead) / slots a frame`.
    """

    def __init__(self, fps: int, batch: int, elapsed: float = 0.0) -> None:
        """Make an empty ring.

        Args:
            fps: frames a second.
            batch: how many frames a player sends at a time.
            elapsed: seconds since the city's origin.
        """
        self._each = slots_in_frame(fps)
        self._a_second = fps * self._each
        self._batch = batch
        self._slots: list[list[Player]] = [[] for _ in range(self._each * batch)]
        self._done = int(elapsed * self._a_second)
        self._places: dict[Player, int] = {}
        self._joined = 0
        self.skipped = 0
        self.turned = 0
        self.late = 0

    def __len__(self) -> int:
        """How many players there are."""
        return len(self._places)

    def index(self, lead: int, elapsed: float) -> int:
        """Return the index of the frame that a camera has captured last."""
        return (int(elapsed * self._a_second) + lead) // self._each

    def join(self, player: Player) -> None:
        """Send a player's frames from now on."""
        self._joined += 1
        place = (-player.lead - self._each * (self._joined % self._batch)) % len(self._slots)
        self._slots[place].append(player)
        self._places[player] = place

    def leave(self, player: Player) -> None:
        """Send this player nothing more."""
        place = self._places.pop(player, None)
        if place is not None:
            # A new list: the ring may be going through the old one.
            self._slots[place] = [other for other in self._slots[place] if other is not player]

    def turn(self, elapsed: float) -> None:
        """Send every frame whose instant has come.

        Args:
            elapsed: seconds since the city's origin.
        """
        now = int(elapsed * self._a_second)
        behind = now - self._done - int(MOST_SECONDS_BEHIND * self._a_second)
        if behind > 0:
            self._done += behind
            self.skipped += behind
        self.turned += now - self._done
        self.late += max(now - int(LATE_S * self._a_second) - self._done, 0)
        size = len(self._slots)
        for slot in range(self._done + 1, now + 1):
            players = self._slots[slot % size]
            if players:
                self._send(players, slot)
        self._done = now

    def _send(self, players: list[Player], slot: int) -> None:
        each, batch = self._each, self._batch
        for player in players:
            index = (slot + player.lead) // each
            if not player.plain:
                player.fire(index)
                continue
            # From here to the end of the loop is all that a frame costs: keep it short.
            try:
                if batch == 1:
                    data = player.ready.get(index) or player.reel.frame(index)
                else:
                    frame = player.reel.frame
                    data = memoryview(
                        b"".join([frame(at) for at in range(index - batch + 1, index + 1)])
                    )
                sent = player.send(data)
            except BlockingIOError:
                sent = 0
            except OSError:
                player.closed = True
                player.plain = False
                continue
            if sent != len(data):
                player.spill(data[sent:])
