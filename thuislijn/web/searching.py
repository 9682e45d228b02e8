# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
