"""A review's page: each fact in its place, and honest about what is missing."""

import dataclasses
from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from generator.config import Config
from generator.model import Document, Issued, Item, Name, Reference, Review, SourceNote
from generator.site.figures.ages import draw_ages
from generator.site.views.review_text import mark_sentences


@pytest.fixture(scope="module")
def full(site):
    return BeautifulSoup(site["reviews/ng-2023-tides.html"], "lxml")


def text_of(element):
    return " ".join(element.get_text().split())


def section(page, heading):
    found = page.find(["h2"], string=lambda text: text and text.startswith(heading))
    assert found is not None, heading
    return found.find_parent("section")


def test_heading(full):
    head = full.select_one(".head")
    assert text_of(head.select_one(".kind")) == "Review"
    assert text_of(head.select_one(".authors")).startswith("Wing-Kin Ng1, Kevin O'Brien Jr")
    assert text_of(head.select_one(".cite-line")) == (
        "J Tide 2023;901:90101–90109 March 2023, online 9 January 2023"
    )
    assert "Institute of Salt" in text_of(head.select_one(".affiliations"))
    assert "A correction to this article" in text_of(head.select_one(".banner.corrected"))


def test_the_day_of_an_article_that_is_online_alone_is_said_once(render):
    item = Item(title="T", issued=Issued(2014, 4, 2), available_date=Issued(2014, 4, 2))
    page = BeautifulSoup(
        render((Review("online", Document(item=item)),))["reviews/online.html"], "lxml"
    )
    assert text_of(page.select_one(".dates")) == "2 April 2014"


def test_authors_lead_to_their_pages_and_groups_too(full):
    links = [link["href"] for link in full.select(".head .authors a")]
    assert links == [
        "../authors/wing-kin-ng.html",
        "../authors/kevin-obrien-jr.html",
        "../authors/tide-study-group.html",
    ]


def test_an_unfinished_author_list_says_so(site):
    page = BeautifulSoup(site["reviews/ng-2021-tide.html"], "lxml")
    assert text_of(page.select_one(".head .authors")) == "Wing-Kin Ng1 et al."
    assert "names only the first author" in text_of(page.select_one(".head"))


def test_key_sentences_are_marked_in_the_abstract_not_repeated(full):
    abstract = section(full, "Abstract")
    sentences = [text_of(each) for each in abstract.select("mark")]
    assert 1 <= len(sentences) <= 3
    assert all(text_of(full).count(sentence) == 1 for sentence in sentences)
    assert text_of(abstract).endswith("chosen by a program.")


def test_a_sentence_that_is_not_printed_so_is_not_marked():
    html = Markup("<p>Salt rises in <i>all</i> harbours. It falls. It falls.</p>")
    assert mark_sentences(html, ("Salt rises in all harbours.", "")) == html
    marked = mark_sentences(html, ("Salt rises in <i>all</i> harbours.", "It falls.", "It falls."))
    assert marked.count("<mark>It falls.</mark>") == 2
    assert marked.striptags() == html.striptags()


def test_the_reader_s_summary_stands_instead(site):
    page = BeautifulSoup(site["reviews/ng-2019-harbour.html"], "lxml")
    assert section(page, "In short").find("em").text == "withdrawn"
    assert page.select("mark") == []


def test_terms_link_to_their_pages(full):
    assert section(full, "Keywords").find("a")["href"] == "../keywords/harbours.html"
    mesh = section(full, "MeSH terms")
    assert text_of(mesh.find("li")) == "Tides* / drug effects / genetics*"
    assert mesh.select(".q a")[1]["href"] == "../mesh/tides.html#with-genetics"
    assert section(full, "Substances").find("a")["href"] == "../substances/sodium-chloride.html"


def test_identifiers_lead_to_the_article(full):
    links = [link["href"] for link in full.select(".ids a")]
    assert links == [
        "https://doi.org/10.5555/tide.901",
        "https://pubmed.ncbi.nlm.nih.gov/7901/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC99/",
    ]


def test_a_partial_reference_list_says_so(full):
    assert "9 of 150 references on the saved page." in text_of(full.select_one(".references"))


