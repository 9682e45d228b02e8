# SPDX-License-Identifier: EUPL-1.2
"""Rows of the log as plain sentences, in Dutch and English: made of the act and the kind, never of content."""

from __future__ import annotations

from thuislijn.actions.taking_out import FOR_WHOM
from thuislijn.store.choices import Act, Audience, CaseStatus, ProgrammeRole, Purpose
from thuislijn.store.log import LogRow
from thuislijn.timeline.vocabulary import Term
from thuislijn.web.page.language import say, spoken

Words = tuple[str, str]

THINGS: dict[str, Words] = {
    "account": ("een account", "an account"),
    "accounts": ("wat ieder van hetzelfde vertelt", "what each tells of the same events"),
    "agenda": ("een casus op de agenda van een bijeenkomst", "a case on the agenda of a meeting"),
    "agreed_note": ("wat observatoren samen zagen", "what observers saw together"),
    "anonymised": ("de casus", "the case"),
    "answer": ("een antwoord op een vraag", "an answer to a question"),
    "attendance": ("wie er bij een bijeenkomst is", "who is at a meeting"),
    "backup": ("een reservekopie van de installatie", "a backup of the installation"),
    "card": ("een voorstel van de lezer", "a proposal of the reader"),
    "card_answer": ("een antwoord op een omdenkkaart", "an answer on a rethinking card"),
    "card_option": ("een weg die er was, op een omdenkkaart", "a way that there was, on a rethinking card"),
    "card_person": ("iemand op een omdenkkaart", "somebody on a rethinking card"),
    "cards": ("de omdenkkaarten", "the rethinking cards"),
    "cards_across": ("de omdenkkaarten van het leertraject", "the rethinking cards of the programme"),
    "case": ("de casus", "the case"),
    "case_log": ("het logboek van de casus", "the log of the case"),
    "case_status": ("de status van de casus", "the status of the case"),
    "consent": ("de inhoud van de casus", "the content of the case"),
    "consents": ("de toestemmingen", "the consents"),
    "container_word": ("een containerwoord", "a container word"),
    "container_words": ("de containerwoorden", "the container words"),
    "contradictions": ("een tegenspraak op de tijdlijn", "a contradiction on the timeline"),
    "custody": ("wie beslist voor een kind", "who decides for a child"),
    "danger_read": ("de melding van acuut gevaar", "the notice of acute danger"),
    "domains": ("de levensgebieden", "the life domains"),
    "docx": ("het verslag", "the report"),
    "explanation": ("de verklaring", "the explanation"),
    "explanation_factor": ("een factor van de verklaring", "a factor of the explanation"),
    "explanation_version": ("een versie van de verklaring", "a version of the explanation"),
    "factor_link": ("een verband in de verklaring", "a link in the explanation"),
    "factor_view": ("hoe iemand de verklaring ziet", "how somebody sees the explanation"),
    "family_access": ("wie van het gezin meekijkt", "who of the family reads along"),
    "family_invitation": ("een uitnodiging aan het gezin", "an invitation to the family"),
    "family_log": ("het logboek voor het gezin", "the log for the family"),
    "held_back": ("wat eerst in een gesprek wordt verteld", "what is told in a conversation first"),
    "html": ("het verslag", "the report"),
    "import": ("een tijdlijn uit een bestand", "a timeline from a file"),
    "installation": ("het beheer van de installatie", "the administration of the installation"),
    "installation_log": ("het logboek van de installatie", "the log of the installation"),
    "invitation": ("een uitnodiging", "an invitation"),
    "item": ("een gebeurtenis of periode op de tijdlijn", "an event or period on the timeline"),
    "items": ("een gebeurtenis of periode op de tijdlijn", "an event or period on the timeline"),
    "json": ("de tijdlijn", "the timeline"),
    "lesson": ("wat de lezer van verbeteringen leerde", "what the reader learnt from corrections"),
    "logbook": ("het logboek van de casus", "the log of the case"),
    "meeting": ("een bijeenkomst", "a meeting"),
    "meeting_invitations": ("de uitnodigingen voor een bijeenkomst", "the invitations to a meeting"),
    "meeting_state": ("hoe ver een bijeenkomst is", "how far a meeting is"),
    "meetings": ("de bijeenkomsten", "the meetings"),
    "members": ("de lijst van mensen", "the list of people"),
    "membership": ("de rol van iemand", "somebody's role"),
    "minutes": ("het verslag van een bijeenkomst", "the minutes of a meeting"),
    "missing": ("wat er in het dossier ontbreekt", "what is missing in the file"),
    "name": ("een woord dat een naam is", "a word that is a name"),
    "names": ("de echte namen", "the real names"),
    "names hinted": ("een schuilnaam bij een getypte naam", "a pseudonym for a name that was typed"),
    "network": ("het netwerk van het gezin", "the network of the family"),
    "network_asking": ("een keer dat het netwerk is gevraagd", "a time that the network was asked"),
    "no name": ("een woord dat geen naam is", "a word that is no name"),
    "notes": ("de notities van een bijeenkomst", "the notes of a meeting"),
    "notes_opened": ("eigen notities", "own notes"),
    "observer_note": ("een eigen notitie bij een bijeenkomst", "a note of their own about a meeting"),
    "open_question": ("een vraag die het team meeneemt", "a question that the team takes along"),
    "open_questions": ("de vragen die het team meeneemt", "the questions that the team takes along"),
    "organisation": ("een organisatie", "an organisation"),
    "organisations": ("een organisatie", "an organisation"),
    "original": ("een bestand zoals het binnenkwam", "a file as it came in"),
    "own_consents": ("de eigen keuzes", "their own choices"),
    "own_explanation": ("de verklaring", "the explanation"),
    "own_log": ("wie er keek", "who looked"),
    "own_meeting": ("de eigen bijeenkomsten", "their own meetings"),
    "own_plan": ("het plan", "the plan"),
    "own_story": ("het eigen verhaal", "their own story"),
    "pdf": ("het verslag", "the report"),
    "pdf-a4": ("het verslag op A4", "the report on A4"),
    "people": ("het gezin en het netwerk", "the family and its network"),
    "person": ("een persoon op de tijdlijn", "a person on the timeline"),
    "persons": ("een persoon op de tijdlijn", "a person on the timeline"),
    "preparation": ("de voorbereiding van een bijeenkomst", "the preparation of a meeting"),
    "prints": ("wat er af te drukken is", "what can be printed"),
    "programme": ("het leertraject", "the programme"),
    "programme_log": ("het logboek van het leertraject", "the log of the programme"),
    "questions": ("de vragen", "the questions"),
    "recovery_codes": ("de herstelcodes", "the recovery codes"),
    "relations": ("een familierelatie", "a family relation"),
    "rethinking": ("de omdenkkaarten op papier", "the rethinking cards on paper"),
    "rethinking_card": ("een omdenkkaart", "a rethinking card"),
    "retention": ("wat de bewaartermijn voorbij is", "what is past its retention term"),
    "reviewing": ("de voorstellen bij een bron", "the proposals of a source"),
    "safety": ("de veiligheid", "the safety"),
    "safety_line": ("een regel over veiligheid", "a line about safety"),
    "search": ("de bronnen", "the sources"),
    "sharing": ("het delen met een organisatie buiten het team", "sharing with an organisation outside the team"),
    "second_factor": ("de tweede stap van het aanmelden", "the second step of signing in"),
    "shared_words": ("met wie eigen woorden gedeeld worden", "with whom own words are shared"),
    "sign_in": ("het aanmelden", "signing in"),
    "sign_in_link": ("een link om aan te melden", "a link to sign in"),
    "source": ("een bron", "a source"),
    "source_told": ("met wie een gesprek was", "with whom an interview was"),
    "interview": ("een gesprek of opname: toestemming ontbreekt", "an interview or recording: consent is missing"),
    "sources": ("de bronnen", "the sources"),
    "svg": ("de tekening", "the drawing"),
    "table": ("de tabel", "the table"),
    "team": ("een team", "a team"),
    "threshold": ("een drempel van een vraag", "a threshold of a question"),
    "timeline": ("de tijdlijn", "the timeline"),
    "turning_point": ("een schakelmoment", "a turning point"),
    "turning_points": ("een schakelmoment", "a turning point"),
    "voice": ("een stem bij de verklaring", "a voice on the explanation"),
    "weighed_option": ("een optie die wordt afgewogen", "an option that is weighed"),
    "words to judge": ("de woorden die een naam kunnen zijn", "the words that may be names"),
    "goal": ("een doel in het plan", "a goal in the plan"),
    "look_back": ("een dag om terug te kijken", "a day to look back"),
    "looking_back": ("het terugkijken", "the looking back"),
    "plan": ("het plan van het gezin", "the plan of the family"),
    "plan_action": ("een actie in het plan", "an action in the plan"),
    "plan_calendar": ("de dagen van het plan", "the days of the plan"),
    "plans": ("wat er van de plannen kwam", "what came of the plans"),
    "decisions": ("de besluiten voor een plaatsing", "the decisions before a placement"),
    "decision_record": ("een besluit voor een plaatsing", "a decision before a placement"),
    "considered_alternative": ("een alternatief bij een besluit", "an alternative in a decision"),
    "heard_person": ("wie er bij een besluit is gehoord", "who was heard before a decision"),
    "explored_person": ("wie uit het netwerk is gevraagd", "who of the network was asked"),
    "decision_evaluation": ("het terugkijken op een plaatsing", "a look back at a placement"),
}
"""What a kind of row is about. `tests/web/test_logbook.py` looks whether every kind that is written stands here."""

