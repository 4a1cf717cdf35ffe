"""Installed apps, middleware and templates."""

DJANGO_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
LIBRARIES = [
    "allauth",
    "allauth.account",
    "csp",
    "kith.config.cotton.CottonConfig",
    "django_htmx",
    "django_vite",
]
ROOMS = [
    "kith.workplace.accounts",
    "kith.workplace.audit",
    "kith.workplace.outbox",
    "kith.workplace.catalog",
    "kith.workplace.search",
    "kith.workplace.exchange",
    "kith.customers.people",
    "kith.customers.organizations",
    "kith.customers.consent",
    "kith.customers.timeline",
    "kith.customers.activities",
    "kith.customers.orders",
    "kith.operational.marketing",
    "kith.analytical.warehouse",
    "kith.analytical.measures",
    "kith.analytical.portfolio",
    "kith.programs",
    "kith.web",
]

INSTALLED_APPS = [*ROOMS, *LIBRARIES, *DJANGO_APPS]

MIDDLEWARE = [
    "kith.config.proxies.TrustedProxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kith.config.gate.Gate",
    "kith.config.language.PersonalLanguage",
    "kith.web.middleware.FirmTimeZone",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kith.web.middleware.PlainErrors",
    "kith.web.middleware.ReadableText",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kith.web.templatetags.kith",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "kith.web.context.shell",
                "kith.web.context.shell",
            ],
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
# The base class of every message backend here: a message is shown once and kept in the session.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
