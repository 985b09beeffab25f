"""Says in Korean or English what a tile's picture is worth: the words of truth on the glass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from streams.floor.catalogue import Catalogue
from streams.floor.reason import ENGLISH, Reason
from streams.floor.truth import BEHIND_S, State, Tier
from streams.media.governor import Decision
from wall.glass.causes import KOREAN

LANGUAGES: Final = ("ko", "en")
MINUTE, HOUR, DAY = 60, 3600, 86400
FINE_S = 10.0
"""Motion that is late by less says so to a tenth of a second."""


@dataclass(frozen=True)
class Facts:
    """What is known of one channel at one moment.

    Attributes:
        state: The judgement.
        tier: How much of it is decoded.
        age: Seconds since the newest picture was captured, None before the first.
        since: Seconds since it has been in its state.
        tries: Connection attempts since it last played.
        refused: The camera's refusal (an RTSP or HTTP status), 0 when there is none.
        reason: Why there is no session.
    """

    state: State
    tier: Tier = Tier.STILL
    age: float | None = None
    since: float = 0.0
    tries: int = 0
    refused: int = 0
    reason: Reason = Reason.NONE


CAUSES: Final = Catalogue(
    "causes",
    {
        "en": {reason.name.lower(): words for reason, words in ENGLISH.items()},
        "ko": {reason.name.lower(): words for reason, words in KOREAN.items()},
    },
)
"""By the names of their reasons."""
SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "seconds": "{n} s",
        "minutes": "{n} min",
        "hours": "{n} h",
        "days": "{n} d",
        "live": "live",
        "behind": "live, {time} behind",
        "aged": "picture {time} old",
        "late": "late {time}",
        "replay": "REPLAY  \u2212{time}",
        "frozen": "frozen {time}",
        "black": "black picture",
        "no_keyframe": "no keyframe {time}",
        "connecting": "connecting",
        "connecting_try": "connecting, try {tries}",
        "lost": "lost {time}",
        "refused": "refused",
        "refused_401": "refused: wrong password",
        "refused_unasked": "refused: asks for a password",
        "refused_403": "refused: no permission",
        "refused_404": "refused: no such stream",
        "refused_453": "refused: no bandwidth left",
        "refused_461": "refused: unsupported transport",
        "refused_503": "refused: camera overloaded",
        "refused_code": "refused: {code}",
        "state_live": "live",
        "state_late": "late",
        "state_frozen": "frozen",
        "state_black": "black",
        "state_no_keyframe": "no keyframe",
        "state_connecting": "connecting",
        "state_refused": "refused",
        "state_lost": "lost",
        "oldest": "oldest picture {time}",
        "since": "since {time}",
        "silent": "no signal for {time}",
        "old": "the signal arrives, but the picture is {time} old",
        "unkeyed": "the signal arrives, but no keyframe for {time}",
        "unchanged": "the signal arrives, but the picture does not change",
        "dark": "the signal arrives, but the picture is black",
        "first": "connected, waiting for the first picture",
        "turn": "waiting for its turn to connect",
        "next": "next try in {time}",
        "trying": "trying now",
        "every_live": "Every camera is live",
        "none_so": "No camera is in this state any more",
        "clock_unsure": "Clock not synchronised",
        "clock_free": "The machine's clock is not synchronised: the times and ages that the wall "
        "shows may be wrong.",
        "clock_mend": "Let the machine take its time from the network: timedatectl set-ntp true",
        "kept": "A document has an error: the wall goes on showing what it had.",
        "partly": "A part of a document was left out; everything else is shown.",
        "full": "There is no room for {count} new channels until the wall is started again.",
        "full_first": "The first of them is '{channel}'.",
        "all": "All channels",
        "camera": "{count} camera",
        "cameras": "{count} cameras",
        "no_channels": "There is no channel yet.\nAdd one to the channel list.",
        "empty_scene": "No channel stands in this scene.\n"
        "Its groups are empty, or its channels left the list.",
        "still": "still",
        "smooth": "smooth",
        "sharp": "sharp",
        "none": "no decoder yet",
        "software": "software decoder",
        "cuda": "NVDEC decoder",
        "qsv": "Quick Sync decoder",
        "vaapi": "VA-API decoder",
        "why_spotlight": "in the spotlight",
        "why_wider": "its tile is larger than its sub-stream",
        "why_touched": "touched just now",
        "why_wide": "its tile is large enough for motion",
        "why_small": "its tile is too small for motion",
        "why_hidden": "not on the glass",
        "why_suspect": "a still for a while: decoders hung or ended over its motion",
        "why_budget": "{tier}: {wanted} would pass the budget of {cores} cores",
    },
    "ko": {
        "seconds": "{n}초",
        "minutes": "{n}분",
        "hours": "{n}시간",
        "days": "{n}일",
        "live": "실시간",
        "behind": "실시간보다 {time} 늦음",
        "aged": "{time} 전 화면",
        "late": "지연 {time}",
        "replay": "다시 보기  {time} 전",
        "frozen": "멈춤 {time}",
        "black": "검은 화면",
        "no_keyframe": "키프레임 없음 {time}",
        "connecting": "연결 중",
        "connecting_try": "연결 중, {tries}번째 시도",
        "lost": "끊김 {time}",
        "refused": "거부됨",
        "refused_401": "거부됨: 비밀번호 오류",
        "refused_unasked": "거부됨: 비밀번호 필요",
        "refused_403": "거부됨: 권한 없음",
        "refused_404": "거부됨: 없는 스트림",
        "refused_453": "거부됨: 대역폭 부족",
        "refused_461": "거부됨: 지원하지 않는 전송 방식",
        "refused_503": "거부됨: 카메라 과부하",
        "refused_code": "거부됨: {code}",
        "state_live": "실시간",
        "state_late": "지연",
        "state_frozen": "멈춤",
        "state_black": "검은 화면",
        "state_no_keyframe": "키프레임 없음",
        "state_connecting": "연결 중",
        "state_refused": "거부됨",
        "state_lost": "끊김",
        "oldest": "가장 오래된 화면 {time}",
        "since": "{time}부터",
        "silent": "{time} 동안 신호가 오지 않음",
        "old": "신호는 오지만 화면이 {time} 전 것임",
        "unkeyed": "신호는 오지만 {time} 동안 키프레임이 없음",
        "unchanged": "신호는 오지만 화면이 변하지 않음",
        "dark": "신호는 오지만 화면이 검음",
        "first": "연결됨, 첫 화면을 기다리는 중",
        "turn": "연결 순서를 기다리는 중",
        "next": "{time} 뒤 다시 연결",
        "trying": "지금 연결하는 중",
        "every_live": "모든 카메라가 실시간입니다",
        "none_so": "이제 이 상태인 카메라가 없습니다",
        "clock_unsure": "시계 동기화 안 됨",
        "clock_free": "이 컴퓨터의 시계가 동기화되지 않아 "
        "표시되는 시각과 영상의 경과 시간이 틀릴 수 있습니다.",
        "clock_mend": "네트워크 시각 동기화를 켜십시오: timedatectl set-ntp true",
        "kept": "문서 오류 — 이전 내용을 그대로 보여줍니다.",
        "partly": "문서의 일부를 제외하고 나머지를 보여줍니다.",
        "full": "새 채널 {count}개를 넣을 자리가 없습니다. 월을 다시 시작하면 나타납니다.",
        "full_first": "그중 첫 채널: '{channel}'",
        "all": "전체 채널",
        "camera": "{count}대",
        "cameras": "{count}대",
        "no_channels": "아직 채널이 없습니다.\n채널 목록에 추가하면 나타납니다.",
        "empty_scene": "이 장면에는 채널이 없습니다.\n"
        "그룹이 비어 있거나 채널이 목록에서 빠졌습니다.",
        "still": "정지 영상",
        "smooth": "동영상",
        "sharp": "고화질",
        "none": "디코더 없음",
        "software": "소프트웨어 디코더",
        "cuda": "NVDEC 디코더",
        "qsv": "Quick Sync 디코더",
        "vaapi": "VA-API 디코더",
        "why_spotlight": "크게 보기 중",
        "why_wider": "타일이 서브스트림보다 큼",
        "why_touched": "방금 터치함",
        "why_wide": "움직임이 보일 만큼 큰 타일",
        "why_small": "움직임을 보기에는 작은 타일",
        "why_hidden": "화면에 없음",
        "why_suspect": "당분간 정지 화면: 이 영상을 움직이게 처리하다 디코더가 여러 번 멈춤",
        "why_budget": "{tier}: {wanted}은(는) 처리 예산 {cores}코어를 넘음",
    },
}
WORDS: Final = Catalogue("truth", SPOKEN)


def say(language: str, key: str, **values: object) -> str:
    """One phrase of the catalogue, with its values filled in."""
    return WORDS[language][key].format(**values)


def duration(seconds: float, language: str) -> str:
    """A span of time in its largest whole unit: ``14 s``, ``2 min``, ``3 h``, ``2 d``."""
    whole = max(int(seconds), 0)
    if whole < MINUTE:
        return say(language, "seconds", n=whole)
    if whole < HOUR:
        return say(language, "minutes", n=whole // MINUTE)
    if whole < DAY:
        return say(language, "hours", n=whole // HOUR)
    return say(language, "days", n=whole // DAY)


def because(decision: Decision, language: str) -> str:
    """Why a channel is decoded as it is, for the spotlight's inspector."""
    if decision.tier < decision.wanted:
        return say(
            language,
            "why_budget",
            tier=say(language, decision.tier.word),
            wanted=say(language, decision.wanted.word),
            cores=f"{decision.cores:.1f}",
        )
    return say(language, f"why_{decision.why.name.lower()}")


