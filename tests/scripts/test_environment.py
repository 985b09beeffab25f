"""Programs find their modules, a UTF-8 locale and a runtime folder on the barest machine."""

from __future__ import annotations

from pathlib import Path

from scripts.bringup import debian, environment


def test_a_bare_machine_gets_what_qt_would_warn_about(tmp_path: Path) -> None:
    env = environment.variables(tmp_path / "runtime", {"PATH": "/bin"})
    assert env["LC_ALL"] == "C.UTF-8"
    assert env["XDG_RUNTIME_DIR"] == str(tmp_path / "runtime")
    assert (tmp_path / "runtime").stat().st_mode & 0o777 == 0o700
    assert env["PYTHONPATH"] == str(environment.ROOT)


def test_a_desk_keeps_its_own(tmp_path: Path) -> None:
    desk = {"LANG": "ko_KR.UTF-8", "XDG_RUNTIME_DIR": "/run/user/1000"}
    env = environment.variables(tmp_path / "runtime", desk)
    assert "LC_ALL" not in env
    assert env["XDG_RUNTIME_DIR"] == "/run/user/1000"
    assert not (tmp_path / "runtime").exists()


def test_a_package_that_nobody_has_is_missing() -> None:
    if not debian.missing(("no-such-package",)):
        assert not Path("/usr/bin/dpkg-query").exists()
        return
    assert debian.missing(("dpkg", "no-such-package", "awk")) == ["no-such-package"]


def test_what_is_only_good_to_have_is_asked_for_in_the_same_line_and_never_alone() -> None:
    if not debian.missing(("no-such-package",)):
        return  # the machine above, that has no dpkg
    assert debian.wanted(("dpkg", "no-such-package"), ("no-such-screen",)) == [
        "no-such-package",
        "no-such-screen",
    ]
    assert debian.wanted(("dpkg",), ("no-such-screen",)) == []
