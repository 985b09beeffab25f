"""What a process that decodes tells the C library about memory that it takes and gives back."""

from __future__ import annotations

from typing import Final

KEPT: Final = {"MALLOC_MMAP_THRESHOLD_": str(16 << 20), "MALLOC_TRIM_THRESHOLD_": str(64 << 20)}
"""For its environment.  A decoder takes and gives back the same megabytes all the time: they are
not given back to the system in between, which would have every page of them zeroed anew: an eighth
of a still; of a touch some 600 pages, and 200 more of each picture that follows."""