def cause(reason: Reason, number: float, own: str, language: str) -> str:
    """Why a channel has no session.

    Args:
        reason: What citywall itself has to say.
        number: What the reason counts.
        own: The camera's own words; they stay as they were said.
        language: ``ko`` or ``en``.
    """
    return reason.say(number, own, CAUSES[language][reason.name.lower()])


def truth(facts: Facts, language: str) -> str:
    """What a tile says of its picture, in full."""
    if facts.state is State.REFUSED:
        return _refusal(facts, language)
    if facts.state is State.CONNECTING and facts.tries > 1:
        return say(language, "connecting_try", tries=facts.tries)
    if facts.state is State.LIVE and (facts.age or 0.0) >= BEHIND_S:
        key = "aged" if facts.tier is Tier.STILL else "behind"
        return say(language, key, time=lapse(facts, language))
    return say(language, facts.state.word, time=lapse(facts, language))


def brief(facts: Facts, language: str) -> str:
    """What a small tile says: the age of a still, and of motion that comes late; else a word.

    Motion that is of now says nothing.
    """
    if facts.state is State.LIVE:
        least = 0.0 if facts.tier is Tier.STILL else BEHIND_S
        return "" if facts.age is None or facts.age < least else duration(facts.age, language)
    if facts.state is State.REFUSED:
        return say(language, "refused")
    if facts.state is State.CONNECTING:
        return say(language, "connecting")
    return truth(facts, language)


def lapse(facts: Facts, language: str) -> str:
    """How old the picture is, or how long the state lasts: as finely as it matters."""
    span = _span(facts)
    # Motion is late within a second, and "late 0 s" would read like a slip.
    finely = FINE_S if facts.tier is not Tier.STILL else 1.0
    if facts.state is State.LATE and span < finely:
        return say(language, "seconds", n=f"{int(span * 10) / 10:.1f}")
    return duration(span, language)


def _span(facts: Facts) -> float:
    if facts.state in (State.LIVE, State.LATE) and facts.age is not None:
        return facts.age
    return facts.since


def _refusal(facts: Facts, language: str) -> str:
    code = facts.refused
    key = "refused_unasked" if facts.reason is Reason.NO_PASSWORD else f"refused_{code}"
    if key in WORDS[language]:
        return say(language, key)
    return say(language, "refused_code", code=code) if code else say(language, "refused")
