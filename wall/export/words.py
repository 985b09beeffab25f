"""Says in Korean or English what became of a clip or a still, for the glass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "saving": "Saving …",
        "saved": "Saved: {name}",
        "excerpt_empty": "Nothing was saved: nothing is kept of that moment.",
        "excerpt_failed": "Nothing was saved: the pictures of that time are damaged.",
        "worker_ended": "Nothing was saved: the decoder was started again meanwhile. Try again.",
        "late": "Nothing was saved: the pictures did not come in time.",
        "busy": "One moment: others are being saved.",
        "full": "Nothing was saved: the disk is full.",
        "disk": "Nothing was saved: the folder cannot be written.",
        "unrecorded": "Nothing was saved: the audit log cannot be written.",
    },
    "ko": {
        "saving": "저장 중 …",
        "saved": "저장됨: {name}",
        "excerpt_empty": "저장하지 못했습니다: 그 시각의 영상이 남아 있지 않습니다.",
        "excerpt_failed": "저장하지 못했습니다: 그 시각의 영상이 손상되었습니다.",
        "worker_ended": "저장하지 못했습니다: 그사이 디코더가 다시 시작되었습니다. 다시 하십시오.",
        "late": "저장하지 못했습니다: 영상을 제때 받지 못했습니다.",
        "busy": "잠시만 기다리십시오: 다른 영상을 저장하고 있습니다.",
        "full": "저장하지 못했습니다: 디스크가 가득 찼습니다.",
        "disk": "저장하지 못했습니다: 폴더에 쓸 수 없습니다.",
        "unrecorded": "저장하지 못했습니다: 감사 기록을 쓸 수 없습니다.",
    },
}
WORDS: Final = Catalogue("export", SPOKEN)


def say(language: str, key: str, **values: object) -> str:
    """One phrase, with its values filled in."""
    return WORDS[language][key].format(**values)
