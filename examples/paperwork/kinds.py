# SPDX-License-Identifier: EUPL-1.2
"""The bodies of the large family's papers: one writer per kind of document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from examples.paperwork.desk import Desk, Paper, subject
from examples.paperwork.logbooks import absence, day_report, foster_diary, journal
from examples.paperwork.storyline import CHILDREN, Fact, age, written

DAY = dt.timedelta(days=1)


def council(desk: Desk, paper: Paper) -> str:
    concerns = desk.paragraphs(paper, "zorgen", "zorgen", "zorgen", "zorgen", "zorgen")
    return f"""# Rapport Raad voor de Kinderbescherming
{subject(desk, paper)}

## Aanleiding van het onderzoek
{desk.paragraphs(paper, "aanleiding", "aanleiding")}

## Voorgeschiedenis
{desk.history(paper, 18)}

## Zorgen
{concerns}

## Wat goed gaat
{desk.paragraphs(paper, "krachten", "krachten", "krachten")}

## De mening van het kind
{desk.say("kindstem", paper)}

## De ouders
{desk.paragraphs(paper, "ouderstem", "ouderstem", "ouderstem")}

===
## Onderzoek van de omgeving
{desk.paragraphs(paper, "school", "zorgen", "krachten", "school")}

## Beoordeling en advies
{desk.paragraphs(paper, "oordeel", "oordeel", "oordeel")}"""


def plan(desk: Desk, paper: Paper) -> str:
    steps = "\n".join(f"| {desk.say('afspraken', paper)} | {moment} |" for moment in quarters(paper.written))
    return f"""# Plan van aanpak
{subject(desk, paper)}

## Wat ging vooraf
{desk.history(paper, 12)}

## Analyse
{desk.paragraphs(paper, "aanleiding", "zorgen", "zorgen", "zorgen", "krachten", "krachten")}

## Wat vinden de kinderen
{desk.paragraphs(paper, "kindstem", "kindstem")}

## Wat vinden de ouders
{desk.paragraphs(paper, "ouderstem", "ouderstem")}

===
## Doelen
{desk.paragraphs(paper, "oordeel", "oordeel")}

| Stap | Klaar |
{steps}"""


def quarters(day: dt.date) -> tuple[str, ...]:
    return tuple(written(day + n * 45 * DAY) for n in range(1, 6))


def evaluation(desk: Desk, paper: Paper) -> str:
    return f"""# Evaluatie
{subject(desk, paper)}

## Terugblik
{desk.history(paper, 10)}

## Hoe gaat het nu
{desk.paragraphs(paper, "zorgen", "krachten", "zorgen", "krachten", "zorgen", "krachten")}

## Aan tafel gezegd
{desk.paragraphs(paper, "kindstem", "ouderstem", "ouderstem")}

## Conclusie
{desk.paragraphs(paper, "oordeel", "oordeel")}

## Afspraken
- {desk.say("afspraken", paper)}
- {desk.say("afspraken", paper)}
- {desk.say("afspraken", paper)}"""


def decree(desk: Desk, paper: Paper) -> str:
    return f"""# Beschikking
{subject(desk, paper)}

## Procesverloop
{desk.say("recht_verloop", paper)}

## De feiten
{desk.history(paper, 9)}

## De standpunten
{desk.paragraphs(paper, "recht_gi", "recht_moeder", "ouderstem", "kindstem")}

## De beoordeling
{desk.paragraphs(paper, "recht_oordeel", "zorgen", "recht_oordeel")}

## De beslissing
{decision(desk, paper)}

Gegeven te Rietwoude op {written(paper.written)}."""


def decision(desk: Desk, paper: Paper) -> str:
    """What the court decides: the first decree of a row begins a measure, a later one prolongs it."""
    births = desk.story.births
    names = " en ".join(name.capitalize() for name in CHILDREN if births[name] <= paper.written)
    if paper.who in CHILDREN:
        until = written(paper.written + 182 * DAY)
        return f"De kinderrechter verleent machtiging {paper.who.capitalize()} uit huis te plaatsen tot {until}."
    until = written(paper.written.replace(year=paper.written.year + 1))
    begins = any(f.start == paper.written and "toezicht" in f.told for f in desk.story.facts)
    verb = "stelt" if begins else "verlengt de ondertoezichtstelling van"
    end = f"onder toezicht tot {until}" if begins else f"tot {until}"
    return f"De kinderrechter {verb} {names} {end}."


def allocation(desk: Desk, paper: Paper) -> str:
    return f"""# Besluit op uw aanvraag