_ACTS: dict[Act, Words] = {
    Act.CREATE: ("noteerde {what}", "wrote down {what}"),
    Act.READ: ("bekeek {what}", "looked at {what}"),
    Act.CHANGE: ("veranderde {what}", "changed {what}"),
    Act.DELETE: ("haalde {what} weg", "took {what} away"),
    Act.SEARCH: ("zocht in {what}", "searched {what}"),
    Act.PRINT: ("drukte {what} af", "printed {what}"),
    Act.EXPORT: ("nam {what} mee als bestand", "took {what} along as a file"),
    Act.SIGN_IN: ("meldde zich aan", "signed in"),
    Act.SIGN_OUT: ("meldde zich af", "signed out"),
    Act.REFUSED: ("werd geweigerd bij {what}", "was refused {what}"),
}

_WHOLE: dict[tuple[Act, str], Words] = {
    (Act.CREATE, "family_invitation"): ("nodigde iemand van het gezin uit", "invited somebody of the family"),
    (Act.DELETE, "family_invitation"): (
        "trok een uitnodiging aan het gezin in",
        "withdrew an invitation to the family",
    ),
    (Act.CREATE, "family_access"): ("ging meekijken", "began to read along"),
    (Act.DELETE, "family_access"): ("beëindigde het meekijken", "ended the reading along"),
    (Act.CREATE, "held_back"): ("houdt iets achter tot het is verteld", "holds something back until it was told"),
    (Act.DELETE, "held_back"): ("laat het gezin iets weer zien", "lets the family see something again"),
    (Act.CREATE, "shared_words"): ("deelde eigen woorden met het gezin", "shared own words with the family"),
    (Act.DELETE, "shared_words"): ("stopte met delen van eigen woorden", "stopped sharing own words"),
    (Act.CREATE, "case"): ("opende de casus", "opened the case"),
    (Act.CREATE, "account"): ("maakte een account", "made an account"),
    (Act.CREATE, "agenda"): (
        "zette een casus op de agenda van een bijeenkomst",
        "put a case on the agenda of a meeting",
    ),
    (Act.CREATE, "decision_record"): ("begon een besluit voor een plaatsing", "began a decision before a placement"),
    (Act.CREATE, "explanation_version"): ("bewaarde een versie van de verklaring", "kept a version of the explanation"),
    (Act.CREATE, "meeting"): ("plande een bijeenkomst", "planned a meeting"),
    (Act.CREATE, "programme"): ("begon het leertraject", "began the programme"),
    (Act.CREATE, "rethinking_card"): ("begon een omdenkkaart", "began a rethinking card"),
    (Act.CREATE, "team"): ("maakte een team", "made a team"),
    (Act.DELETE, "case"): ("verwijderde de casus met alles erin", "deleted the case with all that was in it"),
    (Act.CREATE, "consent"): ("legde een toestemming vast", "recorded a consent"),
    (Act.CREATE, "refusal"): ("legde een weigering vast", "recorded a refusal"),
    (Act.CHANGE, "withdrawal"): (
        "legde vast dat een toestemming is ingetrokken",
        "recorded that a consent was withdrawn",
    ),
    (Act.CHANGE, "closing"): ("sloot de inhoud van de casus", "closed the content of the case"),
    (Act.CHANGE, "reopening"): ("opende de inhoud van de casus weer", "opened the content of the case again"),
    (Act.CHANGE, "anonymous"): ("registreerde de casus als anoniem", "registered the case as anonymous"),
    (Act.CHANGE, "by_name"): ("ging toestemming vragen voor de casus", "started asking for consent for the case"),
    (Act.CHANGE, "anonymised"): ("maakte de casus anoniem", "made the case anonymous"),
    (Act.CREATE, "informed"): ("legde vast dat een kind is verteld wat er gebeurt", "recorded that a child was told"),
    (Act.CREATE, "only_mentioned"): (
        "legde vast dat een kind alleen wordt genoemd",
        "recorded that a child is only mentioned",
    ),
    (Act.DELETE, "only_mentioned"): (
        "legde vast dat het ook over een kind gaat",
        "recorded that it is about a child too",
    ),
    (Act.CHANGE, "custody"): ("legde vast wie beslist voor een kind", "recorded who decides for a child"),
    (Act.CREATE, "source"): ("voegde een bron toe", "added a source"),
    (Act.CREATE, "missing"): ("schreef op wat er in het dossier ontbreekt", "noted what is missing in the file"),
    (Act.CREATE, "import"): (
        "bracht een tijdlijn uit een bestand in ({n} gegevens)",
        "brought in a timeline from a file ({n} entries)",
    ),
    (Act.CHANGE, "step"): (
        "zette een hele stap terug of opnieuw ({n} gegevens)",
        "took a whole step back or did it again ({n} entries)",
    ),
    (Act.CHANGE, "notes_opened"): (
        "legde eigen notities naast die van anderen",
        "laid their own notes beside those of others",
    ),
    (Act.CREATE, "meeting_invitations"): ("nodigde mensen uit voor een bijeenkomst", "invited people to a meeting"),
    (Act.CREATE, "danger_read"): ("las de melding van acuut gevaar", "read the notice of acute danger"),
    (Act.CREATE, "answer"): ("beantwoordde een vraag", "answered a question"),
    (Act.CHANGE, "answer"): ("schreef iets bij een antwoord op een vraag", "added words to an answer to a question"),
    (Act.CHANGE, "name"): ("wees een woord aan als naam", "marked a word as a name"),
    (Act.CHANGE, "name hidden"): ("verborg een naam in alle teksten", "hid a name in all texts"),
    (Act.EXPORT, "backup"): ("maakte een reservekopie van de installatie", "made a backup of the installation"),
    (Act.DELETE, "backup"): ("kreeg de reservekopie niet af", "could not finish the backup"),
    (Act.CREATE, "reminder"): ("schreef iemand dat er iets wacht", "wrote to somebody that something waits"),
    (Act.CREATE, "restored"): ("zette een reservekopie terug", "restored a backup"),
    (Act.CHANGE, "no name"): ("wees een woord aan dat geen naam is", "marked a word that is no name"),
    (Act.CREATE, "membership"): ("maakte iemand lid", "made somebody a member"),
    (Act.DELETE, "membership"): ("liet iemand stoppen", "ended somebody's part"),
    (Act.CREATE, "invitation"): ("nodigde iemand uit", "invited somebody"),
    (Act.DELETE, "invitation"): ("trok een uitnodiging in", "withdrew an invitation"),
    (Act.CHANGE, "invitation"): ("nam een uitnodiging aan", "accepted an invitation"),
    (Act.REFUSED, "sign_in"): ("kon zich niet aanmelden", "could not sign in"),
    (Act.REFUSED, "consent"): (
        "kon de casus niet openen: toestemming ontbreekt",
        "could not open the case: consent is missing",
    ),
}

