"""Whatever a finger does and a camera answers: it follows, and behind the finger it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from streams.onvif.ptz.reins import (
    LASTS_S,
    MOST_STOPS,
    MOST_UNDER_WAY,
    MOVE_S,
    RENEW_S,
    Command,
    Errand,
    Move,
    Reins,
    Stop,
    Task,
)
from streams.onvif.ptz.velocity import STILL, Velocity

RIGHT, LEFT = Velocity(pan=0.5), Velocity(pan=-0.25)
GATE = Errand(Task.GO, "1")


@dataclass
class Camera:
    """A camera and the wire to it: what was sent and when, and what it did about it.

    A command reaches the camera when it is answered, so those under way may overtake each other.
    """

    reins: Reins = field(default_factory=Reins)
    now: float = 100.0
    sent: list[tuple[float, Command]] = field(default_factory=list)
    moving_until: float = 0.0

    def look(self) -> None:
        """Send whatever is due."""
        while True:
            self.reins, command = self.reins.due(self.now)
            assert len(self.reins.under_way) <= MOST_UNDER_WAY
            if command is None:
                return
            self.sent.append((self.now, command))

    def answer(self, place: int, *, well: bool = True) -> None:
        """Answer one of the commands under way."""
        command = self.reins.under_way[place % len(self.reins.under_way)]
        if well and isinstance(command, Move):
            self.moving_until = self.now + LASTS_S
        elif well and isinstance(command, Stop):
            self.moving_until = 0.0
        self.reins = self.reins.answered(command, self.now, well=well)
        self.look()

    def pull(self, velocity: Velocity) -> None:
        self.reins = self.reins.pulled(velocity)
        self.look()

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.look()

    def do(self, deed: str, what: object) -> None:
        """Something happens: a hand, an answer, or time."""
        if deed == "pull" and isinstance(what, Velocity):
            self.pull(what)
        elif deed == "answer" and isinstance(what, tuple) and self.reins.under_way:
            self.answer(what[0], well=what[1])
        elif deed == "wait" and isinstance(what, float):
            self.wait(what)
        elif deed == "errand":
            self.reins = self.reins.sent(GATE)
        elif deed == "halt":
            self.reins = self.reins.halted()
        self.look()

    @property
    def commands(self) -> list[Command]:
        return [command for _, command in self.sent]


def test_a_pull_moves_at_once_and_a_lift_stops_at_once() -> None:
    camera = Camera()
    camera.pull(RIGHT)
    camera.answer(0)
    camera.pull(STILL)
    camera.answer(0)
    assert camera.commands == [Move(RIGHT), Stop()]
    assert camera.reins.settled


def test_while_a_movement_is_under_way_only_the_newest_velocity_waits() -> None:
    camera = Camera()
    camera.pull(RIGHT)
    for share in (0.1, 0.2, 0.3):
        camera.pull(Velocity(pan=share))
    assert camera.commands == [Move(RIGHT)]
    camera.answer(0)
    assert camera.commands == [Move(RIGHT)], "no more than ten a second"
    camera.wait(MOVE_S)
    assert camera.commands[1:] == [Move(Velocity(pan=0.3))]


def test_a_finger_that_rests_renews_its_movement_before_the_camera_ends_it() -> None:
    camera = Camera()
    camera.pull(RIGHT)
    for _ in range(100):
        if camera.reins.under_way:
            camera.answer(0)
        camera.wait(0.05)
        assert camera.moving_until > camera.now
    moves = [at for at, command in camera.sent if command == Move(RIGHT)]
    assert len(moves) == len(camera.sent)
    assert 5.0 / RENEW_S - 2 <= len(moves) <= 5.0 / RENEW_S + 2


def test_a_stop_overtakes_a_slow_movement_and_is_told_again_behind_it() -> None:
    camera = Camera()
    camera.pull(RIGHT)
    camera.pull(STILL)
    assert camera.commands == [Move(RIGHT), Stop(overtakes=True)]
    camera.answer(1)
    assert len(camera.sent) == 2, "what it overtook is not known to have arrived"
    camera.answer(0)
    assert camera.commands[2:] == [Stop()]
    camera.answer(0)
    assert camera.reins.settled
    assert camera.moving_until == 0.0


def test_a_stop_that_is_not_answered_is_tried_again_and_at_last_given_up() -> None:
    camera = Camera()
    camera.pull(RIGHT)
    camera.answer(0)
    camera.pull(STILL)
    while not camera.reins.settled:
        camera.answer(0, well=False)
        camera.wait(camera.reins.wakes(camera.now) or 0.0)
    assert camera.commands == [Move(RIGHT), *[Stop()] * MOST_STOPS]
    assert camera.reins.lost
    camera.pull(RIGHT)
    camera.wait(MOVE_S)
    camera.answer(0)
    camera.pull(STILL)
    assert camera.commands[-2:] == [Move(RIGHT), Stop()], "whoever pulls again is followed again"


def test_an_errand_waits_until_the_camera_stands() -> None:
    camera = Camera()
    camera.pull(RIGHT)
    camera.answer(0)
    camera.reins = camera.reins.sent(GATE)
    camera.look()
    assert camera.commands == [Move(RIGHT), Stop()]
    camera.answer(0)
    assert camera.commands[2:] == [GATE]
    camera.answer(0)
    assert camera.reins.settled


def test_a_hand_overrules_an_errand_that_has_not_been_sent() -> None:
    camera = Camera()
    camera.pull(RIGHT)
    camera.answer(0)
    camera.reins = camera.reins.sent(GATE)
    camera.pull(LEFT)
    camera.wait(MOVE_S)
    assert camera.commands == [Move(RIGHT), Move(LEFT)]


def test_a_halt_stops_what_goes_to_a_preset_by_itself() -> None:
    camera = Camera()
    camera.reins = camera.reins.sent(GATE)
    camera.look()
    camera.answer(0)
    camera.reins = camera.reins.halted()
    camera.look()
    assert camera.commands == [GATE, Stop()]


def test_a_camera_that_never_moved_is_not_told_to_stop() -> None:
    camera = Camera()
    camera.pull(STILL)
    assert camera.commands == []


velocities = st.sampled_from([RIGHT, LEFT, Velocity(tilt=1.0), Velocity(zoom=-1.0), STILL])
deeds = st.one_of(
    st.tuples(st.just("pull"), velocities),
    st.tuples(st.just("answer"), st.tuples(st.integers(0, 1), st.booleans())),
    st.tuples(st.just("wait"), st.floats(0.0, 1.0)),
    st.tuples(st.just("errand"), st.just(GATE)),
    st.tuples(st.just("halt"), st.just(None)),
)


@given(st.lists(deeds, max_size=60), st.lists(st.booleans(), max_size=MOST_STOPS - 2))
def test_after_the_finger_is_up_a_stop_is_always_the_last_command(
    script: list[tuple[str, object]], failures: list[bool]
) -> None:
    camera = Camera()
    for deed in script:
        camera.do(*deed)
    camera.reins = camera.reins.sent(GATE).pulled(RIGHT).pulled(STILL)  # no errand any more
    lifted = len(camera.sent)
    camera.look()
    trouble = iter(failures)
    for _ in range(200):
        if camera.reins.settled:
            break
        if camera.reins.under_way:
            camera.answer(0, well=next(trouble, True))
        else:
            camera.wait(camera.reins.wakes(camera.now) or 0.0)
    assert camera.reins.settled
    assert all(isinstance(command, Stop) for command in camera.commands[lifted:])
    moved = [n for n, command in enumerate(camera.commands) if isinstance(command, Move)]
    if moved:
        behind = [c for c in camera.commands[moved[-1] :] if isinstance(c, Stop)]
        assert behind
        assert behind[-1] == Stop(overtakes=False) or camera.reins.lost
    assert camera.moving_until == 0.0 or camera.reins.lost


@given(st.lists(deeds, max_size=80))
def test_movements_are_never_closer_than_a_tenth_of_a_second(
    script: list[tuple[str, object]],
) -> None:
    camera = Camera()
    for deed in script:
        camera.do(*deed)
        while camera.reins.under_way:
            camera.answer(0)
    moves = [at for at, command in camera.sent if isinstance(command, Move)]
    assert all(b - a >= MOVE_S - 1e-9 for a, b in pairwise(moves))
