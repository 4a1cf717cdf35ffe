"""Keys, cookies, headers, the content security policy."""

from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE

from kith.config import env
from kith.config.home import prepare_home, secret_key
from kith.config.settings.site import KITH_BASE_URL

SECRET_KEY = secret_key(prepare_home())

_SITE = urlsplit(KITH_BASE_URL)
_HTTPS = _SITE.scheme == "https"
ALLOWED_HOSTS = env.words(
    "KITH_ALLOWED_HOSTS",
    sorted({"localhost", "127.0.0.1", "[::1]", str(_SITE.hostname)}),
)
KITH_TRUSTED_PROXIES = env.networks("KITH_TRUSTED_PROXIES")
CSRF_TRUSTED_ORIGINS = [KITH_BASE_URL]

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "kith_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_AGE = 8 * 60 * 60
KITH_SESSION_LIFETIME = 30 * 24 * 60 * 60
CSRF_FAILURE_VIEW = "kith.web.errors.csrf_failed"
CSRF_COOKIE_NAME = "kith_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _HTTPS
# Behind HTTPS the header follows the address that the firm states, not what a request claims.
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE, "'strict-dynamic'"],
        "style-src": [SELF],
        "style-src-attr": [UNSAFE_INLINE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
