"""The state folder at the start: made, private, writable, and on a disk of this machine."""

from __future__ import annotations

import os
import re
import secrets
import stat
from pathlib import Path

from kith.config import env
from kith.config.env import SettingError
from kith.foundation.home import kith_home

# SQLite's locks and shared memory do not hold on these; the file would be damaged in silence.
NETWORK_FILESYSTEMS = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs afs afpfs webdav davfs ceph glusterfs lustre beegfs ncpfs "
    "fuse.sshfs fuse.glusterfs fuse.s3fs fuse.rclone fuse.davfs2 fuse.ceph".split()
)
FOLDERS = ("logs", "uploads", "cache", "queues", "warehouse", "mail")
KEY_LENGTH = 64


def prepare_home() -> Path:
    """Make `KITH_HOME` and its folders.

    Raises:
        SettingError: it cannot be made or written, or lies on a network file system.
    """
    home = kith_home()
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in FOLDERS:
            (home / name).mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise SettingError(
            "KITH_HOME",
            home,
            f"The folder cannot be made ({error.strerror}).",
            "Choose a folder that this account may write, or free the path.",
        ) from None
    if not os.access(home, os.W_OK | os.X_OK):
        raise SettingError(
            "KITH_HOME",
            home,
            "The folder cannot be written.",
            "Give this account the right to write there, or choose another folder.",
        )
    refuse_network_disk("KITH_HOME", home)
    return home


def refuse_network_disk(setting: str, path: Path) -> None:
    """Raise SettingError where `path` lies on a network file system."""
    kind = filesystem_of(path)
    if kind in NETWORK_FILESYSTEMS:
        raise SettingError(
            setting,
            path,
            f"This path is on a network disk ({kind}), where SQLite loses data.",
            "Use a disk of this machine, or PostgreSQL by DATABASE_URL.",
        )


def filesystem_of(path: Path) -> str:
    """The type of the file system that holds `path` ("" where the machine does not tell)."""
    resolved = path.resolve()
    best, kind = -1, ""
    for mount, fstype in mounts():
        if len(mount.parts) > best and resolved.is_relative_to(mount):
            best, kind = len(mount.parts), fstype
    return kind


def mounts() -> list[tuple[Path, str]]:
    """Mount points with their types."""
    table = Path("/proc/self/mounts")
    if table.exists():
        rows = (line.split(" ") for line in table.read_text(errors="replace").splitlines())
        return [(Path(unescape(row[1])), row[2].lower()) for row in rows if len(row) > 2]
    import psutil

    return [(Path(p.mountpoint), p.fstype.lower()) for p in psutil.disk_partitions(all=True)]


def unescape(text: str) -> str:
    """A path of the mount table, in which blanks are written as \\040."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match.group(1), 8)), text)


def secret_key(home: Path) -> str:
    """The key that signs cookies and links: KITH_SECRET_KEY, else the file made at first start.

    Raises:
        SettingError: the key is short, or its file can be read by others.
    """
    given = env.text("KITH_SECRET_KEY")
    if given:
        if len(given) < 32 or len(set(given)) < 8:
            raise SettingError(
                "KITH_SECRET_KEY",
                None,
                "The key is too short or too plain.",
                "Use at least 32 random characters, or unset it and Kith makes one.",
            )
        return given
    file = home / "secret_key"
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_key(file)
    key = secrets.token_urlsafe(KEY_LENGTH)
    with os.fdopen(handle, "w") as target:
        target.write(key)
        target.flush()
        os.fsync(target.fileno())
    return key


def _read_key(file: Path) -> str:
    mode = stat.S_IMODE(file.stat().st_mode)
    if os.name == "posix" and mode & 0o077:
        raise SettingError(
            "KITH_HOME",
            file,
            f"Others can read the secret key (mode {mode:04o}).",
            f"Run: chmod 600 {file}",
        )
    key = file.read_text().strip()
    if len(key) < 32:
        raise SettingError(
            "KITH_HOME",
            file,
            "The secret key is empty or damaged.",
            "Delete the file: a new key is made, and everyone signs in again.",
        )
    return key
