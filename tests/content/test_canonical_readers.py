"""The fast readers say what PyYAML says, or decline: on canonical text and on any mutation."""

import contextlib

import content_records as make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import fields
from generator.content.canonical import dump_yaml, read_canonical
from generator.content.faults import Faults
from generator.content.fields import load_mapping
from generator.content.references_fast import read_canonical_references
from generator.content.references_file import list_references, write_references
from generator.content.review_file import write_front
from generator.content.yaml import YamlError, load_yaml
from generator.errors import ContentError
from generator.model import Issued, Item, Name, Reference, Review

SIGNS = "\n \t:#-\"'\\,{}[]&*!|>%@`?~=<é\xa0\x85\u2028\ufeff\x07"
PIECES = st.sampled_from(
    [
        *SIGNS,
        *(": ", "  ", "\n  ", "\n- ", "- ", ": x", "true", "null", "# c", " #c", "---\n", "...\n"),
        *("\\u0041", "\\n", "\\ud83d", "\\x41", "'x'"),
        "  number: 2\n",
        "  number: x\n",
        "  DOI: https://doi.org/10.1000/x\n",
        "  type: nonsense\n",
        "  unknown: 1\n",
        "  title:\n",
        "  title:\n  - a\n",
        '  title: ""\n',
        "  title: |\n    a\n",
        "  author: []\n",
        "  author:\n  - {}\n",
        "  author:\n  - {family: null}\n",
        "  ISSN: []\n",
        "  doubtful: false\n",
        "  authors-complete: true\n",
        "- id: con\n",
        "- id: x y\n",
        "- id: a\n",
        "x: y\n",
        *("\n\n", '"\n', "\n  page: 1\n", "  PMID: 7\n", "  DOI: 10.1000/A\n", "  issue: y\n"),
        *("- id: null\n", '- id: "a"\n', "  volume: 1: 2\n", "  volume: a:\n", "  raw: a b \n"),
    ]
)
KINDS = ("insert", "delete", "double", "swap")
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "double", "swap"]), st.integers(0, 9999), PIECES
    ),
    min_size=1,
    max_size=4,
)


