"""Every route that answers without a sign-in. Reviewed: a line added here opens a door to all.

Names as in the URL configuration; everything else is closed by `config.gate`.
"""

PUBLIC_ROUTES = frozenset(
    {
        "health",  # says "up" or "not up", no figures of the firm
        "account_login",
        "account_logout",  # leads to sign-in where nobody is signed in
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "accept_invitation",  # the secret in the address is the right to it
        "set_language",  # a cookie of the visitor's own
    }
)
