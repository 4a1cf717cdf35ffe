"""Writes of users, teams and the firm's settings; administrators only, save one's own taste."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from kith.foundation.clock import now
from kith.foundation.errors import InvalidInput, NotFound, UnknownName
from kith.workplace.accounts.choices import Access, Language, Role, Theme
from kith.workplace.accounts.errors import email_taken, last_administrator
from kith.workplace.accounts.models import Firm, Invitation, Team, User
from kith.workplace.accounts.permissions import require
from kith.workplace.accounts.queries import the_firm
from kith.workplace.audit.services import recording

INVITATION_DAYS = 7
CLOSED_LISTS = {"role": Role, "access": Access, "language": Language, "theme": Theme}
USER_FIELDS = ("name", "email", "role", "access", "language", "theme", "is_active")
OWN_FIELDS = ("name", "language", "theme")
FIRM_FIELDS = (
    "name", "base_currency", "language", "country", "time_zone", "margin", "clv_horizon_years",
    "discount_rate", "business_hours", "reply_hours",
)  # fmt: skip


def _checked(values: dict[str, Any], allowed: Sequence[str]) -> dict[str, Any]:
    for name, value in values.items():
        if name not in allowed:
            raise UnknownName(
                _("This field cannot be set."), field=name, value=value, remedy=", ".join(allowed)
            )
        if name in CLOSED_LISTS and value not in CLOSED_LISTS[name].values:
            raise InvalidInput(
                _("This is not one of the choices."),
                field=name,
                value=value,
                remedy=", ".join(CLOSED_LISTS[name].values),
            )
        if name == "name" and not str(value).strip():
            raise InvalidInput(
                _("A name is missing."), field="name", value=value, remedy=_("Write a name.")
            )
    if "email" in values:
        values["email"] = _checked_email(values["email"])
    return values


def _checked_email(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise InvalidInput(
            _("This is not an e-mail address."),
            field="email",
            value=email,
            remedy=_("Write it as name@example.com."),
        ) from None
    return email


def create_user(
    *,
    actor: User | None,
    email: str,
    name: str,
    role: str = Role.MEMBER,
    access: str = Access.OWN,
    teams: Sequence[Team] = (),
    language: str = Language.ENGLISH,
    password: str | None = None,
) -> User:
    """A new user, without a password unless one is given; see `invite_user` for a first one.

    Raises:
        NotAllowed: the actor is no administrator. InvalidInput: a bad value.
        Conflict: the e-mail is taken.
    """
    require(actor, "administer")
    values = {"email": email, "name": name, "role": role, "access": access, "language": language}
    values = _checked(values, USER_FIELDS)
    if User.objects.filter(email__iexact=values["email"]).exists():
        raise email_taken(values["email"])
    user = User(**values)
    if password is None:
        user.set_unusable_password()
    else:
        _refuse_weak(password, user)
        user.set_password(password)
    with recording(actor=actor, title=_("New user: %s") % name) as changes:
        changes.create(user)
        user.teams.set(teams)
    return user


def _refuse_weak(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidInput(
            " ".join(error.messages),
            field="password",
            remedy=_("Choose a longer one, such as four words."),
        ) from None


def invite_user(*, actor: User | None, user: User) -> str:
    """A fresh secret for the user's invitation link; earlier ones end. 256 bits, 7 days, once."""
    require(actor, "administer")
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        user.invitations.filter(used_at=None).delete()
        Invitation.objects.create(
            user=user, token_hash=_hash(token), expires_at=now() + timedelta(days=INVITATION_DAYS)
        )
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def find_invitation(token: str) -> Invitation:
    """The open invitation of this secret.

    Raises:
        NotFound: unknown, used or expired; the same answer for all three.
    """
    found = (
        Invitation.objects.select_related("user")
        .filter(token_hash=_hash(token), used_at=None, expires_at__gt=now(), user__is_active=True)
        .first()
        if token
        else None
    )
    if found is None:
        raise NotFound(
            _("This invitation cannot be used."),
            field="invitation",
            remedy=_("It is used once, within seven days. Ask for a new one."),
        )
    return found


def accept_invitation(*, token: str, password: str) -> User:
    """Set the first password by an invitation, which ends with it."""
    invitation = find_invitation(token)
    _refuse_weak(password, invitation.user)
    with recording(actor=invitation.user, title=_("Invitation accepted")):
        invitation.user.set_password(password)
        invitation.user.save(update_fields=["password"])
        Invitation.objects.filter(pk=invitation.pk).update(used_at=now())
    return invitation.user


def update_user(
    *, actor: User | None, user: User, teams: Sequence[Team] | None = None, **values: Any
) -> None:
    """Change a user; people may change their own name, language and appearance.

    Raises:
        Conflict: the firm would have no active administrator left, or the e-mail is taken.
    """
    is_self = actor is not None and actor.pk == user.pk
    own = is_self and teams is None and set(values) <= set(OWN_FIELDS)
    if not own:
        require(actor, "administer")
    values = _checked(values, OWN_FIELDS if own else USER_FIELDS)
    loses = values.get("role", user.role) != Role.ADMINISTRATOR or values.get("is_active") is False
    if loses and _is_last_administrator(user):
        raise last_administrator()
    email = values.get("email", user.email)
    if User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists():
        raise email_taken(email)
    with recording(actor=actor, title=_("User changed: %s") % user.name) as changes:
        changes.update(user, **values)
        if teams is not None:
            user.teams.set(teams)


def _is_last_administrator(user: User) -> bool:
    if user.role != Role.ADMINISTRATOR or not user.is_active:
        return False
    others = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=user.pk)
    return not others.exists()


def create_team(*, actor: User | None, name: str) -> Team:
    """A new team.

    Raises:
        InvalidInput: no name, or one that is taken.
    """
    require(actor, "administer")
    name = " ".join(name.split())[:100]
    if not name or Team.objects.filter(name__iexact=name).exists():
        raise InvalidInput(
            _("A team needs a name of its own."),
            field="name",
            value=name,
            remedy=_("Choose another name."),
        )
    team = Team(name=name)
    with recording(actor=actor, title=_("New team: %s") % name) as changes:
        changes.create(team)
    return team


def update_firm(*, actor: User | None, **values: Any) -> Firm:
    """Change the firm's settings.

    Raises:
        InvalidInput: a value that its field does not take, naming it.
    """
    require(actor, "administer")
    firm = the_firm()
    for name, value in _checked(values, FIRM_FIELDS).items():
        values[name] = _clean_firm(firm, name, value)
    with recording(actor=actor, title=_("Settings of the firm")) as changes:
        changes.update(firm, **values)
    return firm


def _clean_firm(firm: Firm, name: str, value: Any) -> Any:
    field = next(f for f in firm._meta.concrete_fields if f.name == name)
    try:
        if name == "time_zone":
            ZoneInfo(str(value))
        if name == "base_currency" and not (len(str(value)) == 3 and str(value).isalpha()):
            raise ValidationError(_("A currency has three letters, such as EUR."))
        cleaned = field.clean(value, firm)
    except (ValidationError, ZoneInfoNotFoundError, ValueError) as error:
        raise InvalidInput(
            " ".join(getattr(error, "messages", [])) or _("This value cannot be taken."),
            field=name,
            value=value,
            remedy=_("Correct this field; nothing was saved."),
        ) from None
    return cleaned.upper() if name in ("base_currency", "country") else cleaned
