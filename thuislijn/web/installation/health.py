# SPDX-License-Identifier: EUPL-1.2
"""An address for monitoring: whether the database answers and the document folder is there. It tells nothing else."""

from __future__ import annotations

import logging
import os

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

_log = logging.getLogger(__name__)


def health(request: HttpRequest) -> HttpResponse:
    """200 'ok', or 503; why stands in the log of the processes."""
    wrong = ""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        wrong = type(error).__name__
    if not os.access(settings.DOCUMENTS, os.W_OK | os.X_OK):
        wrong = "the document folder cannot be written"
    if wrong:
        _log.warning("not healthy: %s", wrong)
    return HttpResponse("niet gezond\n" if wrong else "ok\n", status=503 if wrong else 200, content_type="text/plain")


urlpatterns = [path("gezond", login_not_required(require_safe(health)), name="health")]
