"""Names on reviews -> people: variants joined and namesakes kept apart, on evidence."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.library.model import Person
from generator.library.people_evidence import Mention, find_mentions, settle_orcids
from generator.library.people_groups import Groups, join_block
from generator.library.slugs import digest, slugify
from generator.model import Review
from generator.model.rules import PeopleRules
from generator.references.match_facts import fold


@dataclass(frozen=True, slots=True)
class People:
    """`people` in the order of their names; `of_mention` the slug of each name, `of_review` those
    of each review's authors, in the order of its author list; `blocks` the numbers of the reviews,
    in key order, on which names stand that may be one person's; `aliases` as in list_aliases."""

    people: tuple[Person, ...]
    of_mention: tuple[str, ...]
    of_review: dict[str, tuple[str, ...]]
    blocks: dict[str, bytes]
    aliases: dict[str, str] = field(default_factory=dict)


def list_people(
    reviews: Mapping[str, Review], order: Mapping[str, int], rules: PeopleRules
) -> People:
    """The authors of all reviews; `order` gives each review's place, newest first."""
    mentions = find_mentions(reviews)
    numbers = {key: number for number, key in enumerate(sorted(reviews))}
    blocks: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for mention in mentions:
        number = numbers[mention.review]
        for block in mention.blocks:
            if blocks[block][-1:] != array("I", (number,)):
                blocks[block].append(number)
    people = name_people(mentions, order, rules)
    return replace(
        people,
        blocks={block: held.tobytes() for block, held in blocks.items()},
        aliases=list_aliases(people.people, rules),
    )


def list_aliases(people: Sequence[Person], rules: PeopleRules) -> dict[str, str]:
    """Where the page of a name would be that people.yaml gives as another's variant, and the slug
    of the one person whom all such names are of: where it was may be known elsewhere."""
    wanted = {slug_name(name) for rule in rules.people for name in rule.variants}
    if not wanted:
        return {}
    told: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for name in person.variants:
            told[slug_name(name)].add(person.slug)
    held = {person.slug for person in people}
    return {
        slug: next(iter(told[slug]))
        for slug in sorted(wanted - held)
        if len(told.get(slug, ())) == 1
    }


def name_people(
    mentions: Sequence[Mention], order: Mapping[str, int], rules: PeopleRules
) -> People:
    """The persons whom some mentions are of, in the order of reviews and of their author lists,
    where no other mention may be of one of them."""
    mentions = settle_orcids(mentions)
    groups = Groups(mentions, rules)
    blocks: dict[str, list[int]] = defaultdict(list)
    orcids: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        blocks[mention.block].append(place)
        if mention.name.orcid:
            orcids[mention.name.orcid].append(place)
    for orcid in sorted(orcids):
        first, *rest = orcids[orcid]
        for place in rest:
            groups.join(first, place, "same ORCID")
    for block in sorted(blocks):
        join_block(groups, mentions, blocks[block])
    return _make_people(groups, mentions, order, rules)


def _make_people(
    groups: Groups, mentions: Sequence[Mention], order: Mapping[str, int], rules: PeopleRules
) -> People:
    roots = sorted(groups.members)
    names = {root: _choose_name(groups, root, mentions, rules) for root in roots}
    slugs, namesakes = _choose_slugs(groups, mentions, names)
    people = []
    for root in roots:
        members = groups.members[root]
        name, sort_name = names[root]
        variants = sorted({mentions[place].printed for place in members} - {name})
        orcids = sorted({mentions[place].name.orcid or "" for place in members} - {""})
        rule = groups.rule.get(root)
        ruled_orcid = rules.people[rule].orcid if rule is not None else None
        reviews = sorted({mentions[place].review for place in members}, key=order.__getitem__)
        people.append(
            Person(
                slug=slugs[root],
                name=name,
                sort_name=sort_name,
                reviews=tuple(reviews),
                variants=tuple(variants),
                orcid=ruled_orcid or (orcids[0] if orcids else None),
                reason=_reason(groups, root, rule is not None, name, namesakes[root]),
            )
        )
    of_mention = tuple([slugs[groups.find(place)] for place in range(len(mentions))])
    of_review: dict[str, dict[str, None]] = defaultdict(dict)
    for mention, slug in zip(mentions, of_mention, strict=True):
        of_review[mention.review][slug] = None
    return People(
        tuple(sorted(people, key=rank_person)),
        of_mention,
        {key: tuple(held) for key, held in of_review.items()},
        {},
    )


