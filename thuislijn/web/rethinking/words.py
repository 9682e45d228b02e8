# SPDX-License-Identifier: EUPL-1.2
"""What a rethinking card asks, in whole sentences of our own; the order is that of a conversation.

First how it went (S0 3.2, S1 4.1), then the eleven questions (S1 4.3.3).
"""

from __future__ import annotations

from thuislijn.store.learning.choices import Prompt
from thuislijn.timeline.vocabulary import Language, Term

_P = Prompt
_SENTENCES: dict[Prompt, tuple[str, str]] = {
    _P.HOW: (
        "Wat ging eraan vooraf, en wie begon erover?",
        "What went before it, and who brought it up?",
    ),
    _P.KNOWN_THEN: (
        "Wat was er op die dag bekend, en bij wie?",
        "What was known on that day, and by whom?",
    ),
    _P.KNOWN_NOW: (
        "Wat weten we nu, dat toen niemand kon weten?",
        "What do we know now that nobody could know then?",
    ),
    _P.TRACEABLE: (
        "Kunnen we de stappen van vraag naar besluit nog nalopen?",
        "Can we still follow the steps from question to decision?",
    ),
    _P.FITTED: (
        "Sloot dit aan bij wat dit gezin toen vroeg?",
        "Did this answer what this family asked at that time?",
    ),
    _P.WISHED: (
        "Stel dat alles mocht en alles er was. Wat hadden we dit gezin gegund?",
        "Suppose all was allowed and all was there. What would we have wished this family?",
    ),
    _P.QUESTION: (
        "Wat werd er gevraagd, in de woorden van wie het vroeg?",
        "What was asked, in the words of the one who asked?",
    ),
    _P.WHOSE: (
        "Wie had deze vraag: het kind, de ouders, de school of de hulp zelf?",
        "Who had this question: the child, the parents, the school or the services themselves?",
    ),
    _P.MUST_CHANGE: (
        "Waaraan zou je zien dat het beter gaat, en bij wie?",
        "By what would you see that things go better, and with whom?",
    ),
    _P.PERSPECTIVE: (
        "Waar woont dit kind over een jaar, en hoe komt het daar?",
        "Where does this child live a year from now, and how does it get there?",
    ),
    _P.WHAT_WORKS: (
        "Van welke aanpak is aangetoond dat die bij deze vraag helpt?",
        "Which approach has been shown to help with this question?",
    ),
    _P.WAY: (
        "Wat is de eerste stap, wie zet die, en wat is daarvoor nodig?",
        "What is the first step, who takes it, and what does it need?",
    ),
    _P.FEAR: (
        "Wat vrezen we dat er gebeurt, en is dat eerder gebeurd?",
        "What do we fear will happen, and has it happened before?",
    ),
    _P.NOT_DOING: (
        "Stel dat we dit laten. Wie heeft daar dan last van, en waarvan?",
        "Suppose we leave it. Who is the worse for it, and how?",
    ),
    _P.NO_PLACEMENT: (
        "Stel dat het kind thuis blijft. Wat regelen we dan vóór morgen?",
        "Suppose the child stays at home. What do we arrange before tomorrow?",
    ),
    _P.NO_CARE: (
        "Stel dat er nergens een bed vrij is en ook niet komt. Wie is er dan wel?",
        "Suppose no bed is free anywhere, and none will be. Who is there then?",
    ),
    _P.NO_UNLESS: (
        "Ons antwoord is nee. Wat moet waar zijn om er ja van te maken?",
        "Our answer is no. What has to be so to make it a yes?",
    ),
}


class Part(Term):
    """The parts of a card: how it went, what else was possible, and the eleven questions."""

    WENT = "went", "Hoe het ging", "How it went"
    ELSE = "else", "Wat er ook kon", "What else was possible"
    ELEVEN = "eleven", "Elf vragen om om te denken", "Eleven questions for rethinking"


PEOPLE, OPTIONS = "people", "options"
"""The two steps of a card that are lists and no prompts."""

STEPS: tuple[tuple[Part, tuple[str, ...]], ...] = (
    (Part.WENT, (_P.HOW, PEOPLE, _P.KNOWN_THEN, _P.KNOWN_NOW, _P.TRACEABLE, _P.FITTED)),
    (Part.ELSE, (OPTIONS, _P.WISHED)),
    (Part.ELEVEN, tuple(prompt for prompt in Prompt if prompt.of_the_eleven)),
)
"""The steps of a card as a team goes through them."""

_LISTS = {
    PEOPLE: ("wie erbij was en wie gehoord is", "who took part and who was heard"),
    OPTIONS: ("welke wegen er waren", "which ways there were"),
}


def sentence(prompt: Prompt, language: Language) -> str:
    """The question of a prompt, as one whole sentence or two."""
    nl, en = _SENTENCES[prompt]
    return nl if language == "nl" else en


def step_label(step: str, language: Language) -> str:
    """The short name of a step: of a prompt its label."""
    if step in _LISTS:
        nl, en = _LISTS[step]
        return nl if language == "nl" else en
    return Prompt(step).label(language)


def all_steps() -> tuple[str, ...]:
    """Every step in order."""
    return tuple(str(step) for _, steps in STEPS for step in steps)
