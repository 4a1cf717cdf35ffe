"""Django's settings, one subject a file; values come from the environment through `config.env`."""

from kith.config.settings.apps import *  # noqa: F403
from kith.config.settings.database import *  # noqa: F403
from kith.config.settings.i18n import *  # noqa: F403
from kith.config.settings.log import *  # noqa: F403
from kith.config.settings.security import *  # noqa: F403
from kith.config.settings.sign_in import *  # noqa: F403
from kith.config.settings.site import *  # noqa: F403
