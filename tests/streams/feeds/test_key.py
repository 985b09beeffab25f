"""Keys come from a file that is its owner's alone or from the environment, and are never shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layouts.problem import DocumentError
from streams.feeds.key import Key, canonical, load_keys, variable
from streams.floor.log import redact


def secret_file(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "keys.json"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = secret_file(tmp_path, json.dumps({"$schema": "x", "seoul": "aaaa1", "its": "bbbb2"}))
    keys = load_keys(file, {"CITYWALL_KEY_SEOUL": "cccc3", "CITYWALL_KEY_SEOUL_SUBWAY": "dddd4"})
    told = {name: key.text for name, key in keys.items()}
    assert told == {"seoul": "cccc3", "its": "bbbb2", "seoul-subway": "dddd4"}
    assert variable("seoul-subway") == "CITYWALL_KEY_SEOUL_SUBWAY"


@pytest.mark.parametrize("name", ["seoul-subway", "Seoul_Subway", "seoul subway", "SEOUL-SUBWAY"])
def test_a_name_is_the_same_however_it_is_spelt(tmp_path: Path, name: str) -> None:
    keys = load_keys(secret_file(tmp_path, json.dumps({name: "aaaa1"})), {})
    assert keys == {"seoul-subway": Key("aaaa1")}
    assert canonical(name) == "seoul-subway"
    assert variable(name) == "CITYWALL_KEY_SEOUL_SUBWAY"


def test_the_encoded_spelling_of_a_key_is_the_same_key() -> None:
    assert Key.read("aBc%2BdEf%3D%3D").text == "aBc+dEf=="
    assert Key.read("aBc+dEf==").text == "aBc+dEf=="


def test_a_key_is_hidden_in_every_spelling_from_the_moment_it_is_read() -> None:
    key = Key.read("zYx%2BwVu%3D%3D")
    assert redact("GET http://a/zYx%2BwVu%3D%3D/json") == "GET http://a/***/json"
    assert redact(f"the key {key.text}") == "the key ***"
    assert "wVu" not in repr(key)


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o604])
def test_a_file_that_others_may_use_is_refused_with_the_mend(tmp_path: Path, mode: int) -> None:
    path = secret_file(tmp_path, '{"seoul": "4815162342"}', mode)
    with pytest.raises(DocumentError, match=f"run: chmod 600 {path}"):
        load_keys(path, {})


@pytest.mark.parametrize(
    "text", ['{"seoul": 4815162342}', '{"seoul": ""}', '["4815162342"]', '{"seoul": "4815162342}']
)
def test_a_mistake_is_told_without_the_key(tmp_path: Path, text: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        load_keys(secret_file(tmp_path, text), {})
    assert "4815162342" not in str(refusal.value)