def _choose_slugs(
    groups: Groups, mentions: Sequence[Mention], names: Mapping[int, tuple[str, str]]
) -> tuple[dict[int, str], dict[int, list[int]]]:
    """The slug of each group of mentions, and the groups that share its name; `names` are in the
    order of the groups."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for root, (name, _) in names.items():
        sharing[slug_name(name)].append(root)
    slugs: dict[int, str] = {}
    namesakes: dict[int, list[int]] = {}
    for slug, roots in sharing.items():
        # The one whose first review is the oldest has the plain address, so that a namesake who
        # comes later moves nobody.
        roots.sort(key=lambda root: _first(groups.members[root], mentions))
        slugs[roots[0]] = slug
        for root in roots[1:]:
            slugs[root] = f"{slug}-{digest(str(_first(groups.members[root], mentions)))}"
        namesakes.update(dict.fromkeys(roots, roots))
    used: set[str] = set()
    for root, (name, _) in names.items():
        while slugs[root] in used:
            slugs[root] += "-" + digest(slugs[root] + name)
        used.add(slugs[root])
    return slugs, namesakes


def rank_person(person: Person) -> tuple[str, str]:
    """What persons are sorted by."""
    return fold(person.sort_name), person.slug


def slug_name(name: str) -> str:
    """The slug of a name that is one person's alone."""
    return slugify(name) or digest(name)


def _first(members: Sequence[int], mentions: Sequence[Mention]) -> tuple[int, str, int]:
    return min((one.year, one.review, one.number) for one in map(mentions.__getitem__, members))


def _choose_name(
    groups: Groups, root: int, mentions: Sequence[Mention], rules: PeopleRules
) -> tuple[str, str]:
    """The fullest name, among equals the most frequent; and the name that lists sort by."""
    members = groups.members[root]
    counts = Counter(mentions[place].printed for place in members)
    best = min(
        (mentions[place] for place in members),
        key=lambda mention: (
            -len("".join(mention.given)),
            -counts[mention.printed],
            mention.printed,
            mention.review,
        ),
    )
    name = best.name
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    sort_name = ", ".join(filter(None, (family, given, name.suffix))) or best.printed
    rule = groups.rule.get(root)
    return (rules.people[rule].name if rule is not None else best.printed), sort_name


def _reason(
    groups: Groups, root: int, ruled: bool, name: str, namesakes: Sequence[int]
) -> str | None:
    reasons = groups.reasons.get(root, Counter())
    told: list[str] = []
    for reason in sorted(reasons, key=lambda reason: (-reasons[reason], reason)):
        # "shared co-author Lind P and 1 more" says no more than "shared co-author Lind P"
        if not any(reason.startswith(each) or each.startswith(reason) for each in told):
            told.append(reason)
    del told[2:]
    if ruled and "people.yaml" not in told:
        told.insert(0, "people.yaml")
    parts = ["taken for one person: " + "; ".join(told)] if told else []
    if len(namesakes) > 1:
        others = "another" if len(namesakes) == 2 else f"{len(namesakes) - 1} others"
        by_hand = any(other != root and groups.parts(root, other) for other in namesakes)
        why = "people.yaml" if by_hand else "no shared ORCID, co-author, affiliation or subject"
        parts.append(f"kept apart from {others} of the name {name}: {why}")
    return "; ".join(parts) or None
