"""What Kith does differently at the door from allauth's defaults."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by oneself: the first person is made at set-up, the others are invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
