from kith.workplace.accounts.models.firm import Firm
from kith.workplace.accounts.models.owned import OwnedQuerySet, OwnedRecord, Stamped
from kith.workplace.accounts.models.team import Team
from kith.workplace.accounts.models.user import User

__all__ = ["Firm", "OwnedQuerySet", "OwnedRecord", "Stamped", "Team", "User"]
