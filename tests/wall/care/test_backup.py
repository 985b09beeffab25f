"""A backup holds a whole wall, is known to be whole, and is put back without losing anything."""

from __future__ import annotations

import gzip
import io
import json
import random
import stat
import tarfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layouts.layout import load_layout
from layouts.store import save
from streams.floor.ledger.head import Places
from tests.layouts.test_map import WHOLE, layout_file
from tests.wall.trust.conftest import deed, entries
from wall.__main__ import cli
from wall.care.backup import back_up
from wall.care.gathering import Wanted
from wall.care.manifest import BackupError, Role
from wall.care.restore import check, restore
from wall.trust.archive import Archive
from wall.trust.verify import verify

PASSWORD = "hush-hush-1234"
FLIPS = 60


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A wall's folder: a channel list in two versions, people, passwords and an audit log."""
    folder = tmp_path / "wall"
    folder.mkdir()
    for name in ("가", "나"):
        channel = {"id": "a", "name": {"ko": name}, "main": "rtsp://127.0.0.1:9/a"}
        save({"channels": [channel]}, folder / "channels.json")
    for file, text in (
        ("people.json", '{"people": []}'),
        ("credentials.json", json.dumps({"city": {"username": "u", "password": PASSWORD}})),
    ):
        (folder / file).write_text(text, encoding="utf-8")
        (folder / file).chmod(0o600)
    archive = Archive(folder / "run" / "audit.sqlite")
    archive.append([deed(1), deed(2)])
    archive.seal()
    archive.close()
    return folder


