# SPDX-License-Identifier: EUPL-1.2
"""Signing in through an organisation's own identity provider (OpenID Connect); both factors are then its business.

Only people come in who have an account or an open invitation, at an e-mail address that the provider checked.
mozilla-django-oidc does the exchange, with state, nonce and PKCE. What it leaves out is done here: that the token
comes from the issuer that is set, is meant for us and has an end, and that the particulars are those of the person in
the token.
"""

from __future__ import annotations

import logging
from typing import Any

import jwt
import requests
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from thuislijn.actions.entering.accounts import open_account_of_organisation
from thuislijn.actions.entering.signing_in import Answer, judge, person_with
from thuislijn.actions.refusing import CannotError
from thuislijn.store.users import User
from thuislijn.web.entering.sessions import begin
from thuislijn.web.environment import Oidc
from thuislijn.web.page.acting import actor_of
from thuislijn.web.page.language import spoken

_log = logging.getLogger(__name__)
_ALGORITHM = "RS256"


def _provider() -> Oidc:
    """The provider that is set. Raises Http404 without one: there is nothing to be refused, and nothing to log."""
    oidc: Oidc | None = settings.OIDC
    if oidc is None:
        raise Http404
    return oidc


def _setting(name: str, *default: object) -> object:
    """What mozilla-django-oidc asks for, from our own settings; its other settings keep their defaults."""
    oidc = _provider()
    ours = {
        "OIDC_RP_CLIENT_ID": oidc.client_id,
        "OIDC_RP_CLIENT_SECRET": oidc.client_secret,
        "OIDC_OP_AUTHORIZATION_ENDPOINT": oidc.authorize,
        "OIDC_OP_TOKEN_ENDPOINT": oidc.token,
        "OIDC_OP_USER_ENDPOINT": oidc.userinfo,
        "OIDC_OP_JWKS_ENDPOINT": oidc.keys,
        "OIDC_RP_SIGN_ALGO": _ALGORITHM,
        "OIDC_RP_SCOPES": "openid email profile",
        "OIDC_USE_PKCE": True,
        "OIDC_USE_NONCE": True,
        "OIDC_TIMEOUT": 10,
        "OIDC_AUTHENTICATION_CALLBACK_URL": "organisation_back",
    }
    return ours[name] if name in ours else (default[0] if default else None)


class OrganisationBackend(OIDCAuthenticationBackend):  # type: ignore[misc]
    """Who the provider says it is, if that is somebody of ours."""

    get_settings = staticmethod(_setting)

    def authenticate(self, request: HttpRequest | None, **given: Any) -> User | None:
        """Only for the way back from the provider: elsewhere nobody checked the state."""
        if not given.get("nonce") or not given.get("code_verifier"):
            return None
        found = super().authenticate(request, **given)
        return found if isinstance(found, User) else None

    def verify_token(self, token: str, **given: Any) -> dict[str, Any]:
        payload: dict[str, Any] = super().verify_token(token, **given)
        if payload.get("iss") != _provider().issuer:
            raise SuspiciousOperation("the token is of another issuer")
        audience = payload.get("aud")
        if _provider().client_id not in (audience if isinstance(audience, list) else [audience]):
            raise SuspiciousOperation("the token is for somebody else")
        if "exp" not in payload or not payload.get("sub"):
            raise SuspiciousOperation("the token names no end or no person")
        return payload

    def get_userinfo(self, access_token: str, id_token: str, payload: dict[str, Any]) -> dict[str, Any]:
        claims: dict[str, Any] = super().get_userinfo(access_token, id_token, payload)
        if claims.get("sub") != payload["sub"]:
            raise SuspiciousOperation("the particulars are of somebody else than the token")
        return claims

    def verify_claims(self, claims: dict[str, Any]) -> bool:
        email = str(claims.get("email") or "")
        # Letters of other alphabets can look like ours, and be the same to a database.
        return bool(email) and email.isascii() and claims.get("email_verified") is True

    def filter_users_by_claims(self, claims: dict[str, Any]) -> list[User]:
        user = person_with(str(claims["email"]))
        return [user] if user is not None and user.is_active else []

    def create_user(self, claims: dict[str, Any]) -> User | None:
        """Somebody who was invited and is new; without an invitation nobody comes in."""
        by, email = actor_of(self.request), str(claims["email"])
        try:
            return open_account_of_organisation(by=by, email=email, language=spoken())
        except CannotError:  # their account was switched off, or the invitation was used just now
            return None


class Leave(OIDCAuthenticationRequestView):  # type: ignore[misc]
    """On the way to the organisation's provider."""

    get_settings = staticmethod(_setting)


class ComeBack(OIDCAuthenticationCallbackView):  # type: ignore[misc]
    """Back from the provider, with an answer or without."""

    get_settings = staticmethod(_setting)

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            answer: HttpResponse = super().get(request)
        except (SuspiciousOperation, jwt.PyJWTError, requests.RequestException, KeyError, ValueError) as error:
            _log.warning("sign-in through an organisation failed: %s", type(error).__name__)
            answer = self.login_failure()
        return answer

    def login_success(self) -> HttpResponse:
        request, user, next_page = self.request, self.user, self.success_url
        answer = judge(
            by=actor_of(request),
            kind="organisation",
            target=str(user.pk),
            right=lambda: True,
            user=user,
            way="organisation",
        )
        if answer is not Answer.COME_IN:
            return self.login_failure()
        begin(request, user, trusted=True)
        return HttpResponseRedirect(next_page)

    def login_failure(self) -> HttpResponse:
        judge(by=actor_of(self.request), kind="organisation", target="", right=lambda: False)
        return render(self.request, "entering/organisation_refused.html", status=403)


def leave(request: HttpRequest) -> HttpResponse:
    _provider()
    answer: HttpResponse = Leave.as_view()(request)
    return answer


def come_back(request: HttpRequest) -> HttpResponse:
    _provider()
    answer: HttpResponse = ComeBack.as_view()(request)
    return answer


urlpatterns = [
    path("aanmelden/organisatie", login_not_required(leave), name="organisation"),
    path("aanmelden/organisatie/terug", login_not_required(come_back), name="organisation_back"),
]
