"""The exports that lie beside a site, in data/: whole, or squeezed where the library is large."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.config import Abstracts
from generator.library.model import Library
from generator.model import Review
from generator.site.exports import graphml
from generator.site.exports.forms import FORMS, Form
from generator.site.exports.squeezed import replace_part, squeeze

MOST = 2_000
"""Reviews of the largest library whose exports lie beside its site; `litsite export` makes those
of larger ones."""

WHOLE_MOST = 200
"""Reviews of the largest library whose exports lie there as they are: a program takes them with
one click. Squeezed, those of larger ones take a quarter of the room."""

EACH = 64
"""Reviews in a part of a squeezed file."""

_RECORDS = tuple(FORMS.values())
_GRAPH = Form("library.graphml", "GraphML", lambda review, abstracts: "")


def name_export_files(reviews: int) -> tuple[tuple[str, str], ...]:
    """(name for people, path in the site) of the exports beside a site of so many reviews."""
    if not 0 < reviews <= MOST:
        return ()
    return tuple((_words(form, reviews), _path(form, reviews)) for form in (*_RECORDS, _GRAPH))


def _words(form: Form, reviews: int) -> str:
    if reviews <= WHOLE_MOST:
        return form.words
    name, ending = form.words.partition(" (")[0], form.file.partition(".")[2]
    return f"{name} (.{ending}.gz)"  # by this a person knows to open it first


def _path(form: Form, reviews: int) -> str:
    return f"data/{form.file}" + ("" if reviews <= WHOLE_MOST else ".gz")


def list_record_exports(library: Library, abstracts: Abstracts) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the exports that hold each review's record, with as much of abstracts as
    the site shows; each review is read once."""
    count = len(library.reviews)
    if not name_export_files(count):
        return
    printed: list[list[str]] = [[] for _ in _RECORDS]
    for review in library.reviews.values():
        for form, pieces in zip(_RECORDS, printed, strict=True):
            pieces.append(form.print_review(review, abstracts))
    for form, pieces in zip(_RECORDS, printed, strict=True):
        parts = [
            (form.between if start else form.begin)
            + form.between.join(pieces[start : start + EACH])
            for start in range(0, count, EACH)
        ]
        parts[-1] += form.end
        yield _path(form, count), _put_together(parts, count)


def list_graph_exports(library: Library) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the export of the library as a graph."""
    count = len(library.reviews)
    if not name_export_files(count):
        return
    nodes = [graphml.print_node(library, review) for review in library.reviews.values()]
    parts = ["".join(nodes[start : start + EACH]) for start in range(0, count, EACH)]
    parts[0] = graphml.HEAD + parts[0]
    parts.append("".join(graphml.list_works_and_citations(library)) + graphml.END)
    yield _path(_GRAPH, count), _put_together(parts, count)


def _put_together(parts: Sequence[str], reviews: int) -> bytes:
    if reviews <= WHOLE_MOST:
        return "".join(parts).encode()
    return squeeze(part.encode() for part in parts)


def edit_export_files(
    read: Callable[[str], bytes],
    library: Library,
    abstracts: Abstracts,
    before: Review,
    after: Review,
    but_graph: bool = False,
) -> tuple[tuple[str, bytes], ...] | None:
    """(path, bytes) of the exports that an edited review changes, `library` being that after the
    edit and `read` giving the files before it; None where one cannot be patched for certain. The
    graph, `but_graph`, is made as a whole where more than the review's own node changes."""
    count = len(library.reviews)
    if not name_export_files(count):
        return ()
    changes = [
        (form, form.print_review(before, abstracts), form.print_review(after, abstracts))
        for form in _RECORDS
    ]
    if not but_graph:
        old, new = (graphml.print_node(library, each) for each in (before, after))
        changes.append((_GRAPH, old, new))
    part = list(library.reviews).index(before.key) // EACH
    found = []
    for form, old, new in changes:
        if old != new:
            path = _path(form, count)
            held = read(path)
            if count > WHOLE_MOST:
                made = replace_part(held, part, old.encode(), new.encode())
            else:
                made = held.replace(old.encode(), new.encode())
                made = made if held.count(old.encode()) == 1 else None
            if made is None:
                return None
            found.append((path, made))
    return tuple(found)
