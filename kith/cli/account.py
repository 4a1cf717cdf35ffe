"""`kith account`: the first person of an empty Kith, and a fresh link for one who lost theirs."""

from __future__ import annotations

import sys
from typing import Any

import click

from kith.cli.verbs import verb, verb_group

command = verb_group("Make an account, or a link to set a password.")
ROLES = ("administrator", "manager", "member", "read_only")


def render(data: dict[str, Any]) -> str:
    """The account, and the link where there is one."""
    line = f"{data['email']} ({data['role']})"
    if data["link"]:
        return f"{line}\nSet a password here, once, within seven days:\n  {data['link']}"
    return f"{line} can sign in."


@verb(group=command, name="create", text=render)
@click.argument("email")
@click.option("--name", default="", help="The person's name (default: from the e-mail).")
@click.option("--role", type=click.Choice(ROLES), default="administrator", show_default=True)
@click.option("--link", is_flag=True, help="Give a one-time link instead of asking a password.")
def create(email: str, name: str, role: str, link: bool) -> dict[str, Any]:
    """Make an account for EMAIL.

    On a terminal the password is asked for; otherwise, or with --link, a one-time link to set it
    is printed.
    """
    from django.db import transaction

    from kith.workplace.staff import services

    ask = not link and sys.stdin.isatty()
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True) if ask else None
    with transaction.atomic():
        user = services.create_user(
            actor=None,
            email=email,
            name=name or email.partition("@")[0],
            role=role,
            access="all" if role == "administrator" else "own",
            password=password,
        )
        address = None if ask else invitation(user)
    return {"email": user.email, "role": user.role, "link": address}


@verb(group=command, name="link", text=render)
@click.argument("email")
def renew(email: str) -> dict[str, Any]:
    """Make a one-time link with which EMAIL sets a password; earlier links end."""
    from kith.foundation.errors import NotFound
    from kith.foundation.i18n import _
    from kith.workplace.accounts.queries import list_users

    wanted = email.strip().lower()
    user = next((user for user in list_users(active_only=True) if user.email == wanted), None)
    if user is None:
        raise NotFound(
            _("Nobody has this e-mail address here."),
            field="email",
            value=email,
            remedy=_("Make the account first: kith account create."),
        )
    return {"email": user.email, "role": user.role, "link": invitation(user)}


def invitation(user: Any) -> str:
    """The address with which `user` sets a password."""
    from django.conf import settings
    from django.urls import reverse

    from kith.workplace.staff.services import invite_user

    token = invite_user(actor=None, user=user)
    return f"{settings.KITH_BASE_URL}{reverse('accept_invitation', args=[token])}"
