# SPDX-License-Identifier: EUPL-1.2
"""What is said of a file that cannot be read, or not wholly: one sentence each, Dutch and English.

Every sentence names the file and says what to do. The words between braces are filled in by whoever raises it.
"""

from __future__ import annotations

from thuislijn.reading.documents.documents import Problem

REFUSED: dict[str, tuple[str, str]] = {
    "missing": (
        "{file} bestaat niet; controleer de naam en de map.",
        "{file} does not exist; check the name and the folder.",
    ),
    "no_files": (
        "In {file} staat geen enkel bestand; wijs de map aan waarin de documenten staan.",
        "{file} holds no files at all; point to the folder that holds the documents.",
    ),
    "unreadable": (
        "{file} mag of kan niet worden geopend ({reason}); controleer de rechten op het bestand.",
        "{file} may not or cannot be opened ({reason}); check the permissions of the file.",
    ),
    "not_a_file": (
        "{file} is geen gewoon bestand en wordt niet gelezen; kopieer de inhoud naar een bestand.",
        "{file} is not an ordinary file and is not read; copy its content to a file.",
    ),
    "broken_link": (
        "{file} is een koppeling naar iets dat er niet meer is; zet het bestand zelf in de map.",
        "{file} is a link to something that is no longer there; put the file itself in the folder.",
    ),
    "empty": (
        "{file} is leeg (0 bytes); vraag het bestand opnieuw op.",
        "{file} is empty (0 bytes); ask for the file again.",
    ),
    "too_large": (
        "{file} is {size} MB en de grens is {limit} MB; splits het bestand of stel een hogere grens in.",
        "{file} is {size} MB and the limit is {limit} MB; split the file or set a higher limit.",
    ),
    "damaged": (
        "{file} is beschadigd of afgebroken ({kind}); vraag het opnieuw op of bewaar het opnieuw vanuit het programma"
        " waarin het is gemaakt.",
        "{file} is damaged or cut off ({kind}); ask for it again or save it again from the program it was made in.",
    ),
    "encrypted": (
        "{file} is met een wachtwoord beveiligd; open het, bewaar het zonder wachtwoord en lees het opnieuw.",
        "{file} is protected by a password; open it, save it without the password and read it again.",
    ),
    "encrypted_mail": (
        "{file} is een versleutelde e-mail; open hem in het e-mailprogramma en bewaar de tekst als pdf.",
        "{file} is an encrypted e-mail; open it in the mail program and save the text as a PDF.",
    ),
    "old_office": (
        "{file} is een Office-bestand van voor 2007 (.doc, .xls of .ppt); bewaar het als .docx of pdf en lees het"
        " opnieuw.",
        "{file} is an Office file from before 2007 (.doc, .xls or .ppt); save it as .docx or PDF and read it again.",
    ),
    "spreadsheet": (
        "{file} is een rekenblad en wordt niet gelezen; bewaar het als pdf als de inhoud meetelt.",
        "{file} is a spreadsheet and is not read; save it as a PDF if its content matters.",
    ),
    "presentation": (
        "{file} is een presentatie en wordt niet gelezen; bewaar haar als pdf als de inhoud meetelt.",
        "{file} is a presentation and is not read; save it as a PDF if its content matters.",
    ),
    "archive": (
        "{file} is een ingepakt bestand; pak het uit en zet de documenten zelf in de map.",
        "{file} is a packed file; unpack it and put the documents themselves in the folder.",
    ),
    "media": (
        "{file} is een geluid, film of afbeelding van een soort die niet wordt gelezen; maak er een verslag of een"
        " pdf, jpg of png van.",
        "{file} is a sound, film or picture of a sort that is not read; make a report or a PDF, JPG or PNG of it.",
    ),
    "calendar": (
        "{file} is een afspraak of visitekaartje en wordt niet gelezen; neem de datum zelf over als die meetelt.",
        "{file} is an appointment or business card and is not read; copy the date yourself if it matters.",
    ),
    "own_file": (
        "{file} is door dit programma gemaakt en is geen stuk uit het dossier; een tijdlijn bekijkt u met draw, lenses"
        " of report.",
        "{file} was made by this program and is no document of the file; a timeline is looked at with draw, lenses or"
        " report.",
    ),
    "unknown": (
        "{file} is geen soort bestand dat wordt gelezen; bewaar het als pdf, docx, odt, rtf, eml, msg of txt.",
        "{file} is not a sort of file that is read; save it as PDF, docx, odt, rtf, eml, msg or txt.",
    ),
    "bomb": (
        "{file} zou uitpakken tot veel meer dan een document nodig heeft en is niet geopend; vraag de afzender om een"
        " pdf.",
        "{file} would unpack to far more than a document needs and was not opened; ask the sender for a PDF.",
    ),
    "doctype": (
        "{file} bevat een XML-documenttype, wat in zo'n bestand niet hoort en schade kan doen; bewaar het opnieuw"
        " vanuit Word of LibreOffice.",
        "{file} holds an XML document type, which does not belong in such a file and can do harm; save it again from"
        " Word or LibreOffice.",
    ),
    "no_text": (
        "{file} bevat geen tekst; controleer of het de goede versie is.",
        "{file} holds no text; check that it is the right version.",
    ),
    "image_too_large": (
        "{file} heeft een afbeelding van {size} miljoen beeldpunten en de grens is {limit}; scan opnieuw op 300 dpi.",
        "{file} has a picture of {size} million pixels and the limit is {limit}; scan it again at 300 dpi.",
    ),
    "no_ocr": (
        "{file} is een scan en daarvoor is Tesseract nodig; installeer tesseract-ocr en tesseract-ocr-nld en lees het"
        " opnieuw.",
        "{file} is a scan, and reading one needs Tesseract; install tesseract-ocr and tesseract-ocr-nld and read it"
        " again.",
    ),
    "no_ocr_dutch": (
        "{file} is een scan en Tesseract kent hier geen Nederlands; installeer tesseract-ocr-nld en lees het opnieuw.",
        "{file} is a scan and Tesseract has no Dutch here; install tesseract-ocr-nld and read it again.",
    ),
    "too_deep": (
        "{file} zit meer dan {limit} berichten diep in andere berichten; bewaar het los in de map.",
        "{file} sits more than {limit} messages deep in other messages; save it in the folder by itself.",
    ),
    "too_complex": (
        "{file} is zo diep genest dat het niet veilig te lezen is; bewaar het als pdf en lees het opnieuw.",
        "{file} is nested too deeply to be read safely; save it as a PDF and read it again.",
    ),
}

