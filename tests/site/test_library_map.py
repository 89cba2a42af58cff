"""The map: names beside dots, none upon another, a picture for phones, the same as lists."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from relate_reviews import relate_reviews

from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.site.figures import clusters
from generator.site.figures.library_map import MOST_NAMED, NARROW, WIDTH, draw_map, survey_map
from generator.site.figures.time_axis import measure


def make_reviews(count):
    return [
        Review(
            f"key-{number:04}",
            Document(
                Item(
                    title=f"Tide {number}",
                    author=(Name(family=f"Sailor{number}", given="A"),),
                    issued=Issued(2000 + number % 9),
                ),
                keyword=("tides",),
            ),
        )
        for number in range(count)
    ]


def draw(count, width):
    library = relate_reviews(make_reviews(count))
    return draw_map(survey_map(library, clusters.find_clusters(library)), str, str, str, width)


@pytest.mark.parametrize("width", [WIDTH, NARROW])
@pytest.mark.parametrize("count", [12, 60])
def test_names_and_dots_keep_apart_and_inside(width, count):
    drawing = draw(count, width)
    names = [dot.label for dot in drawing.dots if dot.label]
    assert len(names) == (count if count <= MOST_NAMED[width] else 8)
    spans = [(dot.y, dot.x - 3, dot.x + 3) for dot in drawing.dots]
    for label in names:
        length = measure(label.text)
        start = label.x - length if label.anchor == "end" else label.x
        assert start >= 0
        assert start + length <= width
        spans.append((label.y - 4, start, start + length))
    for place, (y, start, end) in enumerate(spans):
        for other_y, other_start, other_end in spans[:place]:
            assert abs(y - other_y) > 8 or end <= other_start or start >= other_end
    assert all(0 <= dot.y < drawing.height for dot in drawing.dots)


def test_only_the_wide_picture_has_the_table():
    assert draw(12, WIDTH).table
    assert not draw(12, NARROW).table


def test_every_review_is_in_the_lists_below_or_counted(render):
    soup = BeautifulSoup(render(tuple(make_reviews(50)), kinds=("map",))["map.html"], "lxml")
    listed = soup.select(".groups li a")
    hidden = sum(
        int(re.search(r"and (\d+) older", each.text)[1])
        for each in soup.select(".groups .f")
        if "older" in each.text
    )
    assert len(listed) + hidden == 50
    assert len(listed) == len({a["href"] for a in listed}) >= 40


@pytest.mark.parametrize(("groups", "times"), [(3, 1), (4, 2)])
def test_a_map_taller_than_a_screen_names_its_years_above_and_below(groups, times):
    library = relate_reviews(make_reviews(12))
    keys = tuple(library.reviews)
    found = [clusters.Cluster(f"Group {n}", keys[n::groups]) for n in range(groups)]
    drawing = draw_map(survey_map(library, found), str, str, str, WIDTH)
    assert "".join(map(str, drawing.labels)).count(">2004<") == times


def test_a_large_library_is_grouped_by_its_subjects(monkeypatch):
    """Likeness of thousands is not worked out again for a picture of hundreds."""
    monkeypatch.setattr(clusters, "MOST_PROPAGATED", 3)
    subjects = ("salt", "eels", "salt", "kelp", "eels", "salt", "dunes", "silt", "reeds")
    reviews = [
        replace(review, document=replace(review.document, keyword=("tides", subject)))
        for review, subject in zip(make_reviews(9), subjects, strict=True)
    ]
    found = clusters.find_clusters(relate_reviews(reviews))
    named = [(each.name, len(each.reviews)) for each in found]
    assert named == [("salt", 3), ("eels", 2), ("Other reviews", 4)]


def test_reviews_that_cite_much_together_come_before_those_that_share_a_word(monkeypatch):
    def make(key, keyword, first, count):
        shared = tuple(
            Reference(
                f"work-{number}",
                Item(title=f"Sand {number} of shores", doi=f"10.5555/{number}"),
                number,
            )
            for number in range(first, first + count)
        )
        document = Document(Item(title=f"{key} on tides", issued=Issued(2020)), keyword=(keyword,))
        return Review(key, document, references=shared, has_references=True)

    bound = [make(f"z-{place}", "salt", 1, 9) for place in "ab"]
    loose = [make(f"a-{place}", "sailing", 100 * place + 100, 1) for place in range(2)]
    library = relate_reviews((*loose, *bound))
    monkeypatch.setattr(clusters, "MOST", 1)
    first, *_ = clusters.find_clusters(library)
    assert first == clusters.Cluster("salt", ("z-a", "z-b"))


def survey_shared(count):
    """The ground of so many reviews that all cite one work."""
    cited = Reference(
        "sand",
        Item(
            title="Sand of shores",
            author=(Name(family="Reed", given="B"),),
            issued=Issued(1999),
            doi="10.5555/9",
        ),
        1,
    )
    reviews = [
        replace(review, references=(cited,), has_references=True) for review in make_reviews(count)
    ]
    library = relate_reviews(reviews)
    return survey_map(library, clusters.find_clusters(library))


def test_one_work_is_one_hollow_dot():
    """It said "hollow dots are the 1 works that the most reviews cite"."""
    drawing = draw_map(survey_shared(12), str, str, str, WIDTH)
    assert "the hollow dot is the work that" in drawing.summary


@pytest.mark.parametrize(("count", "faint"), [(300, 0), (301, 1)])
def test_hundreds_of_lines_hid_the_dots(count, faint):
    drawing = draw_map(survey_shared(count), str, str, str, WIDTH)
    svg = BeautifulSoup("".join(drawing.lines), "lxml")
    assert len(svg.select(".cites")) == count
    assert len(svg.select(".faint")) == faint
    assert len(svg.select(".faint .cites")) == count * faint
    assert not svg.select(".faint .axis, .faint .grid")
