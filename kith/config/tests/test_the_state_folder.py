import stat
from pathlib import Path

import pytest

from kith.config import home
from kith.config.env import SettingError

PLAIN = "a-key-of-enough-length-and-of-many-letters-0123456789"


def test_the_secret_key_is_made_once_and_private(tmp_path, monkeypatch):
    monkeypatch.delenv("KITH_SECRET_KEY", raising=False)
    first = home.secret_key(tmp_path)
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert len(first) >= 64
    assert home.secret_key(tmp_path) == first


def test_a_key_that_others_can_read_is_refused(tmp_path):
    (tmp_path / "secret_key").write_text(PLAIN)
    (tmp_path / "secret_key").chmod(0o640)
    with pytest.raises(SettingError) as caught:
        home.secret_key(tmp_path)
    assert "chmod 600" in caught.value.remedy
    assert PLAIN not in str(caught.value)


def test_a_damaged_key_is_refused(tmp_path):
    (tmp_path / "secret_key").touch(mode=0o600)
    with pytest.raises(SettingError):
        home.secret_key(tmp_path)


@pytest.mark.parametrize("weak", ["secret", "x" * 64])
def test_a_weak_key_from_outside_is_refused_and_not_repeated(tmp_path, monkeypatch, weak):
    monkeypatch.setenv("KITH_SECRET_KEY", weak)
    with pytest.raises(SettingError) as caught:
        home.secret_key(tmp_path)
    assert weak not in str(caught.value)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_network_disk_is_refused_in_clear_words(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(home, "mounts", lambda: [(Path("/"), "ext4"), (tmp_path.resolve(), kind)])
    with pytest.raises(SettingError) as caught:
        home.refuse_network_disk("KITH_HOME", tmp_path / "deep" / "var")
    assert "network disk" in str(caught.value)
    assert "DATABASE_URL" in caught.value.remedy


def test_a_disk_of_this_machine_below_a_network_mount_is_fine(tmp_path, monkeypatch):
    local = tmp_path.resolve() / "local"
    monkeypatch.setattr(
        home, "mounts", lambda: [(tmp_path.resolve(), "nfs"), (local, "ext4"), (Path("/"), "ext4")]
    )
    assert home.filesystem_of(local / "var") == "ext4"


def test_a_folder_that_cannot_be_made_is_named(tmp_path, monkeypatch):
    blocking = tmp_path / "file"
    blocking.touch()
    monkeypatch.setenv("KITH_HOME", str(blocking / "var"))
    with pytest.raises(SettingError) as caught:
        home.prepare_home()
    assert caught.value.setting == "KITH_HOME"


def test_the_state_folder_is_private(tmp_path, monkeypatch):
    monkeypatch.setenv("KITH_HOME", str(tmp_path / "var"))
    made = home.prepare_home()
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert (made / "uploads").is_dir()
