# SPDX-License-Identifier: EUPL-1.2
"""The second factor: an app on a phone that gives a code every half minute, and ten recovery codes on paper."""

from __future__ import annotations

import hashlib
import secrets
import time
from base64 import b32encode
from urllib.parse import quote, urlencode

from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from thuislijn.actions.acting import Actor
from thuislijn.actions.entering.signing_in import Answer, as_person, judge
from thuislijn.actions.entering.taking_over import SECOND_FACTOR, check_not_both
from thuislijn.actions.logging import record
from thuislijn.store.choices import Act
from thuislijn.store.sealing import SealBrokenError, is_sealed_short, seal_short, unseal_short
from thuislijn.store.users import User

_NAME = "Thuislijn"
_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike on paper
_CODE_LENGTH = 12
_KEY_BYTES = 20
_DIGITS = 6


def has_second_factor(user: User) -> bool:
    """Whether somebody set one up."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def recovery_codes_left(user: User) -> int:
    """How many recovery codes were not used yet."""
    return int(StaticToken.objects.filter(device__user=user).count())


def new_key() -> str:
    """A fresh key for an app, as hex."""
    return secrets.token_hex(_KEY_BYTES)


def words_of(key: str) -> str:
    """The key as it is typed into an app, in groups of four."""
    text = b32encode(bytes.fromhex(key)).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def address_of(key: str, user: User) -> str:
    """What the picture holds that a phone scans."""
    label = quote(f"{_NAME}:{user.email}")
    asked = urlencode({"secret": words_of(key).replace(" ", ""), "issuer": _NAME, "digits": _DIGITS, "period": 30})
    return f"otpauth://totp/{label}?{asked}"


def check_code(*, by: Actor, user: User, code: str) -> tuple[Answer, Device | None]:
    """Whether this is a code of somebody's app, or one of their recovery codes; each is good for once."""
    accepted: list[Device] = []

    def right() -> bool:
        device = _accepting(user, code)
        if device is not None:
            accepted.append(device)
        return device is not None

    way = "code" if _is_of_app(code) else "recovery"
    answer = judge(by=by, kind=SECOND_FACTOR, target=str(user.pk), right=right, user=user, way=way)
    return answer, accepted[0] if answer is Answer.COME_IN else None


def _is_of_app(code: str) -> bool:
    return len(code) == _DIGITS and code.isascii() and code.isdigit()


def _accepting(user: User, code: str) -> Device | None:
    if _is_of_app(code):
        apps = TOTPDevice.objects.filter(user=user, confirmed=True)
        return next((app for app in apps if _shows(app, int(code))), None)
    papers = StaticDevice.objects.filter(user=user, confirmed=True)
    tried = _hash(user, code)
    return next((paper for paper in papers if paper.verify_token(tried)), None)


def _shows(app: TOTPDevice, code: int) -> bool:
    """Whether an app shows this code now, for the first time; its key is sealed in the database, and so not checked by
    django-otp itself. A key that another version kept in the clear is sealed here."""
    try:
        key = unseal_short(app.key) if is_sealed_short(app.key) else bytes.fromhex(app.key)
    except SealBrokenError:  # the key of this installation is gone: an administrator removes the second step
        return False
    clock = TOTP(key, app.step, app.t0, app.digits, app.drift)
    clock.time = time.time()
    if not clock.verify(code, app.tolerance, app.last_t + 1):
        return False
    kept = app.key if is_sealed_short(app.key) else seal_short(key)
    now = {"last_t": clock.t(), "drift": clock.drift, "last_used_at": timezone.now(), "key": kept}
    # Of two who send one code at once, one changes the row.
    return bool(TOTPDevice.objects.filter(pk=app.pk, last_t=app.last_t).update(**now))


def set_up(*, by: Actor, user: User, key: str, code: str) -> tuple[Answer, Device | None, tuple[str, ...]]:
    """Makes the app with this key somebody's second factor, in the place of what they had, if `code` is of that app.

    Gives back the device and ten fresh recovery codes; those cannot be had again. Sessions begun before end.
    """
    clock = TOTP(bytes.fromhex(key), digits=_DIGITS)
    clock.time = time.time()
    answer = judge(
        by=by,
        kind=SECOND_FACTOR,
        target=str(user.pk),
        right=lambda: _is_of_app(code) and clock.verify(int(code), tolerance=1),
        user=user,
    )
    if answer is not Answer.COME_IN:
        return answer, None, ()
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        # last_t: the code that confirmed it is used up.
        sealed = seal_short(bytes.fromhex(key))
        device = TOTPDevice(user=user, name="app", key=sealed, last_t=clock.t(), drift=clock.drift, confirmed=True)
        device.save(force_insert=True)
        user.sessions_ended += 1
        user.save(update_fields=["sessions_ended"])
        codes = _fresh_codes(user)
        record(by=as_person(by, user), act=Act.CREATE, kind=SECOND_FACTOR, target=user.pk)
    return answer, device, codes


def new_recovery_codes(*, by: Actor, user: User) -> tuple[str, ...]:
    """Ten fresh recovery codes; the old ones stop working."""
    with transaction.atomic():
        codes = _fresh_codes(user)
        record(by=by, act=Act.CREATE, kind="recovery_codes", target=user.pk)
    return codes


def _fresh_codes(user: User) -> tuple[str, ...]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice(user=user, name="paper", confirmed=True)
    device.save(force_insert=True)
    codes = tuple(_one_code() for _ in range(_CODES))
    StaticToken.objects.bulk_create([StaticToken(device=device, token=_hash(user, code)) for code in codes])
    return codes


def _one_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, _CODE_LENGTH, 4))


def _hash(user: User, code: str) -> str:
    """What is kept of a recovery code, in the sixteen characters that there is room for."""
    plain = "".join(letter for letter in code.lower() if letter in _LETTERS)
    return hashlib.sha256(f"{user.pk}:{plain}".encode()).hexdigest()[:16]


def reset_second_factor(*, by: Actor, user: User, why: str) -> None:
    """Takes somebody's second factor away, so that they set one up at their next sign-in; their sessions end.

    Raises CannotError where an administrator made a link for a new password for them lately.
    """
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        check_not_both(locked, SECOND_FACTOR)
        TOTPDevice.objects.filter(user=locked).delete()
        StaticDevice.objects.filter(user=locked).delete()
        locked.sessions_ended += 1
        locked.save(update_fields=["sessions_ended"])
        record(by=by, act=Act.DELETE, kind=SECOND_FACTOR, target=locked.pk, why=why)
