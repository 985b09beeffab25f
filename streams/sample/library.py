"""The library keeps every clip in a file, so that pictures are painted and encoded only once."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from functools import cache
from pathlib import Path

from streams.sample import film, workshop
from streams.sample.clip import Clip, ClipSpec

Progress = Callable[[int, int, str], None]
"""Told frames done, frames to do, and which clip was worked on last."""


def quiet(done: int, total: int, what: str) -> None:
    """Tell nobody."""


def default_folder() -> Path:
    """Return where clips are kept: citywall/clips in the user's cache folder."""
    cache_home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache_home) / "citywall" / "clips"


class Library:
    """Clips in a folder, made when they are missing or the code that makes them has changed."""

    def __init__(self, folder: Path | None = None, workers: int | None = None) -> None:
        """Open a library.

        Args:
            folder: where the clips are kept; the user's cache folder by default.
            workers: how many processes make clips; as many as there are cores by default.
        """
        self.folder = folder or default_folder()
        self._workers = workers or len(os.sched_getaffinity(0))

    def path(self, spec: ClipSpec) -> Path:
        """Return the file of a clip; its name tells everything that the clip depends on."""
        return self.folder / f"{_stem(spec)}-{_code_version()[:10]}.clip"

    def clips(self, specs: Sequence[ClipSpec], progress: Progress = quiet) -> list[Clip]:
        """Return the clips, in order, making those that are not there yet.

        Args:
            specs: what the clips are to be.
            progress: told how it goes while clips are made; not called where all are there.
        """
        missing = [spec for spec in specs if not self.path(spec).exists()]
        if missing:
            self._make(missing, progress)
        return [Clip.load(self.path(spec)) for spec in specs]

    def _make(self, missing: Sequence[ClipSpec], progress: Progress) -> None:
        total = sum(spec.frames for spec in missing)
        done = 0
        progress(done, total, str(missing[0]))
        for frames, what in self._made(missing):
            done += frames
            progress(done, total, what)
        for spec in missing:
            # What an older version made is of no use any more, and a hundred megabytes large.
            for old in self.folder.glob(f"{_stem(spec)}-*.clip"):
                if old != self.path(spec):
                    old.unlink(missing_ok=True)

    def _made(self, missing: Sequence[ClipSpec]) -> Iterator[tuple[int, str]]:
        # Large clips first, so that the processes end at about the same time.
        order = sorted(missing, key=lambda spec: -spec.width * spec.height * spec.frames)
        workers = min(self._workers, len(order))
        if workers == 1 or sum(s.width * s.height * s.frames for s in order) < 60_000_000:
            for spec in order:
                film.make(spec).save(self.path(spec))
                yield spec.frames, str(spec)
            return
        yield from workshop.made([(spec, self.path(spec)) for spec in order], workers)


def _stem(spec: ClipSpec) -> str:
    """Return the part of a clip's file name that is the same for all versions of the code."""
    place = spec.scenery.en.lower().replace(" ", "-").replace(".", "")
    version = hashlib.sha256(str(astuple(spec)).encode()).hexdigest()[:10]
    return f"{place}-{spec.height}p-{spec.codec}-{version}"


@cache
def _code_version() -> str:
    """Return a hash of all code that decides what a clip's file holds."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    painting = [path for path in sources if path.stem in _PAINTING]
    return hashlib.sha256(b"".join(path.read_bytes() for path in painting)).hexdigest()


_PAINTING = {
    "architecture", "backdrop", "caption", "clip", "film", "framecode", "lens", "light", "places",
    "rtp", "square", "stage", "street", "thoroughfare", "traffic",
}  # fmt: skip
