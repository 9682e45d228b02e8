# SPDX-License-Identifier: EUPL-1.2
"""What may be asked of the search: words, one case, one kind, a period."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django import forms

from thuislijn.store.cases import Case
from thuislijn.store.searching.finding import Within
from thuislijn.store.searching.rows import Where
from thuislijn.web.page.forms import DayField
from thuislijn.web.page.language import say
from thuislijn.web.timeline.item_words import KINDS, kind_words

_FORMATS = 40  # letters of a kind of source


class SearchForm(forms.Form):
    """The question, by GET. A case or kind that does not exist finds nothing; a day that does not exist is told."""

    q = forms.CharField(max_length=20_000, required=False, strip=True)
    casus = forms.CharField(required=False)
    soort = forms.CharField(required=False)
    van = DayField(required=False)
    tot = DayField(required=False)

    def __init__(self, *args: object, cases: Iterable[Case], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        words = {
            "q": say("Woorden", "Words"),
            "casus": say("Casus", "Case"),
            "soort": say("Soort", "Kind"),
            "van": say("Vanaf", "From"),
            "tot": say("Tot en met", "Until"),
        }
        for name, label in words.items():
            self.fields[name].label = label
        everything = ("", say("alles", "everything"))
        self.cases = [("", say("alle casussen", "all cases")), *((str(case.pk), case.pseudonym) for case in cases)]
        self.kinds = [
            everything,
            (Where.SOURCE.value, say("alleen bronnen", "sources only")),
            (Where.ITEM.value, say("alleen gegevens van de tijdlijn", "items of the timeline only")),
            *((f"{Where.ITEM}:{kind}", kind_words(kind)) for kind in KINDS),
        ]
        self.fields["casus"].widget = forms.Select(choices=self.cases)
        self.fields["soort"].widget = forms.Select(choices=self.kinds)

    def add_formats(self, formats: Iterable[str]) -> None:
        """Also offers the kinds of sources that there are."""
        known = dict(self.kinds)
        chosen = self._kind()
        every = {*formats, *([chosen[1]] if chosen[0] is Where.SOURCE and chosen[1] else [])}
        more = [(f"{Where.SOURCE}:{one}", f"{say('bron', 'source')}: {one}") for one in sorted(every) if one]
        self.fields["soort"].widget = forms.Select(choices=[*self.kinds, *(one for one in more if one[0] not in known)])

    def _kind(self) -> tuple[Where | None, str]:
        where, _, kind = str(self.data.get("soort", "")).replace("\0", "").partition(":")
        return (Where(where), kind[:_FORMATS]) if where in list(Where) else (None, "")

    def within(self) -> Within:
        """Where to look; call it on a valid form. A case that is no id at all is one that nobody sees."""
        where, kind = self._kind()
        case = self.cleaned_data["casus"]
        return Within(
            case=case_id(case) if case else None,
            where=where,
            kind=kind,
            since=self.cleaned_data["van"],
            until=self.cleaned_data["tot"],
        )


def case_id(text: str) -> UUID:
    """The id of a case as it stands in an address; one that no case has where it is no id."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
