"""The map of the library, as pictures and as lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from generator.site.catalogue import Catalogue
from generator.site.figures.clusters import Cluster, find_clusters
from generator.site.figures.library_map import NARROW, draw_map, survey_map
from generator.site.figures.print_figure import Figure, print_figure
from generator.site.lines import Entry
from generator.site.links import review_path, work_path
from generator.site.pages import Page
from generator.site.print_items import short_label
from generator.site.untitled import plain_work_title
from generator.site.views.frame import View, frame_page

LISTED = 40
"""Reviews of each band of the map that are listed below it."""


class Group(NamedTuple):
    """Reviews that the map shows in one band: the newest, and how many there are."""

    name: str
    entries: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class MapView(View):
    """The library's map, for a wide screen and for a phone, None while there is nothing to draw;
    and the same as lists."""

    map: Figure | None
    narrow: Figure | None
    groups: tuple[Group, ...]


def view_map(page: Page, catalogue: Catalogue) -> MapView:
    """The map of all reviews and of the works that many of them cite."""
    library = catalogue.library

    def label(key: str) -> str:
        held = library.reviews.get(key)
        item = held.document.item if held else library.works[key].item
        return plain_work_title(item)

    def name(key: str) -> str:
        held = library.reviews.get(key)
        return short_label(held.document.item if held else library.works[key].item)

    def href(key: str) -> str:
        return review_path(key) if key in library.reviews else work_path(key)

    clusters = find_clusters(library)
    ground = survey_map(library, clusters)
    rank = {key: place for place, key in enumerate(library.newest)}
    return MapView(
        frame=frame_page(
            page, catalogue, "Map", "The reviews of this library by year and subject."
        ),
        map=print_figure(draw_map(ground, label, name, href)),
        narrow=print_figure(draw_map(ground, label, name, href, NARROW)),
        groups=tuple(_list_group(cluster, catalogue, rank) for cluster in clusters),
    )


def _list_group(cluster: Cluster, catalogue: Catalogue, rank: Mapping[str, int]) -> Group:
    newest = nsmallest(LISTED, cluster.reviews, key=rank.__getitem__)
    entries = tuple(catalogue.entries[key] for key in newest)
    return Group(cluster.name, entries, len(cluster.reviews))
