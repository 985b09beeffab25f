"""Says in Korean or English what the wall says of scenes that are renamed, copied or deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.catalogue import ENGLISH, Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "button": "Scenes …",
        "title": "Scenes",
        "edited": "being edited",
        "rename": "Rename",
        "copy": "Duplicate",
        "delete": "Delete …",
        "ask": "Delete '{name}'?",
        "really": "Delete",
        "keep": "Keep",
        "undo": "Undo",
        "close": "Close",
        "cancel": "Cancel",
        "save": "Save",
        "space": "Space",
        "ask_names": "What is '{name}' called?",
        "ko": "한국어",
        "en": "English",
        "renamed": "The scene is called '{name}' now.",
        "copied": "'{name}' stands behind its original now.",
        "deleted": "'{name}' was deleted.",
        "taken_back": "Taken back: the document is as it was before.",
        "not_done": "Nothing was changed.",
        "used": "'{name}' cannot be deleted. It is shown by {uses}: take it out there first.",
        "only": "'{name}' cannot be deleted: it is the only scene.",
        "salvo": "the salvo '{name}'",
        "tour": "the tour '{name}'",
        "rule": "the rule '{name}'",
        "copy_of": "{name} (copy)",
        "copy_of_again": "{name} (copy {number})",
    },
    "ko": {
        "button": "장면 관리 …",
        "title": "장면 관리",
        "edited": "편집 중",
        "rename": "이름 바꾸기",
        "copy": "복제",
        "delete": "삭제 …",
        "ask": "'{name}' 장면을 삭제할까요?",
        "really": "삭제",
        "keep": "그대로 두기",
        "undo": "되돌리기",
        "close": "닫기",
        "cancel": "취소",
        "save": "저장",
        "space": "띄우기",
        "ask_names": "'{name}' 장면의 새 이름",
        "ko": "한국어",
        "en": "English",
        "renamed": "장면 이름을 바꿨습니다: '{name}'",
        "copied": "원본 뒤에 '{name}' 장면을 만들었습니다.",
        "deleted": "'{name}' 장면을 삭제했습니다.",
        "taken_back": "되돌렸습니다. 문서는 그 전과 같습니다.",
        "not_done": "바꾸지 못했습니다. 문서는 그대로입니다.",
        "used": "'{name}' 장면은 삭제할 수 없습니다. {uses}에서 쓰고 있으니 먼저 거기에서 빼세요.",
        "only": "'{name}' 장면은 하나뿐이어서 삭제할 수 없습니다.",
        "salvo": "동시 호출 '{name}'",
        "tour": "순회 '{name}'",
        "rule": "규칙 '{name}'",
        "copy_of": "{name} 사본",
        "copy_of_again": "{name} 사본 {number}",
    },
}
WORDS: Final = Catalogue("repertoire", SPOKEN)


def say(language: str, key: str, **values: object) -> str:
    """One phrase, with its values filled in; in English where the language is none of ours."""
    return WORDS[language if language in WORDS else ENGLISH][key].format(**values)
