"""Replays what the fuzzer of scripts/fuzz once found: each input once, without atheris."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
TARGETS = ("message", "sdp", "conversation", "session", "cap")


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    loader = SourceFileLoader("citywall_fuzz", str(ROOT / "scripts" / "fuzz"))
    spec = spec_from_loader("citywall_fuzz", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.mark.parametrize("target", TARGETS)
def test_every_input_of_the_corpus_is_taken_or_refused_in_words(
    fuzz: ModuleType, target: str
) -> None:
    inputs = sorted((ROOT / "tests" / "corpus" / target).iterdir())
    assert inputs
    for path in inputs:
        fuzz.TARGETS[target](path.read_bytes())


def test_every_target_has_a_corpus(fuzz: ModuleType) -> None:
    assert tuple(fuzz.TARGETS) == TARGETS
