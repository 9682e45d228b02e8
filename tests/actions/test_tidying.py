# SPDX-License-Identifier: EUPL-1.2
"""What a reader with nothing to read clears away."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from thuislijn.actions.tidying import tidy


@pytest.mark.django_db(transaction=True)
def test_sessions_that_ended_go_and_others_stay() -> None:
    now = timezone.now()
    for key, hours in (("ended", -1), ("lives", 1)):
        Session(session_key=key, session_data="", expire_date=now + dt.timedelta(hours=hours)).save()
    tidy()
    assert [one.session_key for one in Session.objects.all()] == ["lives"]
