# SPDX-License-Identifier: EUPL-1.2
"""Keeping the explanation as it stands on a day, so that a team can see later how its view changed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.learning.explanations import ExplanationFactor, ExplanationVersion, FactorLink, FactorView, Voice


def keep_version(*, by: Actor, case: Case, note: str = "") -> ExplanationVersion:
    """Keeps the explanation as it stands now, under the next number."""
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        last = ExplanationVersion.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
        kept = ExplanationVersion(
            case=case, number=last + 1, by=by.id, by_name=by.name, note=note, data=explanation_data(case)
        )
        kept.save()
        record(by=by, act=Act.CREATE, kind="explanation_version", target=kept.number, case=case)
    return kept


def explanation_data(case: Case) -> dict[str, list[dict[str, Any]]]:
    """Factors, links, voices and views as plain values, in the order of the board."""
    factors = ExplanationFactor.objects.filter(case=case).order_by("place", "created")
    voices = Voice.objects.filter(case=case).order_by("created")
    links = FactorLink.objects.filter(case=case).order_by("created")
    views = FactorView.objects.filter(case=case).order_by("created")
    return {
        "factors": [
            {"id": str(f.pk), "group": f.group, "part": f.part, "text": f.text, "items": list(f.items)} for f in factors
        ],
        "links": [
            {"source": str(k.source_id), "target": str(k.target_id), "kind": k.kind, "words": k.words} for k in links
        ],
        "voices": [{"id": str(v.pk), "label": v.label, "perspective": v.perspective} for v in voices],
        "views": [
            {"factor": str(v.factor_id), "voice": str(v.voice_id), "view": v.view, "words": v.words} for v in views
        ],
    }
