# SPDX-License-Identifier: EUPL-1.2
"""The one Django application that has tables."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "thuislijn.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
