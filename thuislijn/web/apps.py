# SPDX-License-Identifier: EUPL-1.2
"""The screens, as the application that Django finds templates, static files and template tags in."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "thuislijn.web"
    label = "web"
