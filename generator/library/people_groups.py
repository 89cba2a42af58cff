"""Which mentions of names are one person's: unions that evidence asks for and nothing forbids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.library.people_evidence import Mention, compatible, distinctive, evidence
from generator.model.rules import PeopleRules
from generator.references.match_facts import fold

_BIG_BLOCK = 250
"""Of so many mentions under one family name and initial, only the nearest names are compared."""

_NEIGHBOURS = 60


def join_block(groups: Groups, mentions: Sequence[Mention], block: Sequence[int]) -> None:
    """Joins the mentions of one block that are one person's, on evidence."""
    if len(block) < 2:
        return
    if mentions[block[0]].group_author:
        for place in block[1:]:
            groups.join(block[0], place, None)
        return
    full = {place for place in block if mentions[place].full}
    pairs = _pairs(block, mentions)
    for left, right in pairs:
        if left in full and right in full and groups.may_be_one(left, right):
            _join_on_evidence(groups, mentions, left, right)
    if len(full) == len(block):
        return
    # Initials join only where a single person spelled out could be meant.
    spelled = {groups.find(place) for place in full}
    for left, right in pairs:
        if (left in full and right in full) or not groups.may_be_one(left, right):
            continue
        if (left in full) != (right in full):
            brief = right if left in full else left
            meant = [root for root in sorted(spelled) if groups.agree(root, brief)]
            if len({groups.find(root) for root in meant}) != 1:
                continue
        _join_on_evidence(groups, mentions, left, right)


def _join_on_evidence(groups: Groups, mentions: Sequence[Mention], left: int, right: int) -> None:
    one, other = mentions[left], mentions[right]
    reason = evidence(one, other) or distinctive(one, other)
    if reason:
        groups.join(left, right, reason)


def _pairs(block: Sequence[int], mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    if len(block) <= _BIG_BLOCK:
        reach = len(block)
    else:
        reach = _NEIGHBOURS
        block = sorted(block, key=lambda place: (mentions[place].given, place))
    return [
        (left, right)
        for start, left in enumerate(block)
        for right in block[start + 1 : start + 1 + reach]
    ]


class Groups:
    """Union-find over mentions; people.yaml, ORCIDs and given names forbid unions."""

    def __init__(self, mentions: Sequence[Mention], rules: PeopleRules) -> None:
        self._parent = list(range(len(mentions)))
        self._mentions = mentions
        self.members: dict[int, list[int]] = {place: [place] for place in self._parent}
        self.reasons: dict[int, Counter[str]] = {}
        self.rule: dict[int, int] = {}
        self._orcids = {
            place: {mention.name.orcid}
            for place, mention in enumerate(mentions)
            if mention.name.orcid
        }
        self._givens = {place: {mention.given} for place, mention in enumerate(mentions)}
        self._apart: dict[int, set[tuple[int, int]]] = {}
        self._obey(rules)

    def _obey(self, rules: PeopleRules) -> None:
        if not rules.people and not rules.keep_apart:
            return
        by_name: dict[str, list[int]] = defaultdict(list)
        by_orcid: dict[str, list[int]] = defaultdict(list)
        for place, mention in enumerate(self._mentions):
            by_name[fold(mention.printed)].append(place)
            if mention.name.orcid:
                by_orcid[mention.name.orcid].append(place)
        for number, rule in enumerate(rules.people):
            names = {fold(name) for name in (rule.name, *rule.variants)}
            places = {place for name in names for place in by_name.get(name, ())}
            places.update(by_orcid.get(rule.orcid or "", ()))
            ruled = sorted(
                place
                for place in places
                if not rule.reviews or self._mentions[place].review in rule.reviews
            )
            for place in ruled:
                root = self.find(place)
                if self.rule.setdefault(root, number) == number and root != self.find(ruled[0]):
                    self._unite(self.find(ruled[0]), root, "people.yaml")
        for group, names_apart in enumerate(rules.keep_apart):
            for number, name in enumerate(names_apart):
                for place in by_name.get(fold(name), ()):
                    self._apart.setdefault(self.find(place), set()).add((group, number))

    def find(self, place: int) -> int:
        """The mention that stands for the group of one."""
        parent = self._parent
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def agree(self, left: int, right: int) -> bool:
        """Whether nothing in the names of two groups differs."""
        ones, others = self._givens[self.find(left)], self._givens[self.find(right)]
        return all(compatible(one, other) for one in ones for other in others)

    def may_be_one(self, left: int, right: int) -> bool:
        """Whether two mentions are not one yet, and nothing forbids it."""
        one, other = self.find(left), self.find(right)
        if one == other or self._mentions[left].review == self._mentions[right].review:
            return False
        return self._allowed(one, other) and self.agree(one, other)

    def _allowed(self, one: int, other: int) -> bool:
        orcids, others = self._orcids.get(one), self._orcids.get(other)
        if orcids and others and orcids.isdisjoint(others):
            return False
        return not self.parts(one, other)

    def parts(self, one: int, other: int) -> bool:
        """Whether people.yaml keeps two groups apart."""
        if self.rule:
            rules = self.rule.get(one), self.rule.get(other)
            if None not in rules and rules[0] != rules[1]:
                return True
        if not self._apart:
            return False
        tags, other_tags = self._apart.get(one, set()), self._apart.get(other, set())
        return any(
            group == other_group and number != other_number
            for group, number in tags
            for other_group, other_number in other_tags
        )

    def join(self, left: int, right: int, reason: str | None) -> None:
        """Make two mentions' groups one, unless a rule or an ORCID forbids it."""
        one, other = self.find(left), self.find(right)
        if one != other and self._allowed(one, other):
            self._unite(one, other, reason)

    def _unite(self, one: int, other: int, reason: str | None) -> None:
        one, other = min(one, other), max(one, other)
        self._parent[other] = one
        self.members[one] = sorted(self.members[one] + self.members.pop(other))
        self._givens[one] |= self._givens.pop(other)
        if other in self._orcids:
            self._orcids.setdefault(one, set()).update(self._orcids.pop(other))
        if other in self._apart:
            self._apart.setdefault(one, set()).update(self._apart.pop(other))
        if other in self.rule:
            self.rule.setdefault(one, self.rule.pop(other))
        counts = self.reasons.setdefault(one, Counter())
        if others := self.reasons.pop(other, None):
            counts.update(others)
        if reason:
            counts[reason] += 1
