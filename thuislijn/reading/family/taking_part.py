# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in a fact, of all whom its sentence names: those of its own stretch of the sentence, by their place.

'De leerkracht van Noor deed een melding over Daan' is a report about Daan; 'Sem kreeg in mei therapie, zijn zus in
juni' tells of two children. Pronouns and clauses without a subject go back to the subject told before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thuislijn.reading.dutch.tokens import Span, tokenise, word_set
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.named_people import Named, named_people
from thuislijn.reading.family.stretches import Marked, stretches
from thuislijn.reading.people.persons_nl import ROLES
from thuislijn.reading.proposals import Proposal

_ABOUT = word_set("over betreffende inzake omtrent")
_ASIDE = word_set("aan tegen volgens namens zonder naast")  # 'volgens moeder', 'vertelde aan vader'
_OF_ALL = frozenset({"levensgebeurtenis", "veiligheid", "justitie"})  # what happens to one happens to the family
_HE = word_set("hij hem")
_SHE = word_set("zij ze")
_THEY = word_set(
    "zijn waren gingen wonen woonden hebben hadden werden worden kregen krijgen verblijven verbleven komen"
)
_OF_THEM = word_set("zijn haar")
_AT_WORK = word_set(
    """
    leerkracht meester juf mentor school directeur begeleider gezinscoach gezinsvoogd voogd jeugdbeschermer consulent
    huisarts kinderarts jeugdarts psycholoog psychiater therapeut behandelaar groepsleiding school klas groep
    """
)


@dataclass(frozen=True, slots=True)
class Part:
    """Whom a proposal concerns by its own stretch of the sentence.

    `persons` are ids; `unnamed`: somebody is named there of whom nobody can say who it is; `gapped`: the stretch stands
    for a clause told before it.
    """

    persons: tuple[str, ...]
    unnamed: bool = False
    gapped: bool = False


