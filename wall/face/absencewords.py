"""Says in Korean or English that displays are dark or turned wrongly, and the mend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "dark": "Display {names} is dark; the others show what belongs on them.",
        "dark_many": "Displays {names} are dark; the others show what belongs on them.",
        "dark_all": "None of the wall's screens is here; the wall stands on this one meanwhile.",
        "wanted": "'{id}' stands on {screen}; this machine has {there}. It comes back by itself as "
        "soon as the screen is there.",
        "meant": "'{id}' stands on {screen}; this machine has {there}. Is '{meant}' meant? Then "
        "correct 'screen' of that display in the layout.",
        "none": "no screen",
        "index": "screen {index}",
        "name": "screen '{name}'",
        "serial": "the screen with serial '{serial}'",
        "turned": "Display {names} does not show its picture as it is mounted.",
        "turned_why": "The layout has '{id}' turned by {rotation} degrees, and its screen is not. "
        "Turn it in the system's display settings (X: xrandr --output {screen} --rotate {way}), "
        "or correct 'rotation' and 'pixels' in the layout.",
    },
    "ko": {
        "dark": "디스플레이 {names}이(가) 꺼져 있습니다. 다른 디스플레이는 그대로 보여줍니다.",
        "dark_many": "디스플레이 {names}이(가) 꺼져 있습니다. 다른 디스플레이는 그대로 보여줍니다.",
        "dark_all": "월의 화면이 하나도 없어 이 화면에 대신 보여줍니다.",
        "wanted": "'{id}'의 화면은 {screen}인데 이 컴퓨터에는 {there}이(가) 있습니다. "
        "화면이 연결되면 저절로 돌아옵니다.",
        "meant": "'{id}'의 화면은 {screen}인데 이 컴퓨터에는 {there}이(가) 있습니다. "
        "'{meant}'을(를) 뜻했다면 레이아웃에서 그 디스플레이의 'screen'을 고치십시오.",
        "none": "화면 없음",
        "index": "{index}번 화면",
        "name": "화면 '{name}'",
        "serial": "일련번호 '{serial}'인 화면",
        "turned": "디스플레이 {names}의 그림 방향이 설치된 방향과 다릅니다.",
        "turned_why": "레이아웃에는 '{id}'이(가) {rotation}도 돌아가 있는데 화면은 그렇지 "
        "않습니다. 시스템의 디스플레이 설정에서 돌리거나"
        "(X: xrandr --output {screen} --rotate {way}), 레이아웃의 'rotation'과 'pixels'를 "
        "고치십시오.",
    },
}
WORDS: Final = Catalogue("displays", SPOKEN)
