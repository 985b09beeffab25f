"""Says in Korean or English how it stands with a camera that somebody moves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import Catalogue
from streams.onvif.ptz.account import Trouble

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "reaching": "Asking the camera …",
        "drag": "Drag to move, lift to stop",
        "pinch": "two fingers zoom",
        "tap": "a tap centres",
        "busy": "It was moving already: by a patrol of its own, or by somebody elsewhere.",
        "crowded": "One hand moves it at a time.",
        "idle": "Ends by itself in {seconds} s",
        "by": "{name} moves this camera",
        "by_nobody": "Pan, tilt, zoom",
        "silent": "The camera does not answer.",
        "refused": "The camera refuses the login for this.",
        "unmovable": "This camera cannot be moved as the channel list says.",
        "fault": "The camera does not do this.",
        "unstopped": "The camera has not confirmed its stop. It ends its movement by itself.",
        "said": "It says: {words}",
        "missing_service": "It has no PTZ service.",
        "missing_profile": "It has no profile '{profile}', but {known}.",
        "missing_mount": "Nothing moves by its profile '{profile}'.",
        "missing_movement": "It does not move for as long as a finger stays.",
        "taken_by": "{name} is moving '{channel}'. "
        "Another camera can be moved when that has ended.",
        "taken": "Somebody is moving '{channel}'. Another camera can be moved when that has ended.",
        "view": "View {number}",
    },
    "ko": {
        "reaching": "카메라에 연결하는 중 …",
        "drag": "끌면 움직이고 떼면 멈춥니다",
        "pinch": "두 손가락으로 확대",
        "tap": "누르면 가운데로",
        "busy": "이미 움직이고 있었습니다. 자동 순찰이거나 다른 곳에서 조작 중일 수 있습니다.",
        "crowded": "한 번에 한 손만 조작할 수 있습니다.",
        "idle": "{seconds}초 뒤 조작이 끝납니다",
        "by": "{name} 님이 조작하고 있습니다",
        "by_nobody": "회전·확대 조작",
        "silent": "카메라가 응답하지 않습니다.",
        "refused": "카메라가 조작 로그인을 거부했습니다.",
        "unmovable": "채널 목록에 적힌 대로는 이 카메라를 움직일 수 없습니다.",
        "fault": "카메라가 이 명령을 수행하지 않습니다.",
        "unstopped": "카메라가 정지를 확인하지 않았습니다. 움직임은 스스로 끝납니다.",
        "said": "카메라의 말: {words}",
        "missing_service": "카메라에 PTZ 서비스가 없습니다.",
        "missing_profile": "프로필 '{profile}'이(가) 없습니다. 있는 것: {known}",
        "missing_mount": "프로필 '{profile}'(으)로는 움직일 수 없습니다.",
        "missing_movement": "손가락을 대고 있는 동안 움직이는 기능이 없습니다.",
        "taken_by": "{name} 님이 '{channel}' 카메라를 조작하고 있습니다. "
        "그 조작이 끝나면 다른 카메라를 움직일 수 있습니다.",
        "taken": "다른 분이 '{channel}' 카메라를 조작하고 있습니다. "
        "그 조작이 끝나면 다른 카메라를 움직일 수 있습니다.",
        "view": "위치 {number}",
    },
}
WORDS: Final = Catalogue("helm", SPOKEN)
TROUBLES: Final = {
    Trouble.SILENT: "silent",
    Trouble.REFUSED: "refused",
    Trouble.UNMOVABLE: "unmovable",
    Trouble.FAULT: "fault",
    Trouble.UNSTOPPED: "unstopped",
}


def say(language: str, key: str, **values: object) -> str:
    """One phrase, with its values filled in."""
    return WORDS[language][key].format(**values)