class Parted:
    """One sentence with its stretches, for all the proposals made from it."""

    def __init__(self, proposals: Sequence[Proposal], family: FamilyFound, child: str, writer: str) -> None:
        """`child`: the id of the child that the text is about, `writer`: of the family member who wrote it, or ''."""
        first = proposals[0]
        self.begin = first.sentence[0]
        self.tokens = tokenise(first.quote)
        self.family = family
        cues = [self._place(one.trigger) for one in proposals]
        times = [self._place(one.time) for one in proposals]
        self.marked = Marked(
            named_people(self.tokens, family, child, writer),
            tuple(span for span in cues if span is not None),
            tuple(span for span in times if span is not None),
        )
        self.stretches = stretches(self.tokens, self.marked)
        self.children = family.children()

    def part(self, proposal: Proposal, focus: str) -> Part:
        """Who takes part in what a proposal tells; `focus` is the id of the child that pronouns mean, or ''."""
        place = self._place(proposal.trigger) or self._place(proposal.time)
        at = next((n for n, one in enumerate(self.stretches) if place and place[0] in one.tokens), 0)
        named = self._named(at)
        whole = proposal.type in _OF_ALL
        kept = named if whole else self._part_of(self._each_its_own(named, proposal, at), proposal, at)
        ids = dict.fromkeys(id for one in kept for id in self._ids(one, focus))
        if self._leans(at, kept):
            ids = dict.fromkeys((*self._meant(at, focus), *ids))
        if whole and not set(ids) & set(self.children):
            ids.update(dict.fromkeys(id for one in self._timed() for id in one.ids if id in self.children))
        return Part(tuple(ids), any(not one.ids and one.free for one in kept), self.stretches[at].gapped)

    def _part_of(self, named: tuple[Named, ...], proposal: Proposal, at: int) -> tuple[Named, ...]:
        """Of those named in a stretch, the ones who take part: not whom it is told to, nor whose school it is."""
        words = [self.tokens.words[place] for place in sorted(self.stretches[at].tokens)]
        if any(one in _ABOUT and other in ("hem", "haar", "hen") for one, other in pairwise(words)):
            return named  # 'de school van Daan deed een melding over hem'
        kept = self._about(named, proposal)
        kept = tuple(one for one in kept if one.led_by not in _ASIDE) or kept
        return self._without_owners(kept)

    def _each_its_own(self, named: tuple[Named, ...], proposal: Proposal, at: int) -> tuple[Named, ...]:
        """'Joyce en Dennis wonen op een leefgroep en in een gezinshuis': as many children as places, each has one."""
        children = [one for one in named if one.child and one.free]
        inside = set(self.stretches[at].tokens)
        cues = sorted({cue for cue in self.marked.cues if cue[0] in inside})
        place = self._place(proposal.trigger)
        joined = all("en" in self.tokens.words[one[1] : other[0]] for one, other in pairwise(cues))
        if proposal.type != "verblijf" or not 2 <= len(children) == len(cues) or not joined or place not in cues:
            return named
        own = children[cues.index(place)]
        return tuple(one for one in named if one is own or one not in children)

    def _leans(self, at: int, kept: tuple[Named, ...]) -> bool:
        """Whether a stretch lacks a subject: 'werd bij oma geplaatst'; 'voor Daan is ...' and gaps need none."""
        if any(one.free for one in kept):
            return False
        words = {self.tokens.words[place] for place in self.stretches[at].tokens}
        return not any(one.child for one in kept) or not (_HE | _SHE).isdisjoint(words)

    # -- the stretch itself -------------------------------------------------------------------------------------------

    def _named(self, at: int) -> tuple[Named, ...]:
        """Whom a stretch names, beside those who only tell when it was."""
        inside = set(self.stretches[at].tokens)
        return tuple(one for one in self.marked.named if one.first in inside and not self._is_time(one.first))

    def _timed(self) -> list[Named]:
        return [one for one in self.marked.named if self._is_time(one.first)]

    def _is_time(self, at: int) -> bool:
        return self.marked.in_time(at) and not self.marked.in_cue(at)

    def _about(self, named: tuple[Named, ...], proposal: Proposal) -> tuple[Named, ...]:
        """'De school van Noor meldt zorgen over Daan': children told about, and not those beside them."""
        about = [one for one in named if one.led_by in _ABOUT and one.child]
        if not about or proposal.type not in ("melding", "hulp", "maatregel", None):
            return named
        return tuple(one for one in named if one in about or not one.child)

    def _without_owners(self, named: tuple[Named, ...]) -> tuple[Named, ...]:
        """'De oma van Sem', 'de leerkracht van Noor': Sem and Noor only say whose she is."""
        kept = [one for one in named if not self._owns(one, named)]
        return tuple(kept) or named

    def _owns(self, one: Named, named: tuple[Named, ...]) -> bool:
        if one.led_by != "van":
            return False
        at = one.first - 1
        while at > 0 and self.tokens.words[at] != "van":
            at -= 1
        owned = self.tokens.words[at - 1] if at else ""
        if owned in ROLES and self.marked.at(at - 1) is not None:
            return True
        return owned in _AT_WORK and any(other.child and other.led_by != "van" for other in named)

    def _ids(self, one: Named, focus: str) -> tuple[str, ...]:
        if not one.relative:
            return one.ids
        before = [other for other in self.marked.named if other.last < one.first and other.child]
        owner = next((id for other in before for id in other.ids), focus)
        return self.family.siblings(owner, one.relative) or one.ids

    # -- what goes back -----------------------------------------------------------------------------------------------

    def _meant(self, at: int, focus: str) -> tuple[str, ...]:
        """Whom a stretch without a subject of its own means: by its pronoun, else whom the one before it told of."""
        words = [self.tokens.words[place] for place in self.stretches[at].tokens]
        he, she = not _HE.isdisjoint(words), not _SHE.isdisjoint(words)
        earlier = self._subjects(at)
        if he or she:
            if she and not _THEY.isdisjoint(words) and len(earlier) > 1:
                return earlier
            gender = "m" if he else "v"
            fitting = [id for id in earlier if self.family.gender(id) in ("", gender)]
            if fitting:
                return tuple(fitting[-1:])
            return self._by_gender(gender, focus)
        if earlier:
            return earlier
        owner = focus if not _OF_THEM.isdisjoint(words) else ""
        return (owner,) if owner else ()

    def _by_gender(self, gender: str, focus: str) -> tuple[str, ...]:
        """The child in focus, or the one parent that a pronoun can mean where it cannot mean that child."""
        if focus and self.family.gender(focus) in ("", gender):
            return (focus,)
        parents = [id for id, person in self.family.persons.items() if person.role.is_parent]
        fitting = [id for id in parents if self.family.gender(id) == gender]
        return tuple(fitting) if len(fitting) == 1 else (focus,) if focus else ()

    def _subjects(self, at: int) -> tuple[str, ...]:
        """The subjects of the nearest stretch before this one that has any, a relative clause's antecedent first."""
        stretch = self.stretches[at]
        if stretch.relative:
            near = [one for one in self.marked.named if one.last < stretch.first]
            return near[-1].ids if near else ()
        for n in range(at - 1, -1, -1):
            if self.stretches[n].relative:
                continue
            found = dict.fromkeys(id for one in self._named(n) if one.free for id in one.ids)
            found = found or dict.fromkeys(id for one in self._named(n) if one.child for id in one.ids)
            if found:
                return tuple(found)
        return tuple(dict.fromkeys(id for one in self._timed() for id in one.ids))

    def _place(self, span: Span | None) -> Span | None:
        """The tokens of a span of the document, where it lies in this sentence."""
        if span is None:
            return None
        low, high = span[0] - self.begin, span[1] - self.begin
        inside = [at for at, start in enumerate(self.tokens.starts) if low <= start < high]
        return (inside[0], inside[-1]) if inside else None


def filled(proposal: Proposal, others: Iterable[Proposal]) -> Proposal:
    """'... en die van Noor op 8 december': a date that stands for a clause told before it is of the same kind."""
    told = [one for one in others if one.type is not None and one.time != proposal.time]
    if proposal.type is not None or proposal.time is None or not told:
        return proposal
    before = [one for one in told if one.trigger is not None and one.trigger[0] < proposal.time[0]]
    if not before:
        return proposal
    like = before[-1]
    return replace(
        proposal,
        type=like.type,
        kind=like.kind,
        codes=like.codes,
        aspect=like.aspect,
        trigger=like.trigger,
        modality=like.modality,
    )
