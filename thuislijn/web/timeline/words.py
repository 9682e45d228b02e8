# SPDX-License-Identifier: EUPL-1.2
"""The sentences that the script of the timeline page speaks, in the reader's language."""

from __future__ import annotations

from thuislijn.timeline.words import MONTHS
from thuislijn.web.page.language import say, spoken


def page_words() -> dict[str, object]:
    """Sentences by name; words in braces are filled in by the script."""
    return {
        "months": MONTHS[spoken()],
        "offline": say(
            "Geen verbinding. Wat u nu doet wordt pas bewaard als de verbinding terug is; wij proberen het steeds.",
            "No connection. What you do now is saved only when the connection is back; we keep trying.",
        ),
        "online": say("De verbinding is er weer.", "The connection is back."),
        "failed": say(
            "Dit is niet bewaard. Probeer het opnieuw; wat u typte staat er nog.",
            "This was not saved. Try again; what you typed is still there.",
        ),
        "changed": say("{who} veranderde {what}.", "{who} changed {what}."),
        "several": say("{n} gegevens", "{n} items"),
        "one": say("een gegeven", "an item"),
        "here": say("Ook hier: {names}", "Also here: {names}"),
        "opened": say("{who} heeft dit ook open.", "{who} has this open as well."),
        "close": say("Sluiten", "Close"),
        "loading": say("Even laden ...", "Loading ..."),
        "gone": say("Dit staat niet meer op de tijdlijn.", "This is no longer on the timeline."),
        "fixed": say(
            "Deze datum kan niet met de pijltjes verschuiven. Druk op Enter om hem te veranderen.",
            "This date cannot be moved with the arrows. Press Enter to change it.",
        ),
        "moved": say("Verschoven: {day}.", "Moved: {day}."),
        "nothing": say("Er is geen volgend schakelmoment.", "There is no next turning point."),
        "item": say("Gegeven", "Item"),
        "unsaved": say(
            "Wat u typte is nog niet bewaard. Toch sluiten?", "What you typed is not saved yet. Close it anyway?"
        ),
        "letters": say("Letters {n} %.", "Type {n} %."),
        "busy": say("omdenkkaart begonnen", "rethinking card begun"),
        "done": say("omdenkkaart: alle vragen langs geweest", "rethinking card: all questions have come by"),
        "pick": say("Kies eerst een gegeven.", "First pick an item."),
        "signedout": say("U bent afgemeld. Meld u opnieuw aan.", "You are signed out. Sign in again."),
    }