def everything(home: Path, *, secrets: bool = True) -> Wanted:
    """All of it."""
    return Wanted(
        channels=home / "channels.json",
        people=home / "people.json",
        audit=home / "run" / "audit.sqlite",
        credentials=home / "credentials.json" if secrets else None,
        secrets=secrets,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, but for what a restore kept, a lock's, and the database's."""
    aside = ("lock", "audit.sqlite", "audit.sqlite-wal", "audit.sqlite-shm")
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".replaced" not in file.parts and file.name not in aside
    }


def test_the_files_of_a_map_come_along(home: Path, tmp_path: Path) -> None:
    path = layout_file(home, WHOLE)
    out = tmp_path / "wall.tar.gz"
    back_up(out, Wanted(layout=path, channels=home / "channels.json"))
    restore(out, tmp_path / "new")
    assert (tmp_path / "new" / "city.geojson").read_bytes() == (home / "city.geojson").read_bytes()
    assert load_layout(tmp_path / "new" / "wall.json").scenes


def test_a_wall_is_whole_again_in_another_folder(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "wall.tar.gz"
    back_up(out, everything(home))
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    result = restore(out, tmp_path / "new")
    assert contents(tmp_path / "new") == contents(home)
    assert result.kept is None
    for name in ("credentials.json", "people.json", "run/audit.key", "run/audit.sqlite"):
        assert stat.S_IMODE((tmp_path / "new" / name).stat().st_mode) == 0o600
    log = tmp_path / "new" / "run" / "audit.sqlite"
    assert entries(log) == entries(home / "run" / "audit.sqlite")
    assert (verify(log).entries, verify(log).broken) == (2, "")
    archive = Archive(log)
    assert archive.broken == ""
    archive.close()


def test_what_is_replaced_is_kept(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "wall.tar.gz"
    back_up(out, everything(home))
    before = contents(home)
    (home / "people.json").write_text("spoilt", encoding="utf-8")
    (home / "channels.json").unlink()
    result = restore(out)
    assert contents(home) == before
    assert result.kept is not None
    assert (result.kept / "people.json").read_text(encoding="utf-8") == "spoilt"
    assert "credentials.json" in {piece.path for piece in result.same}


def test_secrets_come_in_only_where_they_are_asked_for(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "wall.tar.gz"
    manifest = back_up(out, everything(home, secrets=False))
    assert not manifest.of(Role.CREDENTIALS, Role.KEY)
    plain = gzip.decompress(out.read_bytes())
    assert PASSWORD.encode() not in plain
    assert Places(home / "run" / "audit.sqlite").key.read_bytes().strip() not in plain
    with pytest.raises(BackupError, match="--with-secrets"):
        back_up(tmp_path / "two.tar.gz", Wanted(credentials=home / "credentials.json"))
    assert not (tmp_path / "two.tar.gz").exists()


def test_an_audit_log_is_taken_while_a_wall_writes_it(home: Path, tmp_path: Path) -> None:
    log = home / "run" / "audit.sqlite"
    archive = Archive(log)
    archive.append([deed(3)])
    archive.seal()
    archive.append([deed(4)])
    out = tmp_path / "wall.tar.gz"
    back_up(out, Wanted(audit=log))
    with pytest.raises(BackupError, match="A wall writes the audit log"):
        restore(out)
    archive.close()
    restore(out, tmp_path / "new")
    taken = tmp_path / "new" / "audit.sqlite"
    assert len(entries(taken)) == 4
    assert (verify(taken).broken, verify(taken).unsealed) == ("", 1)


def test_an_older_log_is_put_back_without_the_newer_ones_side_files(
    home: Path, tmp_path: Path
) -> None:
    log, out = home / "run" / "audit.sqlite", tmp_path / "wall.tar.gz"
    back_up(out, everything(home))
    archive = Archive(log)
    archive.append([deed(number) for number in range(3, 9)])
    archive.seal()
    left = {side: Path(f"{log}{side}").read_bytes() for side in ("-wal", "-shm")}
    archive.close()
    for side, data in left.items():  # as a wall that was killed leaves them
        Path(f"{log}{side}").write_bytes(data)
    restore(out)
    assert (verify(log).entries, verify(log).broken) == (2, "")


def test_a_changed_byte_is_found_and_nothing_is_replaced(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "wall.tar.gz"
    back_up(out, everything(home))
    plain, chance = gzip.decompress(out.read_bytes()), random.Random(20261121)
    (home / "people.json").write_text("mine", encoding="utf-8")
    before = contents(home)
    found = 0
    for place in chance.sample(range(len(plain)), FLIPS):
        bent = bytearray(plain)
        bent[place] ^= 1 << chance.randrange(8)
        out.write_bytes(gzip.compress(bytes(bent), 1))
        try:
            check(out)
        except BackupError:
            found += 1
            with pytest.raises(BackupError):
                restore(out)
            assert contents(home) == before
    assert found > FLIPS // 4


def test_half_a_backup_is_refused(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "wall.tar.gz"
    back_up(out, everything(home))
    out.write_bytes(out.read_bytes()[:-200])
    with pytest.raises(BackupError, match="Take another backup"):
        check(out)


def packed(out: Path, page: bytes, **files: bytes) -> Path:
    """A file that looks like a backup."""
    with tarfile.open(out, "w:gz") as tar:
        for name, data in (("manifest.json", page), *files.items()):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return out


@pytest.mark.parametrize("path", ["../out", "/etc/passwd", "a/../../b", ""])
def test_no_file_leaves_the_folder(home: Path, tmp_path: Path, path: str) -> None:
    manifest = back_up(tmp_path / "good.tar.gz", everything(home))
    page = json.loads(manifest.text)
    page["files"][0]["path"] = path
    bad = packed(tmp_path / "bad.tar.gz", json.dumps(page).encode())
    with pytest.raises(BackupError, match="is not that of a backup"):
        restore(bad, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("not a backup", encoding="utf-8")
    for file in (tmp_path / "a", tmp_path / "nowhere", packed(tmp_path / "b", b"{}")):
        with pytest.raises(BackupError, match=file.name):
            check(file)


def test_as_a_person_types_it(home: Path, tmp_path: Path) -> None:
    runner, out = CliRunner(), tmp_path / "wall.tar.gz"
    options = ["--channels", str(home / "channels.json"), "--people", str(home / "people.json")]
    said = runner.invoke(cli, ["backup", str(out), *options])
    assert said.exit_code == 0, said.output
    assert "3 files (1 channel list, 1 earlier version, 1 people)" in said.output
    assert runner.invoke(cli, ["backup", str(out), *options]).exit_code == 2
    said = runner.invoke(cli, ["restore", str(out), "--check"])
    assert "all whole" in said.output
    said = runner.invoke(cli, ["restore", str(out), "--to", str(tmp_path / "new")])
    assert said.exit_code == 0, said.output
    assert "3 files put" in said.output
    nothing = runner.invoke(cli, ["backup", str(tmp_path / "none.tar.gz")])
    assert (nothing.exit_code, "Nothing is named" in nothing.output) == (2, True)
    missing = ["backup", str(tmp_path / "none.tar.gz"), "--people", str(tmp_path / "nobody")]
    assert "nobody cannot be read" in runner.invoke(cli, missing).output
