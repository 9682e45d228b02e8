# SPDX-License-Identifier: EUPL-1.2
"""What has to be done for a consent that is missing, in one sentence."""

from __future__ import annotations

from thuislijn.store.consent_records import Records
from thuislijn.store.consent_rules import Need
from thuislijn.web.page.language import say


def need_words(records: Records, need: Need) -> str:
    """Whom to ask for a missing consent and about whom, or why asking is of no use."""
    who, about = records.person(need.by), need.about.name
    if who is None:
        return say("Vul in wie het gezag heeft over {who}.", "Enter who has custody of {who}.", who=about)
    if need.no:
        return say(
            "{who} heeft nee gezegd of de toestemming ingetrokken.",
            "{who} said no, or took the consent back.",
            who=who.name,
        )
    if need.since_birthday:
        return say(
            "{who} is {age} geworden. Vraag {who} nu zelf om toestemming.",
            "{who} has turned {age}. Now ask {who} for consent.",
            who=who.name,
            age=need.since_birthday,
        )
    if who.id == need.about.id:
        return say("Vraag {who} om toestemming.", "Ask {who} for consent.", who=who.name)
    return say(
        "Vraag {who} om toestemming voor {about}.", "Ask {who} for consent for {about}.", who=who.name, about=about
    )
