"""From an address to the settings of outgoing mail (invitations, password links)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kith.config.env import SettingError

REMEDY = "Use smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465."


@dataclass(frozen=True)
class Mail:
    """Django's mail settings by plain names."""

    backend: str
    folder: Path | None = None
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail_from(url: str, home: Path) -> Mail:
    """The settings for `url`; without one, mails are kept as files in the state folder.

    Raises:
        SettingError: the address cannot be used.
    """
    if not url:
        return Mail("django.core.mail.backends.filebased.EmailBackend", home / "mail")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SettingError("KITH_MAIL_URL", None, "The address is malformed.", REMEDY) from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingError("KITH_MAIL_URL", parts.scheme, "This is no mail server.", REMEDY)
    secure = parts.scheme == "smtps"
    return Mail(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=port or (465 if secure else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not secure and parts.hostname not in {"localhost", "127.0.0.1", "::1"},
        tls=secure,
    )
