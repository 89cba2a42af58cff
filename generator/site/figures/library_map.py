"""The library's map: reviews by year and subject, and the works that many of them cite."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from heapq import nsmallest

from generator.library.model import Library
from generator.site.figures.clusters import Cluster, find_clusters
from generator.site.figures.drawing import Dot, Drawing, Label, Line, Row, shorten
from generator.site.figures.time_axis import TimeAxis, draw_axis

WIDTH = 1080
LEFT = 24
STEP = 13
MOST_DOTS = 700
EARLY = 4
"""How many in a hundred may stand at the left edge, where they are much older than the rest."""
MOST_WORKS = 30
MOST_LINES = 900


def draw_map(
    library: Library, label: Callable[[str], str], href: Callable[[str], str]
) -> Drawing | None:
    """Every review as a dot in its subject's band at its year, works cited by many as hollow dots.

    Citations inside the library are lines. `label` and `href` give a key's short name and
    address. None for a library with fewer than two dated reviews. A library of more than
    `MOST_DOTS` reviews shows those with the most citations inside the library, and says so.
    """
    dated = {key: year for key in library.reviews if (year := _year(library, key)) is not None}
    if len(dated) < 2:
        return None
    shown = _choose(library, dated)
    works = _choose_works(library)
    years = [*shown.values(), *works.values()]
    begin = _begin(years)
    axis = TimeAxis(begin, max(years), LEFT, WIDTH - LEFT)
    clusters = find_clusters(library)
    places: dict[str, tuple[float, float]] = {}
    dots: list[Dot] = []
    labels: list[Label] = []
    lines: list[Line] = []
    y = 8.0
    home = _home_of_works(library, works, clusters)
    for number, cluster in enumerate(clusters):
        members = [key for key in cluster.reviews if key in shown]
        mine = [key for key, place in home.items() if place == number]
        if not members and not mine:
            continue
        labels.append(Label(LEFT, y + 14, f"{cluster.name} ({len(cluster.reviews)})", "band"))
        top, y = y + 30, y + 30
        heights: Counter[int] = Counter()
        for key in sorted((*members, *mine), key=lambda key: ((shown | works)[key], key)):
            year = max(begin, (shown | works)[key])
            at = (axis.place(year), top + STEP * heights[year])
            heights[year] += 1
            places[key] = at
            dots.append(_draw_dot(library, key, at, label, href))
        y = top + STEP * max(heights.values()) + 6
        lines.append(Line(f"M{LEFT} {round(y, 1)}H{WIDTH - LEFT}", "grid"))
        y += 4
    links = list(_links(library, places))
    for start, end in links[:MOST_LINES]:
        (x1, y1), (x2, y2) = places[start], places[end]
        bend = round((y1 + y2) / 2, 1)
        lines.append(Line(f"M{x1} {y1}C{x1} {bend} {x2} {bend} {x2} {y2}", "cites"))
    axis_lines, axis_labels = draw_axis(axis, round(y + 8, 1), 8)
    return Drawing(
        id="map",
        width=WIDTH,
        height=round(y + 34),
        summary=_summarise(library, shown, works, clusters, len(links))
        + (f" What is older than {begin} stands at its left edge." if begin > min(years) else ""),
        lines=(*axis_lines, *lines),
        dots=tuple(dots),
        labels=(*axis_labels, *labels),
        table_head=("Subject", "Reviews", "First", "Last", "Most cited here"),
        table=tuple(_row(library, cluster, label, href) for cluster in clusters),
    )


def _begin(years: Sequence[int]) -> int:
    """The year that the map begins with: the first, unless a few early ones would push all others
    to the edge."""
    ordered = sorted(years)
    early = ordered[len(ordered) * EARLY // 100]
    return early if early - ordered[0] > 10 else ordered[0]


def _year(library: Library, key: str) -> int | None:
    issued = library.reviews[key].document.item.issued
    return issued.year if issued else None


def _choose(library: Library, dated: dict[str, int]) -> dict[str, int]:
    def weight(key: str) -> tuple[int, str]:
        links = len(library.cited_by.get(key, ())) + len(library.cites.get(key, ()))
        return (-links, key)

    return {key: dated[key] for key in sorted(dated, key=weight)[:MOST_DOTS]}


def _choose_works(library: Library) -> dict[str, int]:
    """The years of the works that most reviews cite and the library does not hold."""
    citing, years = library.citing, library.work_years
    shared = (
        key
        for key, work in library.works.items()
        if work.review is None and work.has_page and citing.get(key, 0) > 1 and key in years
    )
    chosen = nsmallest(MOST_WORKS, shared, key=lambda key: (-citing[key], key))
    return {key: years[key] for key in chosen}


def _home_of_works(
    library: Library, works: dict[str, int], clusters: Sequence[Cluster]
) -> dict[str, int]:
    """The cluster whose reviews cite each work most."""
    number_of = {key: number for number, cluster in enumerate(clusters) for key in cluster.reviews}
    homes = {}
    for key in works:
        votes = Counter(number_of[citation.review] for citation in library.works[key].citations)
        homes[key] = min(votes, key=lambda number: (-votes[number], number))
    return homes


def _draw_dot(
    library: Library,
    key: str,
    at: tuple[float, float],
    label: Callable[[str], str],
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
    says = f", cited by {citing} of your {reviews}" if citing else ""
    return Dot(at[0], at[1], round(radius, 1), kind, label(key) + says, href(key))


def _links(library: Library, places: dict[str, tuple[float, float]]) -> list[tuple[str, str]]:
    """(citing, cited) for every citation between two marks, most cited first."""
    degree: dict[str, int] = defaultdict(int)
    pairs = []
    for key in sorted(places):
        if key not in library.reviews:
            cited_from = {citation.review for citation in library.works[key].citations}
            found = [(citing, key) for citing in sorted(cited_from) if citing in places]
        else:
            found = [(key, other) for other in library.cites.get(key, ()) if other in places]
        for pair in found:
            degree[pair[1]] += 1
            pairs.append(pair)
    return sorted(pairs, key=lambda pair: (-degree[pair[1]], pair))


def _row(
    library: Library,
    cluster: Cluster,
    label: Callable[[str], str],
    href: Callable[[str], str],
) -> Row:
    years = sorted(year for key in cluster.reviews if (year := _year(library, key)) is not None)
    best = min(cluster.reviews, key=lambda key: (-len(library.cited_by.get(key, ())), key))
    first, last = (str(years[0]), str(years[-1])) if years else ("", "")
    return Row(
        (cluster.name, str(len(cluster.reviews)), first, last, shorten(label(best), 60)),
        href(best),
    )


def _summarise(
    library: Library,
    shown: dict[str, int],
    works: dict[str, int],
    clusters: Sequence[Cluster],
    links: int,
) -> str:
    total = len(library.reviews)
    whole = f"All {total} reviews" if len(shown) == total else f"{len(shown)} of {total} reviews"
    text = f"{whole} by year, in {len(clusters)} {'group' if len(clusters) == 1 else 'groups'}"
    text += " that share references and subjects"
    if works:
        text += f"; hollow dots are the {len(works)} works that the most reviews cite"
    if links > MOST_LINES:
        text += f"; the {MOST_LINES} best-connected of {links} citations are drawn"
    return text + "."
