import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from kith.config.proxies import TrustedProxies


def seen(networks: list[str], **meta: str) -> tuple[str, str, bool]:
    """Address, scheme and whether a forwarded host survived, behind the given proxies."""
    found: list[tuple[str, str, bool]] = []

    def view(request):
        found.append(
            (request.META["REMOTE_ADDR"], request.scheme, "HTTP_X_FORWARDED_HOST" in request.META)
        )
        return HttpResponse()

    with override_settings(KITH_TRUSTED_PROXIES=networks):
        TrustedProxies(view)(RequestFactory().get("/", **meta))
    return found[0]


def test_a_stranger_cannot_forge_an_address_or_a_scheme():
    meta = {
        "REMOTE_ADDR": "203.0.113.9",
        "HTTP_X_FORWARDED_FOR": "127.0.0.1",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_HOST": "evil.example",
    }
    assert seen([], **meta) == ("203.0.113.9", "http", False)


def test_a_listed_proxy_is_believed_up_to_the_first_stranger():
    meta = {
        "REMOTE_ADDR": "10.0.0.1",
        "HTTP_X_FORWARDED_FOR": "1.1.1.1, 198.51.100.7, 10.0.0.2",
        "HTTP_X_FORWARDED_PROTO": "https",
    }
    assert seen(["10.0.0.0/8"], **meta) == ("198.51.100.7", "https", False)


@pytest.mark.django_db
def test_scripts_need_the_nonce_and_nothing_may_frame_us():
    response = Client().get("/health")
    policy = response["Content-Security-Policy"]
    for part in (
        "default-src 'none'",
        "script-src 'strict-dynamic'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
    ):
        assert part in policy
    assert "unsafe-eval" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_a_foreign_host_is_refused():
    assert Client().get("/health", headers={"host": "evil.example"}).status_code == 400