_WITH_NAMES = ", met namen"
_REASONED = {
    "withdrawal",
    "closing",
    "reopening",
    "anonymous",
    "by_name",
    "anonymised",
    "only_mentioned",
    "threshold",
    "original",
    "names",
    "source_told",
}
"""Kinds whose `why` is a reason that somebody gave, or a number; of other kinds it is a code for the machine."""

_CODES: dict[str, Words] = {
    "withdrawal": ("een toestemming is ingetrokken", "a consent was withdrawn"),
    "refusal": ("iemand zei nee", "somebody said no"),
    "retention": ("de bewaartermijn is voorbij", "the retention term is over"),
}


def done(row: LogRow) -> str:
    """What somebody did: 'bekeek de tijdlijn', to stand after who it was."""
    act = Act(row.act)
    kind, named = row.kind.removesuffix(_WITH_NAMES), row.kind.endswith(_WITH_NAMES)
    if (act, kind) in _WHOLE:
        return say(*_WHOLE[act, kind], n=row.target)
    what = _in_language(THINGS.get(kind, ("iets", "something")))
    if named:
        what = say("{what} met echte namen", "{what} with real names", what=what)
    return say(*_ACTS[act], what=what)


def reason(row: LogRow) -> str:
    """Why somebody did so, where a person gave a reason; empty else."""
    if row.why in _CODES:
        return _in_language(_CODES[row.why])
    act = Act(row.act)
    if row.kind in ("consent", "refusal", "withdrawal") and row.why in {one.value for one in Purpose}:
        return Purpose(row.why).label(spoken())
    if row.kind == "case_status" and row.why in {one.value for one in CaseStatus}:
        return CaseStatus(row.why).label(spoken())
    if act in (Act.PRINT, Act.EXPORT) or row.kind == "sharing":
        return _for_whom(row.why)
    told = row.kind in _REASONED or (act is Act.DELETE and row.kind in ("case", "source"))
    return row.why if told else ""


def _for_whom(why: str) -> str:
    """'voor het eigen team; de reden', of what `actions/taking_out.py` kept."""
    audience, parted, rest = why.partition(FOR_WHOM)
    if not parted or audience not in {one.value for one in Audience}:
        return why
    organisation, _, given = rest.partition(FOR_WHOM)
    whom = organisation or Audience(audience).label(spoken())
    told = say("voor {whom}", "for {whom}", whom=whom)
    return f"{told}; {given}" if given else told


_OTHER_ROLES: dict[str, Words] = {
    "family": ("het gezin zelf", "the family itself"),
    "administrator": ("beheerder", "administrator"),
    "programma": ("het programma zelf", "the program itself"),
    "command line": ("opdrachtregel", "command line"),
}


def role_of(row: LogRow) -> str:
    """The role in which somebody acted, in words."""
    if row.actor_role in {role.value for role in ProgrammeRole}:
        return _label(ProgrammeRole(row.actor_role))
    return _in_language(_OTHER_ROLES.get(row.actor_role, ("zonder rol hier", "without a role here")))


def _label(term: Term) -> str:
    return term.label(spoken())


def _in_language(words: Words) -> str:
    return say(*words)
