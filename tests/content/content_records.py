"""Records of every shape, for property tests of reading and writing."""

import os

from hypothesis import settings
from hypothesis import strategies as st

from generator.model import (
    Correction,
    Document,
    Figure,
    Grant,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Reference,
    RelatedArticle,
    RelatedArticles,
    Review,
    SourceNote,
    Substance,
)

EXAMPLES = int(os.environ.get("LITSITE_EXAMPLES", "0"))
"""How many examples a property is tried on, instead of the few that are the same each time."""


def quickly(examples: int) -> settings:
    return settings(
        deadline=None, max_examples=EXAMPLES or examples, derandomize=not EXAMPLES, database=None
    )


WORDS_THAT_YAML_TAKES = """
    no yes y N on OFF true False null ~ NaN .inf - ? : = | > % @ ` & * ! { } [ ] , # ' << ---
    2021-04-03 2021-04 2021 025 0x1F 0o17 1e5 1_000 12:30:45 1.5 243-262 e012345 3β
    2021-04-03T10:00:00Z 10.2174/0115680266299112240514103048 https://example.org/a?b=c#d
"""
TRICKY = [
    *WORDS_THAT_YAML_TAKES.split(),
    "- a",
    "a: b",
    "a #b",
    "# a",
    "a:",
    ":a",
    "'quoted'",
    '"quoted"',
    'a "b" c',
    "back\\slash",
    "{a: b}",
    "[a, b]",
    "a, b",
    "& a",
    "*a*",
    "!tag",
    " leading",
    "trailing ",
    "two  spaces",
    "line\nbreak",
    "tab\there",
    "bell\x07",
    "next\x85line",
    "line\u2028separator",
    "no-break\xa0space",
    "right\u202eto left",
    "\ufeffmark",
    "𝛼 and 😀",
    "e\u0301",
    "TGF-<b>β</b> & <i>E. coli</i>",
    "CA Cancer J Clin 2021,71(3),209-249",
    "",
]
TEXTS = st.one_of(
    st.sampled_from([text for text in TRICKY if text]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.text(st.sampled_from("ab1 :-#\"'\\,{}[]&*!|>%@`\n\té…"), min_size=1, max_size=8),
)
WORDS = st.text(st.sampled_from("abcdefgh β0129-."), min_size=1, max_size=10).filter(str.strip)
YEARS = st.integers(1000, 2100)
DATES = st.one_of(
    st.builds(Issued, YEARS),
    st.builds(Issued, YEARS, st.integers(1, 12)),
    st.builds(Issued, YEARS, st.integers(21, 24)),
    st.builds(Issued, YEARS, st.integers(1, 12), st.integers(1, 28)),
    st.builds(Issued, YEARS, st.integers(1, 12), end=st.builds(Issued, YEARS, st.integers(1, 12))),
    st.builds(Issued, literal=st.sampled_from(["in press", "Spring 1999", "n.d.: soon"])),
)
DOI_ENDS = st.text("abc019.-_;()/:", min_size=1).filter(lambda text: text[-1] in "abc019")
DOIS = st.builds("10.{}/{}".format, st.integers(1000, 99999), DOI_ENDS)
PMIDS = st.integers(1, 99_999_999).map(str)
PMCIDS = PMIDS.map("PMC{}".format)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(st.none(), strategy)


def some(strategy: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most).map(tuple)


NAMES = st.one_of(
    st.builds(
        Name,
        family=TEXTS,
        given=maybe(TEXTS),
        suffix=maybe(st.just("Jr")),
        non_dropping_particle=maybe(st.just("van der")),
        orcid=maybe(st.just("0000-0002-1825-0097")),
        affiliations=some(TEXTS, 2),
    ),
    st.builds(Name, literal=TEXTS),
    st.builds(Name, family=WORDS, given=WORDS),
)
TEXT_FIELDS = """
    genre title original_title container_title container_title_short collection_title publisher
    publisher_place edition event_title volume issue page number number_of_pages isbn url archive
    arxiv language medium note status
"""
ITEMS = st.builds(
    Item,
    type=st.sampled_from(["article-journal", "book", "webpage"]),
    author=some(NAMES),
    authors_complete=st.booleans(),
    editor=some(NAMES, 1),
    issued=maybe(DATES),
    available_date=maybe(DATES),
    doi=maybe(DOIS),
    pmid=maybe(PMIDS),
    pmcid=maybe(PMCIDS),
    issn=some(WORDS, 2),
    **{field: maybe(TEXTS) for field in TEXT_FIELDS.split()},
)
KEYS = st.text("abc019-", min_size=1, max_size=12).filter(
    lambda key: key[0] != "-" and key[-1] != "-"
)
REFERENCES = st.builds(
    Reference,
    id=KEYS,
    item=ITEMS,
    number=maybe(st.integers(0, 999)),
    raw=maybe(TEXTS),
    doubtful=st.booleans(),
    list_title=maybe(TEXTS),
)
REFERENCE_LISTS = st.lists(REFERENCES, max_size=4, unique_by=lambda each: each.id).map(tuple)
TERMS = st.builds(
    MeshTerm,
    name=st.one_of(TEXTS, st.sampled_from(["Coronavirus", "a / b", "starred*", "genetics"])),
    ui=maybe(st.sampled_from(["D017934", "Q000235", "-", "a / b"])),
    major_topic=st.booleans(),
)
RELATED = st.builds(
    RelatedArticles,
    articles=some(
        st.builds(
            RelatedArticle,
            citation=TEXTS,
            title=maybe(TEXTS),
            pmid=maybe(PMIDS),
            doi=maybe(DOIS),
        ),
        2,
    ),
    total=maybe(st.integers(0, 9999)),
    retrieved=maybe(st.just("2026-01-31")),
)
DOCUMENTS = st.builds(
    Document,
    item=ITEMS,
    publication_types=some(TEXTS),
    keyword=some(TEXTS, 8),
    mesh=some(st.builds(MeshHeading, TERMS, some(TERMS, 2))),
    substances=some(
        st.builds(Substance, name=TEXTS, ui=maybe(WORDS), registry_number=maybe(TEXTS))
    ),
    grants=some(st.builds(Grant, number=TEXTS, agency=maybe(TEXTS)), 2),
    figures=some(st.builds(Figure, label=TEXTS, caption=maybe(TEXTS)), 2),
    corrections=some(
        st.builds(
            Correction,
            kind=st.just("erratum-in"),
            citation=maybe(TEXTS),
            pmid=maybe(PMIDS),
            note=maybe(TEXTS),
        ),
        2,
    ),
    similar=maybe(RELATED),
    cited_by=maybe(RELATED),
    references_total=maybe(st.integers(0, 999)),
    retracted=st.booleans(),
    conflict_of_interest=maybe(TEXTS),
    funding_statement=maybe(TEXTS),
    data_availability=maybe(TEXTS),
    author_contributions=maybe(TEXTS),
    ethics_statement=maybe(TEXTS),
    acknowledgments=maybe(TEXTS),
    copyright=maybe(TEXTS),
    license=maybe(TEXTS),
)
SOURCES = st.builds(
    SourceNote,
    reader=st.sampled_from(["pubmed_html", "nbib", "meta_tags"]),
    file=maybe(TEXTS),
    url=maybe(TEXTS),
    retrieved=maybe(st.just("2026-11-23")),
    sha256=maybe(st.text("0123456789abcdef", min_size=64, max_size=64)),
    gave=st.dictionaries(st.sampled_from(["title", "DOI", "body-abstract"]), st.just("abcdef")),
)
PLAIN = st.one_of(st.none(), st.booleans(), TEXTS, st.just(""))
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(WORDS, TEXTS), inner, max_size=3)
    ),
    max_leaves=8,
)
BODIES = st.one_of(
    st.just(""),
    st.text(st.sampled_from("ab #*`>\t-\n"), max_size=40),
    st.sampled_from(["## Abstract\n\nText.\n", "---\n\nnot front matter\n", "    code\n"]),
)
REVIEWS = st.builds(
    Review,
    key=KEYS,
    document=DOCUMENTS,
    body=BODIES,
    references=REFERENCE_LISTS,
    has_references=st.just(True),
    aliases=some(KEYS, 2),
    summary=maybe(TEXTS),
    tags=some(TEXTS, 2),
    sources=some(SOURCES, 2),
    extra=st.dictionaries(KEYS.map("x-{}".format), VALUES, max_size=2),
)
