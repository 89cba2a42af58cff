"""The library's map: reviews by year and subject, and the works that many of them cite."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from generator.library.model import Library
from generator.site.figures.clusters import Cluster
from generator.site.figures.drawing import (
    Dot,
    Drawing,
    Label,
    curve,
    print_label,
    print_line,
    print_row,
    shorten,
)
from generator.site.figures.time_axis import (
    TimeAxis,
    draw_axis,
    measure,
    pack_rows,
    print_years,
)

WIDTH, NARROW = 1080, 340
LEFT = {WIDTH: 24, NARROW: 16}
HEAD = 24.0
"""The room above a tall map, for its years."""
MOST_AT_A_GLANCE = 3
"""Groups of a map that is seen whole."""
STEP = 14
ROOM = 6.5
"""What a dot takes of its row to either side."""
MOST_NAMED = {WIDTH: 160, NARROW: 16}
"""Up to so many dots, each has its name beside it; of more, so many of the most cited have."""
FEW_NAMED = {WIDTH: 24, NARROW: 8}
MOST_DOTS = 700
EARLY = 4
"""How many in a hundred may stand at the left edge, where they are much older than the rest."""
MOST_WORKS = 30
MOST_LINES = 900
MANY_LINES = 300
"""More hide the dots: they are drawn faint, and those of one dot are seen when it is pointed at."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a map of any width stands on, of relations alone: the year of every dated review, of
    those `shown` and of the `works`; the number of each work's cluster; and the (citing, cited)
    pairs among what is shown, most cited first."""

    library: Library
    clusters: Sequence[Cluster]
    dated: Mapping[str, int]
    shown: Mapping[str, int]
    works: Mapping[str, int]
    homes: Mapping[str, int]
    links: Sequence[tuple[str, str]]


def survey_map(library: Library, clusters: Sequence[Cluster]) -> Ground | None:
    """The ground of a library's map; None for fewer than two dated reviews. Of more than
    `MOST_DOTS` reviews those that the most others cite are shown."""
    dated = {key: int(term.name) for term in library.years for key in term.reviews}
    if len(dated) < 2:
        return None
    shown, works = _choose(library, dated), _choose_works(library)
    cited_from = {
        key: sorted({citation.review for citation in library.works[key].citations}) for key in works
    }
    return Ground(
        library,
        clusters,
        dated,
        shown,
        works,
        _home_of_works(cited_from, clusters),
        _link(library, shown, cited_from),
    )


def draw_map(
    ground: Ground | None,
    label: Callable[[str], str],
    name: Callable[[str], str],
    href: Callable[[str], str],
    width: int = WIDTH,
) -> Drawing | None:
    """Every review as a dot in its subject's band at its year, works cited by many as hollow dots.

    Citations inside the library are lines. `label`, `name` and `href` give a key's title, short
    name and address; a band's name leads to its list, g1, g2 and so on. `width` is WIDTH or, for a
    phone, NARROW, which has no table of its own.
    """
    if ground is None:
        return None
    library, clusters, dated = ground.library, ground.clusters, ground.dated
    shown, works, links = ground.shown, ground.works, ground.links
    year_of = {**shown, **works}
    years = list(year_of.values())
    begin = _begin(years)
    left, right = LEFT[width], width - LEFT[width]
    axis = TimeAxis(begin, max(years), left, right)
    named = _choose_named(library, (*shown, *works), width)
    places: dict[str, tuple[float, float]] = {}
    dots: list[Dot] = []
    labels: list[str] = []
    lines: list[str] = []
    # A tall map does not fit a screen, so that the years at its foot are not seen from its top.
    tall = len(clusters) > MOST_AT_A_GLANCE
    y = begins = HEAD if tall else 8.0
    for number, cluster in enumerate(clusters):
        members = [key for key in cluster.reviews if key in shown]
        mine = [key for key, place in ground.homes.items() if place == number]
        if not members and not mine:
            continue
        band = f"{shorten(cluster.name, width // 9)} ({len(cluster.reviews):,})"
        words = print_label(Label(left, y + 14, band, "band"))
        labels.append(f"<a class=to href=#g{number + 1} tabindex=-1>{words}</a>")
        top = y + 30
        keys = sorted((*members, *mine), key=lambda key: (year_of[key], key))
        names = [shorten(name(key), 26) if key in named else "" for key in keys]
        at = [axis.place(max(begin, year_of[key])) for key in keys]
        rows = pack_rows([_span(x, text, right) for x, text in zip(at, names, strict=True)])
        for key, x, row, text in zip(keys, at, rows, names, strict=True):
            places[key] = (x, top + STEP * row)
            dot = _draw_dot(library, key, places[key], _say(name(key), label(key)), href)
            beside = _name_dot(places[key], text, right) if text else None
            dots.append(dot._replace(label=beside))
        y = top + STEP * (max(rows) + 1) + 6
        lines.append(print_line(f"M{left} {y:g}H{right}", "grid"))
        y += 4
    drawn = [
        print_line(curve(*places[start], *places[end]), "cites")
        for start, end in links[:MOST_LINES]
    ]
    lines += drawn if len(drawn) <= MANY_LINES else ("<g class=faint>", *drawn, "</g>")
    years_named = 8 if width == WIDTH else 5
    axis_lines, axis_labels = draw_axis(axis, round(y + 8, 1), begins, years_named)
    head = print_years(axis, HEAD - 8, years_named) if tall else ()
    return Drawing(
        id="map" if width == WIDTH else "map-narrow",
        width=width,
        height=round(y + 34),
        summary=_summarise(library, shown, works, clusters, len(links))
        + (f" What is older than {begin} stands at its left edge." if begin > min(years) else ""),
        lines=(*axis_lines, *lines),
        dots=dots,
        labels=(*axis_labels, *head, *labels),
        table_head=("Subject", "Reviews", "First", "Last", "Most cited here"),
        table=[_row(library, cluster, dated, label, href) for cluster in clusters]
        if width == WIDTH
        else (),
    )


def _choose_named(library: Library, keys: Sequence[str], width: int) -> frozenset[str]:
    """The dots that have their names beside them."""
    if len(keys) <= MOST_NAMED[width]:
        return frozenset(keys)
    citing = library.citing
    return frozenset(nsmallest(FEW_NAMED[width], keys, key=lambda key: (-citing.get(key, 0), key)))


def _span(x: float, text: str, right: float) -> tuple[float, float]:
    """What a dot and its name take of a row; a name that would leave the picture stands before."""
    if not text:
        return x - ROOM, x + ROOM
    length = measure(text) + ROOM + 9
    return (x - length, x + ROOM) if x + length > right else (x - ROOM, x + length)


def _name_dot(at: tuple[float, float], text: str, right: float) -> Label:
    x, y = at
    before = x + measure(text) + ROOM + 9 > right
    return Label(
        round(x - ROOM if before else x + ROOM, 1),
        y + 4,
        text,
        "name",
        "end" if before else "start",
    )


def _begin(years: Sequence[int]) -> int:
    """The year that the map begins with: the first, unless a few early ones would push all others
    to the edge."""
    ordered = sorted(years)
    early = ordered[len(ordered) * EARLY // 100]
    return early if early - ordered[0] > 10 else ordered[0]


def _choose(library: Library, dated: dict[str, int]) -> dict[str, int]:
    def weight(key: str) -> tuple[int, str]:
        return (-library.citing.get(key, 0), key)

    return {key: dated[key] for key in nsmallest(MOST_DOTS, dated, key=weight)}


def _choose_works(library: Library) -> dict[str, int]:
    """The years of the works that most reviews cite and the library does not hold."""
    citing, years = library.citing, library.work_years
    shared = sorted((-count, key) for key, count in citing.items() if count > 1)
    missing = (key for _, key in shared if key not in library.reviews and key in years)
    chosen = islice((key for key in missing if library.works[key].has_page), MOST_WORKS)
    return {key: years[key] for key in chosen}


def _home_of_works(
    cited_from: Mapping[str, Sequence[str]], clusters: Sequence[Cluster]
) -> dict[str, int]:
    """The cluster whose reviews cite each work most."""
    number_of = {key: number for number, cluster in enumerate(clusters) for key in cluster.reviews}
    homes = {}
    for key, reviews in cited_from.items():
        votes = Counter(map(number_of.__getitem__, reviews))
        homes[key] = min(votes, key=lambda number: (-votes[number], number))
    return homes


def _say(name: str, title: str) -> str:
    """Who, when and what; a name that is made of the title says when alone."""
    who, _, year = name.rpartition(" ")
    return f"{year}: {title}" if title.startswith(who) else f"{name}: {title}"


def _draw_dot(
    library: Library,
    key: str,
    at: tuple[float, float],
    words: str,
    href: Callable[[str], str],
) -> Dot:
    if key in library.reviews:
        citing = len(library.cited_by.get(key, ()))
        radius = min(6.0, 3.2 + 0.6 * citing)
        kind = "retracted" if library.reviews[key].document.retracted else "held"
    else:
        citing = library.citing[key]
        radius, kind = 3.6, "retracted" if library.works[key].retracted else "cited"
    reviews = "review" if citing == 1 else "reviews"
    says = f", cited by {citing:,} of your {reviews}" if citing else ""
    return Dot(at[0], at[1], round(radius, 1), kind, words + says, href(key))


def _link(
    library: Library, shown: Mapping[str, int], cited_from: Mapping[str, Sequence[str]]
) -> list[tuple[str, str]]:
    """(citing, cited) for every citation between two marks, most cited first."""
    degree: dict[str, int] = defaultdict(int)
    pairs = []
    for key in sorted((*shown, *cited_from)):
        if key in shown:
            found = [(key, other) for other in library.cites.get(key, ()) if other in shown]
        else:
            found = [(citing, key) for citing in cited_from[key] if citing in shown]
        for pair in found:
            degree[pair[1]] += 1
            pairs.append(pair)
    return sorted(pairs, key=lambda pair: (-degree[pair[1]], pair))


def _row(
    library: Library,
    cluster: Cluster,
    dated: Mapping[str, int],
    label: Callable[[str], str],
    href: Callable[[str], str],
) -> str:
    years = sorted(dated[key] for key in cluster.reviews if key in dated)
    best = min(cluster.reviews, key=lambda key: (-library.citing.get(key, 0), key))
    first, last = (str(years[0]), str(years[-1])) if years else ("", "")
    return print_row(
        (cluster.name, str(len(cluster.reviews)), first, last, shorten(label(best), 60)),
        href(best),
        linked=4,
    )


def _summarise(
    library: Library,
    shown: Mapping[str, int],
    works: Mapping[str, int],
    clusters: Sequence[Cluster],
    links: int,
) -> str:
    total = len(library.reviews)
    whole = (
        f"All {total:,} reviews" if len(shown) == total else f"{len(shown):,} of {total:,} reviews"
    )
    groups = "one group that shares" if len(clusters) == 1 else f"{len(clusters)} groups that share"
    text = f"{whole} by year, in {groups} references and subjects"
    if len(works) == 1:
        text += "; the hollow dot is the work that the most reviews cite"
    elif works:
        text += f"; hollow dots are the {len(works)} works that the most reviews cite"
    if links > MOST_LINES:
        text += f"; the {MOST_LINES} best-connected of {links:,} citations are drawn"
    return text + "."
