# SPDX-License-Identifier: EUPL-1.2
"""The door for a WSGI server such as gunicorn."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from thuislijn.reading.one_line import read_line
from thuislijn.timeline.timeline import Timeline

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuislijn.web.settings")
application = get_wsgi_application()

# Every screen and the lexicons, half a second together: loaded once, before the workers part from each other and share
# the memory, and not by the first visitor of each.
len(get_resolver().url_patterns)
read_line("oma", Timeline(id="", title="", reference_day=1), "first")
