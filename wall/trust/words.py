"""Says in Korean or English who is at the wall and what may not be seen, for the glass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "private": "Private",
        "withheld": "Shown for a purpose alone. Touch to say it.",
        "guest": "Guest mode",
        "guest_hidden": "Guest mode: {count} hidden",
        "guest_blurred": "Guest mode: {count} blurred",
        "to_guest": "{name}: to guest mode",
        "private_guest": "'{channel}' is private and is not shown in guest mode. "
        "Sign in as an operator to see it.",
        "private_viewer": "'{channel}' is private and is shown to operators alone.",
        "purpose_guest": "'{channel}' may be enlarged only for a purpose. "
        "Sign in as an operator to tell it.",
        "purpose_viewer": "'{channel}' may be enlarged only for a purpose, and by operators alone.",
        "purpose": "'{channel}' may be enlarged only for a purpose. Choose one; it is recorded.",
        "purpose_remote": "'{channel}' is given only for a purpose: tell it with ?reason=TEXT.",
        "steer": "What is '{channel}' moved for? The purpose and every movement are recorded.",
        "steer_guest": "'{channel}' is moved by operators alone. Sign in as one.",
        "steer_viewer": "'{channel}' is moved by operators alone.",
        "saving": "'{channel}' can be saved by operators alone. Sign in as one.",
        "wrong": "This PIN is not right.",
        "wait": "Too many wrong PINs. The next counts in {seconds} s.",
        "checking": "One moment …",
        "type": "Choose your name and type your PIN.",
        "signed_out": "{name} is signed out.",
        "removed": "The people document no longer names this person.",
        "role_changed": "The people document gives this person another role: sign in again.",
        "pin_changed": "The people document has another PIN for this person: sign in again.",
        "no_people": "Nobody may sign in yet: python -m wall people add NAME",
        "audit_broken": "The audit log was broken; it was set aside and a new one begun.",
        "audit_failing": "The audit log cannot be written. What is done now waits to be recorded.",
        "viewer": "viewer",
        "operator": "operator",
        "administrator": "administrator",
        "for_accident": "Traffic accident",
        "for_fire": "Fire or rescue",
        "for_crime": "Crime or missing person",
        "for_crowd": "Crowd safety",
        "for_flood": "Flood or storm",
        "for_upkeep": "Check of the camera",
    },
    "ko": {
        "private": "비공개",
        "withheld": "목적을 남겨야 볼 수 있습니다. 누르십시오.",
        "guest": "방문자 모드",
        "guest_hidden": "방문자 모드: {count}대 가림",
        "guest_blurred": "방문자 모드: {count}대 흐림",
        "to_guest": "{name}: 방문자 모드로",
        "private_guest": "'{channel}'은(는) 비공개 채널이라 방문자 모드에서는 보이지 않습니다. "
        "운영자로 로그인하면 볼 수 있습니다.",
        "private_viewer": "'{channel}'은(는) 비공개 채널로 운영자만 볼 수 있습니다.",
        "purpose_guest": "'{channel}'은(는) 목적이 있을 때만 크게 볼 수 있습니다. "
        "운영자로 로그인해 목적을 남기십시오.",
        "purpose_viewer": "'{channel}'은(는) 운영자만 목적을 남기고 크게 볼 수 있습니다.",
        "purpose": "'{channel}'은(는) 목적이 있을 때만 크게 볼 수 있습니다. "
        "고른 목적은 기록됩니다.",
        "purpose_remote": "'{channel}'은(는) 목적이 있어야 합니다: ?reason=목적",
        "steer": "'{channel}' 카메라를 왜 움직이십니까? 목적과 모든 움직임이 기록됩니다.",
        "steer_guest": "'{channel}' 카메라는 운영자만 움직일 수 있습니다. 운영자로 로그인하십시오.",
        "steer_viewer": "'{channel}' 카메라는 운영자만 움직일 수 있습니다.",
        "saving": "'{channel}'은(는) 운영자만 저장할 수 있습니다. 운영자로 로그인하십시오.",
        "wrong": "PIN이 맞지 않습니다.",
        "wait": "PIN을 여러 번 잘못 입력했습니다. {seconds}초 뒤에 다시 입력할 수 있습니다.",
        "checking": "확인 중 …",
        "type": "이름을 고르고 PIN을 입력하십시오.",
        "signed_out": "{name} 님을 로그아웃했습니다.",
        "removed": "사용자 문서에서 이 사람이 삭제되었습니다.",
        "role_changed": "사용자 문서에서 이 사람의 역할이 바뀌었습니다. 다시 로그인하십시오.",
        "pin_changed": "사용자 문서에서 이 사람의 PIN이 바뀌었습니다. 다시 로그인하십시오.",
        "no_people": "아직 로그인할 사람이 없습니다: python -m wall people add 이름",
        "audit_broken": "감사 기록이 손상되어 따로 보관하고 새 기록을 시작했습니다.",
        "audit_failing": "감사 기록을 쓸 수 없습니다. 지금 하는 일은 나중에 기록됩니다.",
        "viewer": "열람자",
        "operator": "운영자",
        "administrator": "관리자",
        "for_accident": "교통사고",
        "for_fire": "화재·구조",
        "for_crime": "범죄·실종",
        "for_crowd": "인파 안전",
        "for_flood": "침수·태풍",
        "for_upkeep": "카메라 점검",
    },
}
WORDS: Final = Catalogue("people", SPOKEN)
PURPOSES: Final = ("accident", "fire", "crime", "crowd", "flood", "upkeep")
"""What a camera is usually looked at for; each has its words."""


def say(language: str, key: str, **values: object) -> str:
    """One phrase, with its values filled in."""
    return WORDS[language][key].format(**values)


def purposes(language: str) -> list[str]:
    """The usual purposes in words."""
    return [say(language, f"for_{purpose}") for purpose in PURPOSES]