REMARKS: dict[str, tuple[str, str]] = {
    "mislabelled": (
        "{file} heet .{named} maar is van de soort {kind}; het is zo gelezen, pas de naam aan.",
        "{file} is called .{named} but is of the kind {kind}; it was read as that, change the name.",
    ),
    "cut_off": (
        "{file} is onvolledig of beschadigd; gelezen is wat er nog was ({pages} bladzijden), vraag het hele bestand"
        " op.",
        "{file} is incomplete or damaged; what was left has been read ({pages} pages), ask for the whole file.",
    ),
    "pages_damaged": (
        "Van {file} konden deze bladzijden niet worden gelezen: {pages}; vraag het bestand opnieuw op.",
        "These pages of {file} could not be read: {pages}; ask for the file again.",
    ),
    "pages_no_ocr": (
        "Van {file} zijn dit scans: bladzijde {pages}; installeer tesseract-ocr en tesseract-ocr-nld en lees het"
        " opnieuw.",
        "These pages of {file} are scans: {pages}; install tesseract-ocr and tesseract-ocr-nld and read it again.",
    ),
    "pages_ocr_failed": (
        "Van {file} lukte het niet deze scans te lezen: bladzijde {pages}; scan ze opnieuw op 300 dpi.",
        "These scanned pages of {file} could not be read: {pages}; scan them again at 300 dpi.",
    ),
    "too_many_pages": (
        "{file} heeft {size} bladzijden en de grens is {limit}; de rest is niet gelezen, splits het bestand.",
        "{file} has {size} pages and the limit is {limit}; the rest was not read, split the file.",
    ),
    "too_many_attachments": (
        "{file} heeft {size} bijlagen en de grens is {limit}; de rest is niet gelezen, bewaar die los in de map.",
        "{file} has {size} attachments and the limit is {limit}; the rest was not read, save them in the folder.",
    ),
    "attachment_lost": (
        "Een bijlage van {file} zit niet in het bericht maar elders ({name}); vraag haar op bij de afzender.",
        "An attachment of {file} is not in the message but elsewhere ({name}); ask the sender for it.",
    ),
    "link_loop": (
        "{file} is een koppeling naar een map die al wordt gelezen; zij is overgeslagen, haal de koppeling weg.",
        "{file} is a link to a folder that is read already; it was skipped, remove the link.",
    ),
}


class Refusal(Exception):  # noqa: N818  (it is no error of ours: it is an answer)
    """Raised where a file turns out not to be readable; carries the code of a sentence and the words to fill in."""

    def __init__(self, code: str, **words: object) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


def problem(path: str, code: str, words: dict[str, object] | None = None) -> Problem:
    """The sentence `code` about the file `path`, filled in."""
    refused = code in REFUSED
    nl, en = REFUSED[code] if refused else REMARKS[code]
    filled = {"file": path, **(words or {})}
    return Problem(path, code, nl.format(**filled), en.format(**filled), refused)
