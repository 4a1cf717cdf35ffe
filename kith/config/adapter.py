"""What Kith does differently at the door from allauth's defaults."""

from __future__ import annotations

import logging
import threading
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by oneself: the first person is made at set-up, the others are invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def render_mail(self, *args: Any, **kwargs: Any) -> EmailMessage:
        """allauth's message; over the network it goes out beside the answer.

        The time that a mail server takes would tell who has an account.
        """
        message: EmailMessage = super().render_mail(*args, **kwargs)
        if "smtp" in settings.EMAIL_BACKEND:
            message.send = Beside(message.send)  # type: ignore[method-assign]
        return message


class Beside:
    """Calls a function in a thread of its own; what goes wrong is logged."""

    def __init__(self, function: Any) -> None:
        self.function = function

    def __call__(self, *args: Any, **kwargs: Any) -> int:
        threading.Thread(target=self._call, args=args, kwargs=kwargs).start()
        return 1

    def _call(self, *args: Any, **kwargs: Any) -> None:
        try:
            self.function(*args, **kwargs)
        except Exception:
            log.exception("a mail could not be sent")