@pytest.mark.parametrize(
    ("count", "total", "readers", "says"),
    [
        (5, None, ("pubmed_text",), "the article may have more."),
        (5, 5, ("pubmed_text",), ""),
        (4, None, ("pubmed_text",), ""),
        (62, None, ("pubmed_text",), ""),
        (5, None, ("pubmed_html",), ""),  # whose button would say how many there are
        (5, None, ("pubmed_text", "pubmed_xml"), ""),
        (5, 62, ("pubmed_text",), "5 of 62 references on the saved page."),
    ],
)
def test_the_first_references_of_a_pubmed_page_are_not_passed_off_as_all(
    render, count, total, readers, says
):
    """europepmc#48, pubmedR#1, OpenAlex#7: a text copy has lost the button that names the total."""
    review = Review(
        "ng-2024-tides",
        Document(Item(title="Tides"), references_total=total),
        references=tuple(
            Reference(f"li-{each}", Item(title=f"Salt {each}"), each)
            for each in range(1, count + 1)
        ),
        has_references=True,
        sources=tuple(
            SourceNote(reader, "page", None, "2026-11-23", "0", gave={"references": "x"})
            for reader in readers
        ),
    )
    page = BeautifulSoup(render((review,))["reviews/ng-2024-tides.html"], "lxml")
    said = page.select_one(".references > .says")
    assert (said.text if said else "").endswith(says)
    assert bool(said) == bool(says)


def test_a_chapter_names_its_series_and_its_publisher(render):
    """Of what has a container, as chapters of StatPearls do, the publisher was left out."""
    item = Item(
        type="chapter",
        title="Tides",
        container_title="SeaPearls",
        collection_title="Advances in <i>Salt</i>",
        publisher="Tide House",
        publisher_place="Oslo",
        issued=Issued(2024),
    )
    pages = render(
        (
            Review("ng-2024-tides", Document(item)),
            Review("ng-2025-salt", Document(replace(item, type="article-journal"))),
        )
    )
    chapter, article = (
        text_of(BeautifulSoup(pages[f"reviews/{key}.html"], "lxml").find("main"))
        for key in ("ng-2024-tides", "ng-2025-salt")
    )
    assert "SeaPearls 2024 · Advances in Salt, Tide House, Oslo" in chapter
    assert "Tide House" not in article


def test_references_keep_their_numbers_and_links(full):
    rows = full.select(".refs > li")
    assert rows[0].get("value") is None
    assert rows[0]["id"] == "ref-sailor1-1"
    assert rows[8]["value"] == "12"
    assert [link.text for link in rows[0].select("a")] == ["DOI", "PubMed"]
    also = rows[2].select("a")[-1]
    assert also.text == "in 2 more reviews"
    assert also["href"].startswith("../works/sailor")


def test_a_reference_that_could_not_be_read_is_printed_as_it_was(full):
    row = full.select(".refs > li")[8]
    assert row.find(string=True).strip() == "Anon. <A string> nobody can read"
    assert "as printed" in row.text


def test_a_reference_without_a_title_is_printed_by_its_facts(render):
    """Chemistry's lists state none: sixty authors of one stood in a title's size."""
    authors = tuple(Name(family=f"Moss{letter}", given="A. B.") for letter in "abcdef")
    work = Item(author=authors, container_title="Nat. Prod. Rep", issued=Issued(2013), volume="30")
    printed = "Mossa AB, Mossb AB, …, Nat. Prod. Rep., 2013, 30"
    listed = (
        Reference("mossa-2013-nat", work, 1, printed),
        Reference("mossa-2013", replace(work, volume=None), 2, printed),
    )
    review = Review("one", Document(item=Item(title="One")), "", listed)
    page = BeautifulSoup(render((review,))["reviews/one.html"], "lxml")
    row, alone = page.select(".refs > li")
    assert row.text.strip().startswith("Mossa AB, Mossb AB, et al. Nat. Prod. Rep 2013;30")
    assert "as printed" not in row.text
    assert "as printed" in alone.text  # what is known would not find it


