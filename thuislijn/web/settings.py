# SPDX-License-Identifier: EUPL-1.2
"""Django's settings, all from the environment (`environment.py`); there is nothing to edit here for an installation."""

from __future__ import annotations

import os
from pathlib import Path

import django

from thuislijn.actions.sources.shut_in import hide_from_others
from thuislijn.web.environment import read_environment

_environment = read_environment(os.environ)
hide_from_others()  # from here on this process holds the keys
_here = Path(__file__).parent

SECRET_KEY = _environment.secret_key
NAMES_KEYS = _environment.names_keys
DEBUG = False
DEMO = _environment.demo
ALLOWED_HOSTS = list(_environment.hosts)
DOCUMENTS = _environment.documents
OIDC = _environment.oidc

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "thuislijn.store.apps.StoreConfig",
    "thuislijn.web.apps.WebConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Compressing pages with a secret in them can betray the secret by their size (BREACH). The one secret in our pages
    # is the token of the forms, which Django masks anew in every answer, and the middleware adds bytes at random.
    "django.middleware.gzip.GZipMiddleware",
    "thuislijn.web.middleware.SafeHeaders",
    "thuislijn.web.middleware.VisitorsAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "thuislijn.web.middleware.SpokenLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "thuislijn.web.entering.sessions.SessionLimits",
    "thuislijn.web.entering.sessions.SignInFirst",
    "thuislijn.web.middleware.SecondFactor",
    "thuislijn.web.questions.danger.DangerFirst",
    "thuislijn.web.middleware.Refusals",
]

ROOT_URLCONF = "thuislijn.web.urls"
WSGI_APPLICATION = "thuislijn.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Django's own, for the widgets of forms: only those of `templates/page/forms/` are ours.
        "DIRS": [_here / "templates", Path(django.__file__).parent / "forms" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thuislijn.web.context.everywhere",
            ],
            "builtins": ["thuislijn.web.templatetags.say"],
        },
    }
]
FORM_RENDERER = "thuislijn.web.page.forms.Renderer"

DATABASES = {"default": _environment.database}
AUTH_USER_MODEL = "store.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
if OIDC:
    AUTHENTICATION_BACKENDS.append("thuislijn.web.entering.organisations.OrganisationBackend")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "thuislijn.web.entering.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "thuislijn.web.entering.passwords.NotCommon"},
    {"NAME": "thuislijn.web.entering.passwords.NotTheirName", "OPTIONS": {"user_attributes": ("email", "name")}},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
# Wrong codes are counted like wrong passwords (`actions/entering/signing_in.py`);
# a second brake would refuse right ones.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATICFILES_DIRS = [_here / "static"]
STATIC_ROOT = DOCUMENTS / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Sessions end with the browser, after an hour of rest, and after ten hours at the latest (`web/entering/sessions.py`).
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "thuislijn.web.errors.forged"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# Whether a whole domain goes on the browsers' own list (HSTS preload) is for whoever has the domain.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
BEHIND_PROXY = not DEMO
if not DEMO:
    # With this prefix a browser takes no cookie of these names from another host, or over http.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^gezond$"]  # whatever watches over the installation may ask beside the proxy
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # `thuislijn serve` stands behind a proxy that ends https and must set this header itself.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

# Without a mail server nothing is sent: links are shown once, to whoever makes them.
SENDS_MAIL = _environment.mail is not None
SENDS_REMINDERS = _environment.reminds
DEFAULT_FROM_EMAIL = _environment.mail.sender if _environment.mail else "thuislijn@localhost"
EMAIL_TIMEOUT = 20
if _environment.mail:
    EMAIL_HOST, EMAIL_PORT = _environment.mail.host, _environment.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _environment.mail.user, _environment.mail.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = _environment.mail.starts_tls, _environment.mail.within_tls

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 200
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
"""Uploads wait in the system's folder for temporary files until they are sealed; point TMPDIR at an encrypted disk."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "thuislijn.web.installation.log_lines.WithoutContent"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # What is refused (4xx) stands in the log of the application; here only what went wrong in ourselves.
    "loggers": {
        "django.request": {"level": "ERROR"},
        # Anybody can fill a disk with these.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django.security.csrf": {"level": "CRITICAL"},
    },
}
