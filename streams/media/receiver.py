"""One channel in one worker: its sources, its decoders, and the pictures they put on the glass."""

from __future__ import annotations

import time

from av.video.frame import VideoFrame

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH, Pixels
from streams.floor.log import logger
from streams.floor.truth import CAMERA_WORDS_BYTES, Decoder, Link, Tier
from streams.media.content import ContentWatch
from streams.media.decoder import Luma, MotionDecoder, Moved, fitted, signature
from streams.media.hardware import SOFTWARE, Hardware
from streams.media.mark import NOBODY
from streams.media.order import Order
from streams.media.replay.deck import Deck
from streams.media.shared import Shared
from streams.media.smoothing import smooth
from streams.media.source import Source
from streams.media.stillwire import StillResult
from streams.media.unit import AccessUnit

log = logger(__name__)

MAIN_LINGERS_S = 10.0
"""A main stream stays open so long after its tile shrank: people go back and forth."""
SLOT_EVERY_S = 1.0
FACTS_EVERY_S = 0.25
MOTION_SLACK_S = 0.2
AWAITED_S, QUIETLY_S = 0.03, 0.01
"""How long one channel is decoded at a stretch while it catches up with its kept group."""
LONGEST_GAP_S = 0.5
"""A pause longer than this is no bunch of pictures but a stall."""
SMOOTHING = 0.1


