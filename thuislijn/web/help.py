# SPDX-License-Identifier: EUPL-1.2
"""Help: the keys, what each role may do, the rules of privacy; and the style guide for those who build on this."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import TemplateView

urlpatterns = [
    path("hulp", login_not_required(TemplateView.as_view(template_name="help/show.html")), name="help"),
    path("stijlgids", TemplateView.as_view(template_name="layout/style_guide.html"), name="style_guide"),
]
