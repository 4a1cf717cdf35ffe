"""Languages, time zone, formats."""

from django.utils.translation import gettext_lazy as _

from kith.config import env
from kith.foundation.home import PROJECT_ROOT

LANGUAGES = [
    ("en", _("English")),
    ("hu", _("Hungarian")),
    ("ru", _("Russian")),
    ("fa", _("Persian")),
    ("lt", _("Lithuanian")),
]
LANGUAGE_CODE = env.choice("KITH_LANGUAGE", "en", [code for code, _name in LANGUAGES])
LANGUAGE_COOKIE_NAME = "kith_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LOCALE_PATHS = [PROJECT_ROOT / "kith" / "locale"]
TIME_ZONE = env.time_zone("KITH_TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
