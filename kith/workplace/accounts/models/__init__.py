from kith.workplace.accounts.models.firm import Firm
from kith.workplace.accounts.models.invitation import Invitation
from kith.workplace.accounts.models.owned import OwnedQuerySet, OwnedRecord, Stamped
from kith.workplace.accounts.models.team import Team
from kith.workplace.accounts.models.user import User

__all__ = ["Firm", "Invitation", "OwnedQuerySet", "OwnedRecord", "Stamped", "Team", "User"]