def test_a_reference_that_is_a_review_here_leads_to_its_page(site):
    page = BeautifulSoup(site["reviews/ng-2019-harbour.html"], "lxml")
    row = page.find(id="ref-ng-2021-tide")
    assert row.select("a")[-1]["href"] == "../reviews/ng-2021-tide.html"
    assert row.select("a")[-1].text == "in this library"


def test_cited_by_names_the_place_in_the_list(site):
    page = BeautifulSoup(site["reviews/ng-2021-tide.html"], "lxml")
    row = section(page, "Cited by 1 of your reviews").find("li")
    assert row.select_one("p").text.strip().endswith("reference\u00a09")
    assert row.select_one("a")["href"] == "ng-2019-harbour.html#ref-ng-2021-tide"


def test_works_that_several_similar_reviews_cite_and_one_misses_are_named(render):
    def make(name, year):
        item = Item(title=f"Tides of {name}", author=(Name(family=name),), issued=Issued(year))
        return Reference(name.lower(), dataclasses.replace(item, doi=f"10.5555/{name}"))

    shared = tuple(make(name, 1990) for name in ("Osei", "Brandt", "Lindqvist", "Rojas"))
    known, rare, later = make("Marlow", 2001), make("Tanaka", 2002), make("Ferro", 2019)
    held = {
        "one": shared,
        "two": (*shared, known, rare, later),
        "three": (*shared, known, later),
        "four": (*shared, known, later, rare),
    }
    reviews = [
        Review(key, Document(Item(title=f"Nets {key}", issued=Issued(2010))), "", references)
        for key, references in held.items()
    ]

    def miss(*reviews):
        page = BeautifulSoup(render(reviews)["reviews/one.html"], "lxml")
        said = section(page, "Similar reviews").find("p", recursive=False)
        return said and [text_of(said).partition(": ")[2], *[a["href"] for a in said.select("a")]]

    assert miss(*reviews) == [
        "Marlow 2001 (3), Tanaka 2002 (2)",
        *("../works/marlow-2001-tides.html", "../works/tanaka-2002-tides.html"),
    ]
    # Of a list that is held in part nobody knows what it misses; nor where no year is stated.
    partial = dataclasses.replace(reviews[0].document, references_total=9)
    undated = Document(Item(title="Nets one"))
    for document in (partial, undated):
        assert miss(dataclasses.replace(reviews[0], document=document), *reviews[1:]) is None
    assert miss(*reviews[:2]) is None


def test_similar_reviews_say_why_and_name_the_shared_references(full):
    similar = section(full, "Similar reviews")
    assert "6 shared references" in text_of(similar.find("li"))
    assert "3 only here, 0 only there" in text_of(similar.find("li"))
    assert [link["href"] for link in similar.select("li:first-of-type p a")] == [
        f"#ref-sailor{number}-{number}" for number in range(3, 9)
    ]


def test_pubmed_s_own_lists_state_their_date_and_lead_here(full):
    similar = section(full, "PubMed lists as similar")
    assert "on 31 January 2026" in text_of(similar)
    assert similar.find("a")["href"] == "../reviews/ng-2021-tide.html"
    citing = section(full, "PubMed counts 767 citing articles")
    assert "listed these 1" in text_of(citing)
    assert citing.find("a")["href"] == "https://pubmed.ncbi.nlm.nih.gov/90000012/"


def test_notes_link_into_the_list_and_the_library(full):
    notes = full.find(id="notes").find_parent("section")
    links = [link["href"] for link in notes.select("a")]
    assert links == [
        "../reviews/ng-2021-tide.html",
        "../notes/first-thoughts.html",
        "#ref-sailor1-1",
    ]


def test_a_note_that_mentions_the_review_is_named_with_its_words(full):
    mention = section(full, "Mentioned in").find("li")
    assert "It began with" in mention.text
    assert mention.find("a")["href"] == "../notes/first-thoughts.html"