class Receiver:
    """Keeps one channel connected and writes its pictures at the tier that is ordered.

    Args:
        index: The channel's row.
        single: Whether one stream serves both as thumb and as main.
        shared: The worker's.
    """

    def __init__(self, index: int, single: bool, shared: Shared) -> None:
        self.index = index
        self.order = Order(index)
        self.decoded_key = 0
        self.still_extra = 2.0
        self.gone = False
        """The row belongs to another worker, or to nobody: nothing is written any more."""
        self.thumb = shared.open_thumb(index, self._thumb_arrived)
        self._single, self._shared = single, shared
        self._row = shared.frames.status[index : index + 1]
        self._main: Source | None = None
        self._main_until = 0.0
        self.deck: Deck | None = None
        """What is kept of the past, where that is ordered."""
        self._motion: MotionDecoder | None = None
        self._main_motion: MotionDecoder | None = None
        self._content = ContentWatch()
        self._last: VideoFrame | None = None
        self._slot_at = self._facts_at = 0.0
        self._played = self._main_played = 0
        self._moved_at = self._gap = 0.0

    @property
    def captured(self) -> float:
        """Capture of the picture on the glass, s, monotonic; 0 before the first."""
        return float(self._row["captured"][0])

    @property
    def wants_still(self) -> bool:
        """Whether a keyframe came that nobody has decoded."""
        new = self.thumb.keys != self.decoded_key
        return new and self.order.tier is Tier.STILL and not self.gone

    @property
    def movable(self) -> bool:
        """Whether another worker can take this channel: its main stream and its past stay."""
        return self._main is None and self.deck is None

    def obey(self, order: Order, now: float) -> None:
        """Change to another tier, canvas or size; nothing is closed that is shown."""
        before, self.order = self.order, order
        if order.keep is not before.keep:
            self._keep(order.keep)
        if order.canvas < 0 and before.canvas >= 0:
            self._leave_canvas()
        elif (order.canvas, order.width, order.height) != (
            before.canvas,
            before.width,
            before.height,
        ):
            self._again()
        if order.tier is Tier.STILL:
            self._stand_still(now)
        elif self._motion is None and not self._main_shows():
            self._move(now)
        if order.tier is Tier.SHARP or order.warm:
            self._open_main(now)
        if order.tier is not Tier.SHARP:
            self._rest_main(now)

    def tick(self, now: float) -> None:
        """Copy the source's facts into the status row; close a main stream that nobody wants."""
        self._facts_at = now + FACTS_EVERY_S
        self._write_facts()
        if self.order.tier is not Tier.STILL and self._motion is None and not self._main_shows():
            self._move(now)
        if self._main is None:
            return
        if self.order.tier is Tier.SHARP or self.order.warm:
            self._main_until = now + MAIN_LINGERS_S
        elif now > self._main_until:
            self._close_main()

    def still(self, result: StillResult, captured: float, ordered: Order) -> None:
        """Put a decoded keyframe on the glass, unless motion has overtaken it.

        Args:
            result: Its pictures.
            captured: When, s, monotonic.
            ordered: What was ordered when it was handed over.
        """
        if self.gone or self.order.tier is not Tier.STILL or captured < self.captured:
            return
        if result.slot is None or result.luma is None:
            return
        if self._content.wants(captured):
            self._judge(result.luma, captured, "small" if ordered.canvas < 0 else "large")
        row = self._row
        spent = result.spent * 1000.0
        row["key_ms"] = smooth(float(row["key_ms"][0]), spent, SMOOTHING)
        row["decoder"] = Decoder.SOFTWARE
        row["width"], row["height"] = result.width, result.height
        self._slot_at = captured
        self._shared.frames.write_still(self.index, result.slot, captured, Tier.STILL)
        if result.large is not None and ordered.canvas == self.order.canvas:
            self._write_canvas(result.large, captured, Tier.STILL)
        elif self.order.canvas >= 0:
            self.decoded_key = -1
            return
        row["captured"] = captured
        row["decoded"] += 1

    def close(self) -> None:
        """End both sessions."""
        self.gone = True
        self._keep(False)
        self.thumb.close()
        self._close_main()

    def _keep(self, keep: bool) -> None:
        if self.deck is not None and not keep:
            self.deck.close()
        self.deck = Deck(self.thumb, lambda: self._main) if keep else None

    def _stand_still(self, now: float) -> None:
        if self._motion is not None:
            self.decoded_key = self.thumb.keys
        self._motion = self._last = None
        self._row["tier"] = Tier.STILL
        self.thumb.set_motion(False, now)

    def _rest_main(self, now: float) -> None:
        self._main_motion = None
        if self._main is not None:
            self._main.set_motion(False, now)

    def _move(self, now: float) -> None:
        """From the kept group of pictures to live motion."""
        self.thumb.set_motion(True, now)
        if not self.thumb.codec:
            return
        if self._motion is None:
            self._motion = self._decoder(self.thumb)
            self._moved(self._motion, self.thumb, self.thumb.group(), self._thumb_tier(), now)

    def _thumb_tier(self) -> Tier:
        return Tier.SHARP if self._single and self.order.tier is Tier.SHARP else Tier.SMOOTH

    def _thumb_arrived(self, now: float) -> None:
        thumb = self.thumb
        if self._played != thumb.facts.sessions:
            self._played, self._motion = thumb.facts.sessions, None
        if now >= self._facts_at or thumb.facts.link != Link.PLAYING:
            self.tick(now)
        if self.order.tier is Tier.STILL:
            if thumb.keys != self.decoded_key:
                self._shared.offer(self)
            return
        if self._main_shows():
            return
        if self._motion is None:
            self._move(now)
        else:
            self._moved(self._motion, thumb, thumb.fresh(), self._thumb_tier(), now)

    def _main_arrived(self, now: float) -> None:
        main = self._main
        if main is None or self.order.tier is not Tier.SHARP:
            return
        if self._main_played != main.facts.sessions:
            self._main_played, self._main_motion = main.facts.sessions, None
        if self._main_motion is None:
            if not main.key():
                return
            self._main_motion = self._decoder(main)
            shown = self._moved(self._main_motion, main, main.group(), Tier.SHARP, now)
        else:
            shown = self._moved(self._main_motion, main, main.fresh(), Tier.SHARP, now)
        if shown and self._motion is not None:
            self._motion = None
            self.thumb.set_motion(False, now)

    def _main_shows(self) -> bool:
        """Whether the picture on the glass comes from the main stream now."""
        return (
            self._main is not None
            and self._main_motion is not None
            and self._main_motion.decoded > 0
            and self.order.tier is Tier.SHARP
            and self._main.facts.link == Link.PLAYING
        )

    def _decoder(self, source: Source) -> MotionDecoder:
        return MotionDecoder(source.codec, source.extradata, self._shared.hardware)

    def _moved(
        self,
        decoder: MotionDecoder,
        source: Source,
        units: list[AccessUnit],
        tier: Tier,
        now: float,
    ) -> bool:
        """Decode pictures that came and show the newest; True if one was shown."""
        if not units and not decoder.behind:
            return False
        began, todo = time.thread_time(), decoder.behind + len(units)
        before = decoder.corrupt
        stretch = stretch_s(tier, Tier(int(self._row["tier"][0])))
        self._shared.mark.row = self.index
        try:
            newest = decoder.decode(units, stretch)
        finally:
            self._shared.mark.row = NOBODY
        done = todo - decoder.behind
        row = self._row
        row["corrupt"] += decoder.corrupt - before
        row["decoded"] += done
        if decoder.broken:
            return self._device_lost(decoder, source, tier, now)
        if decoder.behind:
            source.hurry(now)
        if decoder.key is not None:
            self._look(decoder.key, source, tier)
        if newest is None or (decoder.behind and now - self._moved_at < LONGEST_GAP_S):
            return False
        captured = min(source.captured(newest.timestamp), now)
        if captured <= 0.0:
            # Its session ended while it was decoded: nobody knows any more when it was taken.
            return False
        self._show(newest.frame, captured, tier)
        row["decoder"] = decoder.kind
        row["promise"] = source.facts.delay + 2 * self._pace(source, now) + MOTION_SLACK_S
        spent = (time.thread_time() - began) * 1000.0 / max(done, 1)
        row["motion_ms"] = smooth(float(row["motion_ms"][0]), spent, SMOOTHING)
        return True

    def _device_lost(self, decoder: MotionDecoder, source: Source, tier: Tier, now: float) -> bool:
        """Software takes over from a device that failed, from the kept group up to now."""
        log.warning("channel row %d: %s", self.index, decoder.broken)
        software = Hardware(SOFTWARE, decoder.broken)
        fresh = MotionDecoder(source.codec, source.extradata, software)
        if decoder is self._main_motion:
            self._main_motion = fresh
        else:
            self._motion = fresh
        return self._moved(fresh, source, source.group(), tier, now)

    def _pace(self, source: Source, now: float) -> float:
        """Seconds between pictures as they come: cameras and relays may send them in bunches."""
        gap, self._moved_at = now - self._moved_at, now
        if gap < LONGEST_GAP_S:
            self._gap = smooth(self._gap, gap, SMOOTHING)
        return max(source.facts.interval, self._gap, 1 / 60)

    def _show(self, frame: VideoFrame, captured: float, tier: Tier) -> None:
        order, row = self.order, self._row
        self._last = frame
        row["width"], row["height"] = frame.width, frame.height
        if order.canvas >= 0:
            width, height = fitted(frame.width, frame.height, order.width, order.height)
            pixels = self._shared.scaler.pixels(frame, width, height)
            self._write_canvas(pixels, captured, tier)
        if order.canvas < 0 or captured - self._slot_at >= SLOT_EVERY_S:
            self._write_slot(frame, captured, tier)
        row["captured"], row["tier"] = captured, tier
        if not frame.key_frame and self._content.wants(captured, False):
            self._judge(signature(frame), captured, None)

    def _write_canvas(self, pixels: Pixels, captured: float, tier: Tier) -> None:
        """Write into the canvas lent to this channel, unless it has been lent on meanwhile."""
        frames, canvas = self._shared.frames, self.order.canvas
        if canvas >= 0 and int(frames.canvases["channel"][canvas]) == self.index:
            frames.write_canvas(canvas, pixels, captured, tier)
            self._row["canvas"] = canvas

    def _write_slot(self, frame: VideoFrame, captured: float, tier: Tier) -> None:
        pixels = self._shared.scaler.pixels(frame, STILL_WIDTH, STILL_HEIGHT)
        self._shared.frames.write_still(self.index, pixels, captured, tier)
        self._slot_at = captured

    def _leave_canvas(self) -> None:
        """Back to the still slot, which must not be older than what was just seen."""
        row = self._row
        if self._last is not None and self.captured > self._slot_at:
            self._write_slot(self._last, self.captured, Tier(int(row["tier"][0])))
        row["canvas"] = -1
        row["captured"] = self._slot_at

    def _again(self) -> None:
        """The same picture into another canvas or at another size, without waiting for the next."""
        if self._last is not None:
            self._show(self._last, self.captured, Tier(int(self._row["tier"][0])))
        else:
            self.decoded_key = -1

    def _open_main(self, now: float) -> None:
        self._main_until = now + MAIN_LINGERS_S
        if self._single:
            return
        if self._main is None:
            self._main = self._shared.open_main(self.index, self._main_arrived)
            if self.deck is not None:
                self.deck.watch()
            self._main.start(now)
        self._main.set_motion(self.order.tier is Tier.SHARP, now)

    def _close_main(self) -> None:
        if self._main is not None:
            self._main.close()
        self._main = self._main_motion = None

    def _look(self, key: Moved, source: Source, tier: Tier) -> None:
        """Judge a keyframe, also one that was overtaken: on a busy machine nearly all are."""
        captured = source.captured(key.timestamp)
        if captured > 0.0 and self._content.wants(captured):
            # In motion it is decoded as one for a large tile is.
            way = "large" if tier is Tier.SMOOTH else tier.word
            self._judge(signature(key.frame), captured, way)

    def _judge(self, luma: Luma, captured: float, way: str | None) -> None:
        """Take a picture in; ``way`` says how a keyframe was decoded, None: it is none."""
        if way is None:
            self._content.glance(luma, captured)
        else:
            self._content.look(luma, captured, way)
        self._row["content"] = self._content.content
        self._row["content_since"] = self._content.since

    def _write_facts(self) -> None:
        row, facts = self._row, self.thumb.facts
        row["link"], row["tries"] = facts.link, facts.tries
        row["sessions"], row["refused"] = facts.sessions, facts.refused
        row["retry_at"], row["played_at"] = facts.retry_at, facts.played_at
        row["packet_at"], row["key_at"] = facts.packet_at, facts.key_at
        row["interval"], row["gop"] = facts.interval, facts.gop
        row["received"], row["lost"] = facts.received, facts.lost
        row["clock_off"] = facts.clock_off
        row["reason"], row["number"] = facts.reason, facts.number
        row["words"] = facts.words.encode()[:CAMERA_WORDS_BYTES]
        if self.order.tier is Tier.STILL:
            row["promise"] = facts.delay + facts.gop + self.still_extra


def stretch_s(tier: Tier, shown: Tier) -> float:
    """How long a channel is decoded at a stretch, s; meanwhile no finger is heard.

    A finger waits for the first motion after a still.  Nobody waits for the main stream, under the
    sub stream's motion, nor for the sub stream's under the last picture of the main stream.

    Args:
        tier: Of what is decoded.
        shown: Of the picture that stands.
    """
    return AWAITED_S if tier is Tier.SMOOTH and shown is not Tier.SHARP else QUIETLY_S