Aan: mevrouw M. Schippers
Datum: {written(paper.written)}

{desk.say(desk.rng.choice(("besluit_toe", "besluit_af")), paper)}

## Hoe zijn wij tot dit besluit gekomen
{desk.paragraphs(paper, "aanleiding", "netwerk", "zorgen", "krachten", "netwerk")}

## Wat was er eerder
{desk.history(paper, 5)}

## Uw rechten en plichten
{desk.paragraphs(paper, "voorwaarden", "voorwaarden", "voorwaarden", "voorwaarden")}"""


def clinic(desk: Desk, paper: Paper) -> str:
    if paper.who not in CHILDREN:
        told_by_her = desk.paragraphs(paper, "volwassen", "volwassen", "volwassen", "volwassen")
        return f"# Brief aan de huisarts\nBetreft: mevrouw M. Schippers, 19 augustus 1984\n\n{told_by_her}"
    result = " ".join(f.note for f in recent(desk, paper) if f.note)
    return f"""# Verslag van onderzoek en behandeling
{subject(desk, paper)}

## Voorgeschiedenis
{desk.history(paper, 8)}

## Onderzoek
{desk.paragraphs(paper, "onderzoek", "onderzoek", "onderzoek")}

## Beeld
{desk.paragraphs(paper, "zorgen", "krachten", "kindstem")}

## Conclusie en advies
{result}

{desk.paragraphs(paper, "oordeel", "oordeel")}"""


def recent(desk: Desk, paper: Paper) -> tuple[Fact, ...]:
    """What happened to somebody in the month before a paper, that day included."""
    facts = desk.story.facts
    return tuple(f for f in facts if paper.who in f.who and 0 <= (paper.written - f.start).days <= 30)


def report(desk: Desk, paper: Paper) -> str:
    return f"""# Melding
Datum: {written(paper.written)}

{desk.paragraphs(paper, "aanleiding", "zorgen", "zorgen")}

## Bekend uit eerdere jaren
{desk.history(paper, 6)}

## Wat wij hebben gedaan
{desk.paragraphs(paper, "ouderstem", "kindstem", "oordeel")}"""


def nurse(desk: Desk, paper: Paper) -> str:
    pool = "klein" if age(desk.story.births[paper.who], paper.written) else "baby"
    return f"""# Bericht van de jeugdgezondheidszorg
{subject(desk, paper)}

{desk.history(paper, 3)}

{desk.line("journal", pool, paper.who, paper.written)}

{desk.line("journal", pool, paper.who, paper.written)}

{desk.paragraphs(paper, "kindstem")}"""


def meeting(desk: Desk, paper: Paper) -> str:
    phase = desk.story.phase(paper.written)
    return f"""# Verslag overleg
{written(paper.written)}
| Aanwezig | Namens |
| {phase.worker} | {phase.organisation} |
| intern begeleider | school |
| M. Schippers | moeder |
| H. Dijk | oma |

## Rondje
{desk.paragraphs(paper, "mdo", "mdo", "mdo", "mdo")}

## Terugblik
{desk.history(paper, 5)}

## Bespreking
{desk.paragraphs(paper, "zorgen", "krachten", "ouderstem", "oordeel", "mdo")}

## Actielijst
- {desk.say("afspraken", paper)}
- {desk.say("afspraken", paper)}
- {desk.say("afspraken", paper)}"""


def school_mail(desk: Desk, paper: Paper) -> str:
    phase = desk.story.phase(paper.written)
    return f"""Dag {phase.worker},

{desk.paragraphs(paper, "school", "school", "school")}

Groet,
{phase.schools.get(paper.who) or "school"}

> Van: {phase.worker}
> {written(paper.written - 6 * DAY)}
>
> {desk.line("reports", "vraag", paper.who, paper.written - 6 * DAY)}"""


BODIES: dict[str, Callable[[Desk, Paper], str]] = {
    "journaal": journal,
    "dagrapport": day_report,
    "pleegdagboek": foster_diary,
    "raad": council,
    "plan": plan,
    "evaluatie": evaluation,
    "beschikking": decree,
    "besluit": allocation,
    "ggz": clinic,
    "melding": report,
    "ggd": nurse,
    "mdo": meeting,
    "school": school_mail,
    "verzuim": absence,
}