def test_sources_and_small_print(full):
    sources = text_of(section(full, "Where this comes from"))
    assert "Saved PubMed page: page.html, 23 November 2026. It gave title, journal and" in sources
    assert section(full, "Where this comes from").find("a")["href"] == (
        "https://example.org/full.xml"
    )
    assert text_of(section(full, "Conflict of interest").find("p")) == "None <declared>."
    assert text_of(full.select_one(".rights")) == "© 2023 The Tidal Society. Licence"
    assert "R01 · Harbour Board · Norway" in text_of(section(full, "Grants"))
    assert section(full, "Figures").select_one(".caption em").text == "noon"


def test_what_pages_state_beside_all_fields_is_shown_where_it_tells_something(full):
    """An article's history and its editors stood in content/ alone."""
    said = [text_of(each) for each in section(full, "Also stated").find_all("li")]
    assert said == ["Received: 30 November 2022", "Editors and reviewers: Edda <Editor>"]


def test_statements_stand_at_the_foot_and_long_ones_are_folded(full):
    funding = section(full, "Funding")
    assert text_of(funding.find("p")) == "Paid by the <sea>."
    assert funding.find("details") is None
    thanks = section(full, "Acknowledgements")
    assert text_of(thanks.select_one("details.fold > summary")) == "120 words"
    assert text_of(thanks.select_one("details > p")).startswith("We thank the tide.")
    assert not full.find("h2", string="Data availability")


def test_a_linked_article_is_never_named_by_its_address_or_the_page_itself(full):
    """A comment known by its DOI alone was called "../reviews/ng-2021-tide.html"."""
    linked = section(full, "Linked articles").find_all("li")
    assert [text_of(each) for each in linked] == [
        "Comment in Salt in the wound. J Tide. 2024;2:2.",
        "Comment on an article in this library",
    ]
    assert linked[1].a["href"].endswith("ng-2021-tide.html")


def test_a_retracted_review_says_so_everywhere(site):
    page = BeautifulSoup(site["reviews/ng-2019-harbour.html"], "lxml")
    banner = page.select_one(".banner.retracted")
    assert "has been retracted" in banner.text
    assert banner.find("a")["href"] == "https://doi.org/10.5555/retraction"
    assert "Retracted" in BeautifulSoup(site["index.html"], "lxml").select_one(".newest").text


def test_a_review_with_next_to_nothing_invents_nothing(site):
    page = BeautifulSoup(site["reviews/bare.html"], "lxml")
    assert page.h1.text == "Untitled"
    assert "holds no abstract" in page.text
    assert "content/references/bare.yaml" in page.text


def test_figures_have_their_sentence_and_table(full):
    figure = full.find(id="figure-neighbourhood")
    assert figure.find("svg")["aria-hidden"] == "true"
    assert all(link["tabindex"] == "-1" for link in figure.select("svg a"))
    assert "This review, 6 of its 150 references and 2 similar reviews, by year" in text_of(
        figure.find("figcaption")
    )
    assert len(figure.select("tbody tr")) == len(figure.select("circle, path.retracted")) - 1
    assert full.find(id="figure-ages") is not None


def test_the_table_of_ages_has_a_row_a_year_or_of_many_years_a_row_a_decade():
    few = draw_ages([2001, 2001, 2003, 2010, 2020], 2021)
    assert few.table_head == ("Year", "References")
    assert list(few.table)[:2] == ["<tr><th>2001<td>2", "<tr><th>2003<td>1"]
    many = draw_ages([1975, *range(1991, 2007), 1991], 2021)
    assert many.table_head == ("Year", *"0123456789")
    assert list(many.table) == [
        "<tr><th>1970s<td><td><td><td><td><td>1",
        "<tr><th>1990s<td><td>2" + "<td>1" * 8,
        "<tr><th>2000s" + "<td>1" * 7,
    ]


@pytest.mark.parametrize("abstracts", ["snippet", "none"])
def test_abstracts_stay_at_home_where_the_reader_says_so(render, reviews, abstracts):
    pages = render(reviews, config=Config(abstracts=abstracts))
    html = "".join(pages.values())
    assert "More harbours need to be measured" not in html
    assert "A publisher's full text" not in html
    assert "The tide of Ca" not in html
    assert "Read beside" in pages["reviews/ng-2023-tides.html"]
    assert ("The tide rises twice a day" in html) == (abstracts == "snippet")
    assert "This site" in pages["reviews/ng-2023-tides.html"]


