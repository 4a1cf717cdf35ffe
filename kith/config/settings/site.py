"""The place: state folder, address, debug, files that the web serves."""

from kith.config import env
from kith.config.home import prepare_home
from kith.foundation.home import PROJECT_ROOT

KITH_HOME = prepare_home()
KITH_BASE_URL = env.base_url("KITH_BASE_URL", "http://127.0.0.1:8000")
KITH_WAREHOUSE = KITH_HOME / "warehouse"
KITH_UPLOADS = KITH_HOME / "uploads"
KITH_REDIS_URL = env.text("KITH_REDIS_URL")

DEBUG = env.flag("KITH_DEBUG")
ROOT_URLCONF = "kith.config.urls"
WSGI_APPLICATION = "kith.config.wsgi.application"

STATIC_URL = "/static/"
FRONTEND_BUILD = PROJECT_ROOT / "kith" / "web" / "static" / "dist"
# The files lie where they were built and carry a digest in their names: no copy is collected.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802
    """Whether the name of a file changes with its content."""
    return "/dist/assets/" in url


DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "static_url_prefix": "dist",
        "manifest_path": FRONTEND_BUILD / "manifest.json",
    }
}

MEDIA_ROOT = KITH_UPLOADS
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_TEMP_DIR = KITH_UPLOADS
FILE_UPLOAD_PERMISSIONS = 0o600