USUAL_LISTS = st.lists(
    st.builds(
        Reference,
        id=make.KEYS,
        number=make.maybe(st.integers(0, 999)),
        item=st.builds(
            Item,
            type=st.sampled_from(["article-journal", "book"]),
            title=make.maybe(st.one_of(make.TEXTS, make.WORDS)),
            author=make.some(make.NAMES),
            authors_complete=st.booleans(),
            container_title=make.maybe(make.WORDS),
            publisher=make.maybe(make.WORDS),
            issued=make.maybe(make.DATES),
            volume=make.maybe(make.TEXTS),
            page=make.maybe(make.WORDS),
            doi=make.maybe(make.DOIS),
            pmid=make.maybe(make.PMIDS),
            pmcid=make.maybe(make.PMCIDS),
            url=make.maybe(st.one_of(make.TEXTS, st.just("https://example.org/a:b?c=1&d"))),
        ),
        doubtful=st.booleans(),
        raw=make.maybe(make.TEXTS),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each.id,
).map(tuple)
"""References with no keys but those of most."""


def mutate(text: str, edits: list[tuple[str, int, str]]) -> str:
    for kind, at, piece in edits:
        place = at % (len(text) + 1)
        lines = text.splitlines(keepends=True)
        line = at % max(len(lines), 1)
        if kind == "insert" and "\n" in piece and at % 2:
            lines.insert(line, piece)
            text = "".join(lines)
        elif kind == "insert":
            text = text[:place] + piece + text[place:]
        elif kind == "delete":
            text = text[:place] + text[place + 1 + at % 3 :]
        elif lines and kind == "double":
            text = "".join([*lines[: line + 1], *lines[line:]])
        elif len(lines) > 1:
            first, second = line, (line * 7 + 1) % len(lines)
            lines[first], lines[second] = lines[second], lines[first]
            text = "".join(lines)
    return text


def read_with_care(text: str) -> tuple[Reference, ...] | None:
    faults = Faults()
    try:
        references = list_references(load_yaml(text), faults)
    except YamlError:
        return None
    return None if faults.found else references


@make.quickly(150)
@given(make.REFERENCE_LISTS, EDITS)
def test_references_read_fast_are_those_read_with_care(
    references: tuple[Reference, ...], edits: list[tuple[str, int, str]]
) -> None:
    text = mutate(write_references(references), edits)
    fast = read_canonical_references(text)
    assert fast is None or fast == read_with_care(text)


@make.quickly(150)
@given(USUAL_LISTS, st.one_of(st.just([]), EDITS))
def test_usual_references_read_fast_are_those_read_with_care(
    references: tuple[Reference, ...], edits: list[tuple[str, int, str]]
) -> None:
    text = mutate(write_references(references), edits)
    fast = read_canonical_references(text)
    assert fast is None or fast == read_with_care(text)
    assert edits or fast == references


@make.quickly(100)
@given(make.REVIEWS, EDITS)
def test_front_matter_read_fast_is_that_read_with_care(
    review: Review, edits: list[tuple[str, int, str]]
) -> None:
    text = mutate(dump_yaml(write_front(review)), edits)
    fast = read_canonical(text)
    if fast is not None:
        assert fast == load_yaml(text)


@make.quickly(150)
@given(EDITS)
def test_settings_read_without_pyyaml_are_those_read_with_it(
    edits: list[tuple[str, int, str]],
) -> None:
    text = mutate(
        "# What the site is called\ntitle: Reviews of one field # a remark\n\n"
        "# Who keeps it\nauthor: A. Person\nworks: {page-from: 3}\n",
        edits,
    )
    faults = Faults()
    try:
        fast = load_mapping(text, "site.yaml", ("title", "author", "works"), faults)
    except ContentError:
        with pytest.raises(YamlError):
            load_yaml(text)
        return
    careful = load_yaml(text)
    assert faults.found or fast == (careful or {})


def test_settings_of_a_new_project_need_no_pyyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> object:
        raise AssertionError(text)

    monkeypatch.setattr(fields, "load_yaml", refuse)
    text = (
        '# The name\ntitle: "Reviews"\n\n# base-url: https://example.org\nworks: {page-from: 3}\n'
    )
    found = load_mapping(text, "site.yaml", ("title", "works"), Faults())
    assert found == {"title": "Reviews", "works": {"page-from": "3"}}


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_a_comment_ends_where_yaml_ends_a_line(end: str) -> None:
    with contextlib.suppress(ContentError):
        text = f"# A remark{end}author: A. Person\ntitle: Reviews\n"
        assert load_mapping(text, "site.yaml", ("author", "title"), Faults()) == load_yaml(text)


def test_a_usual_list_is_not_declined() -> None:
    references = (
        Reference(
            id="sung-2021-global",
            number=1,
            item=Item(
                title="Global cancer statistics 2020: GLOBOCAN estimates, “all” & more #1",
                author=(Name("Sung", "H."), Name(literal="WHO"), Name("O'Brien", "Seán")),
                authors_complete=False,
                container_title="CA Cancer J Clin",
                issued=Issued(2021, 4),
                volume="71",
                page="209-249",
                doi="10.3322/caac.21660",
                pmid="33538338",
                issn=("0007-9235", "1542-4863"),
                url="https://example.org/?a=b",
            ),
            raw='Sung H.; "Ferlay" J. CA\\Cancer, 71(3),209-249',
        ),
        Reference(id="x", item=Item(type="report", number="7"), doubtful=True, list_title="More"),
    )
    text = write_references(references)
    assert read_canonical_references(text) == references == read_with_care(text)


def test_nothing_to_read_is_declined() -> None:
    for text in ("", "references:\n", "references: []\n", "references:\n- \n", "a: b"):
        assert read_canonical_references(text) is None
    assert read_canonical("") is None
    assert read_canonical("a: b") is None