def test_many_authors_are_folded(render):
    names = tuple(Name(family=f"Author{number}", given="A") for number in range(40))
    pages = render((Review("many", Document(item=Item(title="T", author=names))),))
    page = BeautifulSoup(pages["reviews/many.html"], "lxml")
    assert page.find("summary", string="and 28 more authors") is not None
    assert len(page.select(".head .authors a")) == 40


def test_a_page_with_150_references_weighs_under_72_kilobytes(render, reviews):
    references = tuple(
        Reference(
            id=f"sailor-{1900 + number}-salinity",
            item=Item(
                title=f"Salinity of the {number}th estuary and the animals in it: a review",
                author=tuple(Name(family=f"Sailor{each}", given="Ada B.") for each in range(6)),
                container_title_short="Ann Tidal Med Hyg",
                issued=Issued(1985 + number % 38),
                volume="12",
                issue="3",
                page="1201-1219",
                doi=f"10.1016/j.tidalmed.2019.0{number}.014",
                pmid=str(31000000 + number),
                pmcid=f"PMC{7000000 + number}" if number % 3 else None,
            ),
            number=number,
        )
        for number in range(1, 151)
    )
    big = dataclasses.replace(reviews[0], references=references)
    other = Document(item=Item(title="Other", issued=Issued(2024)))
    shared = Review("other", other, "", references[::5])
    page = render((big, shared))["reviews/ng-2023-tides.html"]
    assert page.count("in 1 more review<") == 30
    assert len(page.encode()) < 72_000


def test_a_doubtful_reference_is_shown_as_printed_wherever_it_is_shown(render):
    guess = Item(title="Guess", author=(Name(family="Nobody"),), issued=Issued(1999), doi="10.5/x")
    printed = "Nobody. Guess? 1999 10.5/x"
    first, second = (
        Review(
            key,
            Document(item=Item(title=key, issued=Issued(2020))),
            "",
            (Reference("nobody-1999-guess", guess, 1, printed, doubtful=True),),
        )
        for key in ("one", "two")
    )
    pages = render((first, second))
    page = BeautifulSoup(pages["reviews/one.html"], "lxml")
    row = page.find(id="ref-nobody-1999-guess")
    assert row.contents[0] == printed
    assert row.find("a", string="DOI")["href"] == "https://doi.org/10.5/x"
    assert "as printed" in row.text
    assert page.find(id="figure-ages") is None
    work = BeautifulSoup(next(pages[path] for path in pages if path.startswith("works/n")), "lxml")
    assert work.h1.text == printed
    (coins,) = [parse_qs(each["title"]) for each in work.select(".Z3988")]
    assert coins["rft.atitle"] == [printed]
    assert coins["rft_id"] == ["info:doi/10.5/x"]
    assert "rft.au" not in coins
    assert printed in pages["works/index.html"]


def test_a_reference_without_title_begins_with_what_is_known(render):
    item = Item(container_title="J Tide", issued=Issued(1969), volume="5", doi="10.5555/t.5")
    review = Review(
        "ng-2024-tides",
        Document(Item(title="Tides", issued=Issued(2024))),
        references=(Reference("tide", item, 1),),
        has_references=True,
    )
    page = BeautifulSoup(render((review,))["reviews/ng-2024-tides.html"], "lxml")
    assert text_of(page.select_one(".refs > li")) == "J Tide 1969;5 DOI"


def test_what_is_in_another_language_says_so(render):
    item = Item(title="Salt", original_title="Salz", language="de")
    body = "## Abstract\n\nSalt.\n\n## Abstract (French)\n\nDu sel.\n\n## Abstract (other)\n\nS.\n"
    review = Review("salt", Document(item=item), body=body)
    page = BeautifulSoup(render((review,))["reviews/salt.html"], "lxml")
    assert page.select_one(".original")["lang"] == "de"
    assert [each.get("lang") for each in page.select("section.abstract")] == [None, "fr", None]
