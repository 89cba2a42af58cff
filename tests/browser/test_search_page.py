from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from small_site import make_review, write_small_site

pytestmark = pytest.mark.browser

FOUND = [
    # hyphens, dots, dashes and none
    ("NKX2-5", ["lindqvist-2020-cardiac"]),
    ("nkx2.5", ["lindqvist-2020-cardiac"]),
    ("NKX2‑5", ["lindqvist-2020-cardiac"]),
    ("nkx25", ["lindqvist-2020-cardiac"]),
    ("NKX2 5", ["lindqvist-2020-cardiac"]),
    # Greek
    ("β-catenin", ["lindqvist-2018-beta"]),
    ("beta catenin", ["lindqvist-2018-beta"]),
    ("interferon gamma", ["lindqvist-2018-beta"]),
    ("interferon-γ", ["lindqvist-2018-beta"]),
    ("b-catenin", ["lindqvist-2018-beta"]),
    ("interferon-g", ["lindqvist-2018-beta"]),
    ("TNF alpha", ["okoye-2008-hernia"]),
    ("TNF-α", ["okoye-2008-hernia"]),
    ("TNFα", ["okoye-2008-hernia"]),
    ("tnfa", ["okoye-2008-hernia"]),
    ("TNF-a", ["okoye-2008-hernia"]),
    ("IL-1β", ["okoye-2008-hernia"]),
    ("IL-1b", ["okoye-2008-hernia"]),
    ("il1b", ["okoye-2008-hernia"]),
    ("IL1 beta", ["okoye-2008-hernia"]),
    ("NF-kB", ["okoye-2008-hernia"]),
    ("nfkb", ["okoye-2008-hernia"]),
    ("NF-kappaB", ["okoye-2008-hernia"]),
    ("NF kappa B", ["okoye-2008-hernia"]),
    ("TGF-β1", ["okoye-2008-hernia"]),
    ("TGFb1", ["okoye-2008-hernia"]),
    ("TGF beta 1", ["okoye-2008-hernia"]),
    ("TGF-ß1", ["okoye-2008-hernia"]),
    ("PGC-1α", ["okoye-2008-hernia"]),
    ("PGC 1 alpha", ["okoye-2008-hernia"]),
    # two words that are one, and one that is suspended
    ("NLRP 3", ["okoye-2008-hernia"]),
    ("health care", ["okoye-2008-hernia"]),
    ("NKX 2-5", ["lindqvist-2020-cardiac"]),
    ("cell-dependent and -dependent", ["okoye-2008-hernia"]),
    ("cell-dependent -healthcare", []),
    # a title whose word before a colon is a field's
    ("Hernia mesh: TNFα and IL-1 beta beside NLRP3", ["okoye-2008-hernia"]),
    # curly quotes and accents
    ("alzheimer's", ["gomez-2016-alzheimers"]),
    ("Alzheimer’s", ["gomez-2016-alzheimers"]),
    ("alzheimers", ["gomez-2016-alzheimers"]),
    ("naive", ["gomez-2016-alzheimers"]),
    ("gomez pena", ["gomez-2016-alzheimers"]),
    ("Mueller", ["gomez-2016-alzheimers"]),
    ("muller", ["gomez-2016-alzheimers"]),
    # identifiers as typed
    ("31234567", ["lindqvist-2020-cardiac"]),
    ("PMID: 31234567", ["lindqvist-2020-cardiac"]),
    ("pmid:31234567", ["lindqvist-2020-cardiac"]),
    ("PMC7654321", ["lindqvist-2020-cardiac"]),
    ("10.5555/NKX.2020.5", ["lindqvist-2020-cardiac"]),
    ("https://doi.org/10.5555/nkx.2020.5.", ["lindqvist-2020-cardiac"]),
    ("doi: 10.5555/nkx.2020.5", ["lindqvist-2020-cardiac"]),
    ("10.5555/nkx.20", ["lindqvist-2020-cardiac"]),
    ("https://pubmed.ncbi.nlm.nih.gov/31234567/", ["lindqvist-2020-cardiac"]),
    # words, prefixes, plurals, one typo
    ("metastasis", ["lindqvist-2018-beta"]),
    ("metastasi", ["lindqvist-2018-beta"]),
    ("metas", ["lindqvist-2018-beta"]),
    ("develo* heart", ["lindqvist-2020-cardiac"]),
    ("micrboiota wasp", ["smith-2014-microbiota"]),
    ("microbiotas wasp", ["smith-2014-microbiota"]),
    ("xicrobiota wasp", ["smith-2014-microbiota"]),
    ("icrobiota wasp", ["smith-2014-microbiota"]),
    ("imcrobiota wasp", ["smith-2014-microbiota"]),
    ("mmicrobiota wasp", ["smith-2014-microbiota"]),
    ("the of", []),
    # a typo that is a word elsewhere ("holds"); a genus whose name the text spells out
    ("cold microbiota", ["smith-2014-microbiota"]),
    ("cold plankton", []),
    ("N. plankton", ["first-note"]),
    ("H. pylori", []),
    # phrases, NOT
    ('"quiet ponds"', ["lindqvist-2018-beta"]),
    ('wasps -"no such phrase"', ["smith-2014-microbiota"]),
    ('"gut microbiota"', ["smith-2012-gut"]),
    ("“gut microbiota”", ["smith-2012-gut"]),
    ('"microbiota of bees"', ["smith-2012-gut"]),
    # hyphened where the text is not, and the other way round
    ('"health-care is celldependent"', ["okoye-2008-hernia"]),
    ('"health-care is cell-dependent"', ["okoye-2008-hernia"]),
    ('"regut microbiota"', []),
    ("microbiota -bees", ["smith-2014-microbiota"]),
    ("microbiota NOT bees", ["smith-2014-microbiota"]),
    ('asthma -"asthma in adults"', ["anon-asthma"]),
    ("MICROBIOTA NOT BEES", ["smith-2014-microbiota"]),
    # a title in capitals
    (
        "SLEEP IS SHORT IN ALZHEIMER’S DISEASE: NAÏVE PATIENTS NOT STUDIED",
        ["gomez-2016-alzheimers"],
    ),
    # fields
    ("author:smith", ["smith-2012-gut", "smith-2014-microbiota"]),
    ("author:tanaka", ["smith-2014-microbiota"]),
    ("author:tanakka microbiota", ["smith-2014-microbiota"]),
    ("author:smi", ["smith-2012-gut", "smith-2014-microbiota"]),
    ('journal:"Wing Lett"', ["smith-2012-gut", "smith-2014-microbiota"]),
    ("keyword:heart", ["lindqvist-2020-cardiac"]),
    ("mesh:homeodomain", ["lindqvist-2020-cardiac"]),
    ("title:sleep", ["gomez-2016-alzheimers", "tanaka-2015-untold"]),
    ("title:wheeze", []),
    ("year:2012", ["smith-2012-gut"]),
    ("year:2012-2014", ["smith-2012-gut", "smith-2014-microbiota"]),
    ("year:2009-2014 type:review", ["smith-2012-gut", "smith-2014-microbiota"]),
    ("year:-2008 type:review", ["okoye-2006-moss", "okoye-2007-twice", "okoye-2008-hernia"]),
    ("year:2020-", ["lindqvist-2020-cardiac"]),
    # an author and a year as lists print them
    ("smith 2012", ["smith-2012-gut"]),
    ("Smith AB et al. 2014", ["smith-2014-microbiota"]),
    ("Osei 2003", ["lindqvist-2018-beta"]),
    ("Osei K et al. 2003", ["lindqvist-2018-beta"]),
    ("Osei (2003)", ["lindqvist-2018-beta"]),
    ("Osei 2012", []),
    ("Y. Tanaka wasps", ["smith-2014-microbiota"]),
    ("wasps Y", []),
    ("tanaka y wasps", ["smith-2014-microbiota"]),
    ("smith ab 2014", ["smith-2014-microbiota"]),
    ("wasps y", []),
    ("2012 -smith", []),
    ("sleep has:abstract", ["gomez-2016-alzheimers"]),
    ("has:notes type:review", ["gomez-2016-alzheimers"]),
    ("type:systematic", ["gomez-2016-alzheimers"]),
    ("type:note", ["first-note"]),
    ("cites:11111111", ["lindqvist-2018-beta", "lindqvist-2020-cardiac"]),
    ("cites:10.5555/lakes.1", ["lindqvist-2018-beta", "lindqvist-2020-cardiac"]),
    ("cites:osei-2002-warm", ["lindqvist-2018-beta", "lindqvist-2020-cardiac"]),
    ("cites:stars", ["lindqvist-2018-beta"]),
    ("cites:22222222", []),
    # as PubMed is asked
    ("wasps[ti]", ["smith-2014-microbiota"]),
    ("wheeze[title]", []),
    ("smith a[au] 2012:2013[dp]", ["smith-2012-gut"]),
    ('"gut microbiota"[tiab] AND bees[ot]', ["smith-2012-gut"]),
    ("31234567[pmid]", ["lindqvist-2020-cardiac"]),
    # brackets and commas of what it was copied from
    ("(Smith et al., 2012)", ["smith-2012-gut"]),
    ("[smith, wasps]", ["smith-2014-microbiota"]),
    # British and American
    ("signaling catenin", ["lindqvist-2018-beta"]),
    ("tumour bees", []),
    # a citation, pasted: by its DOI or PMID, by volume and page, by most of its words
    (
        "Nobody X, Noone Y. Another title. Lost J. 1999. doi:10.5555/nkx.2020.5",
        ["lindqvist-2020-cardiac"],
    ),
    ("J Elsewhere. 2020;117(4):559-87", ["lindqvist-2020-cardiac"]),
    ("117:559", ["lindqvist-2020-cardiac"]),
    ("J Invent Med 117 559", ["lindqvist-2020-cardiac"]),
    ("117:560", []),
    (
        "Smith, A., Tanaka, Y., & Nobody, X. (2014). Microbiotas and the gut of wasps. "
        "Wing Letters, 3(2), 7–9.",
        ["smith-2014-microbiota"],
    ),
    ("tanaka wasps -smith qqqq", []),
    # a journal by its acronym; a family name of several words as one
    ("NEJM", ["tanaka-2015-untold"]),
    ("nejm sleep", ["tanaka-2015-untold"]),
    ("journal:nejm", ["tanaka-2015-untold"]),
    ("NEJM gut", []),
    ("vandenBerg", ["tanaka-2015-untold"]),
    ("author:vandenberg", ["tanaka-2015-untold"]),
    ("J van den Berg", ["tanaka-2015-untold"]),
    # notes, the reader's own and pages of their own; cited works
    ("winter", ["gomez-2016-alzheimers"]),
    ("plankton", ["first-note"]),
    ("ponds", ["lindqvist-2018-beta"]),
    ("type:work lakes", ["osei-2002-warm"]),
    ("zzzzz", []),
    ("</script>", ["evil-2017-script"]),
]


def open_search(page: Page, site: Path, query: str = "") -> None:
    address = (site / "search.html").as_uri()
    page.goto(address + (f"?q={quote(query)}" if query else ""))


def list_found(page: Page) -> list[str]:
    expect(page.locator("#search-status")).not_to_be_empty()
    links = page.locator("#search-results > li > a")
    return [
        str(link.get_attribute("href")).rpartition("/")[2].removesuffix(".html")
        for link in links.all()
    ]


def test_every_way_to_ask(page: Page, small_site: Path) -> None:
    """acl-anthology#1492 #5789, rest_api#51 (NKX2-5), amigo#285, mkdocs#871, mkdocs-material#1520,
    quarto-cli#3028, Pagefind#202 #241: what is plainly there is found, from file:// too."""
    open_search(page, small_site)
    page.evaluate("window.index = litsite.openIndex('').then(function (i) { window.index = i; })")
    wrong = []
    for query, expected in FOUND:
        found = page.evaluate(
            """async (query) => {
                const result = await litsite.search(await index, query, "relevance");
                return Promise.all(result.ids.map(async (id) => (await index.show(id))[0]));
            }""",
            query,
        )
        keys = sorted(path.rpartition("/")[2].removesuffix(".html") for path in found)
        if keys != sorted(expected):
            wrong.append((query, keys, expected))
    assert wrong == [], "\n".join(map(str, wrong))


def test_the_title_weighs_more_than_the_abstract(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "sleep")
    found = list_found(page)
    assert set(found[:2]) == {"tanaka-2015-untold", "gomez-2016-alzheimers"}
    assert page.locator("#search-status").inner_text() == "2 results"


def test_a_title_whose_words_are_typed_in_another_order_comes_first(
    page: Page, small_site: Path
) -> None:
    open_search(page, small_site, "roofs on moss")
    assert list_found(page) == ["okoye-2006-moss", "okoye-2007-twice"]


def test_what_has_most_of_the_words_is_shown_where_nothing_has_all_and_says_so(
    page: Page, small_site: Path
) -> None:
    status = page.locator("#search-status")
    open_search(page, small_site, "Tanaka Y. gut of wasps qqqq. Wing Lett 2014")
    assert list_found(page)[0] == "smith-2014-microbiota"
    expect(status).to_contain_text("Nothing has all of these words; these have most of them")
    open_search(page, small_site, "Nobody X. Lost J. 10.5555/nkx.2020.5")
    assert list_found(page) == ["lindqvist-2020-cardiac"]
    expect(status).to_contain_text("Nothing has all of these words; shown for the DOI")


def test_where_nothing_is_found_what_fewer_words_find_is_offered(
    page: Page, small_site: Path
) -> None:
    """ "Try fewer words" did not say which."""
    open_search(page, small_site, "plankton bees")
    assert list_found(page) == []
    status = page.locator("#search-status")
    expect(status).to_have_text(
        "Nothing has all of these words. With fewer: bees (1), plankton (1)"
    )
    status.get_by_role("link", name="bees").click()
    expect(page.locator("#search-q")).to_have_value("bees")
    expect(page.locator("#search-results > li")).to_have_count(1)


def test_a_title_that_is_typed_whole_comes_first(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "okoye moss")
    assert list_found(page) == ["okoye-2007-twice", "okoye-2006-moss"]
    open_search(page, small_site, "Moss on Roofs")
    assert list_found(page) == ["okoye-2006-moss", "okoye-2007-twice"]


def test_an_author_and_a_year_find_own_work_before_what_cites_it(
    page: Page, small_site: Path
) -> None:
    open_search(page, small_site, "Osei 2002")
    assert list_found(page)[0] == "osei-2002-warm"
    assert set(list_found(page)[1:]) == {"lindqvist-2018-beta", "lindqvist-2020-cardiac"}


SPELLINGS = [
    ("ischaemic", "ischemic"),
    ("leukaemia", "leukemia"),
    ("haematology", "hematology"),
    ("oesophagus", "esophagus"),
    ("oestrogen", "estrogen"),
    ("paediatric", "pediatric"),
    ("orthopaedic", "orthopedic"),
    ("diarrhoea", "diarrhea"),
    ("tumour", "tumor"),
    ("randomisation", "randomization"),
    ("randomised", "randomized"),
    ("fibre", "fiber"),
    ("sulphate", "sulfate"),
    ("signalling", "signaling"),
    ("ageing", "aging"),
]


def test_british_spelling_is_american_spelling_too(page: Page, small_site: Path) -> None:
    """ "ischaemic stroke" found only what spells it so."""
    open_search(page, small_site)
    ask = "word => litsite.spellings.listOther(word).at(-1)"
    for british, american in SPELLINGS:
        assert page.evaluate(ask, british) == american
        assert page.evaluate(ask, american) == british
    # Where "hem", "fec" and "iz" stand otherwise.
    for word in ("chemistry", "infection", "size", "sleep"):
        assert page.evaluate(ask, word) is None


def test_a_word_of_ten_thousand_letters_freezes_nothing(page: Page, small_site: Path) -> None:
    open_search(page, small_site)
    for text in ("a" * 10_000, "(" * 10_000, ")" * 5_000 + "x", "A " * 5_000, "[au]" * 2_000):
        spent = page.evaluate(
            "text => { const begun = performance.now(); litsite.parseQuery(text);"
            " return performance.now() - begun; }",
            text,
        )
        assert spent < 1_000, text[:10]


def test_of_an_author_and_a_year_first_comes_what_lists_print_by_them(
    page: Page, tmp_path: Path
) -> None:
    """What has the author second came before what has the author first."""
    adair, bloom = ("Adair", "X"), ("Bloom", "Y")
    reviews = (
        make_review("adair-2010", "Tides", author=(adair, bloom), year=2010),
        make_review("bloom-2010", "Tides again", author=(bloom, adair), year=2010),
    )
    write_small_site(tmp_path, reviews)
    open_search(page, tmp_path, "Bloom 2010")
    assert list_found(page) == ["bloom-2010", "adair-2010"]
    open_search(page, tmp_path, "(Adair et al., 2010)")
    assert list_found(page) == ["adair-2010", "bloom-2010"]


def test_small_initials_find_all_that_the_author_wrote(page: Page, small_site: Path) -> None:
    """ "okoye il" found what holds "IL-1" alone."""
    open_search(page, small_site, "okoye il")
    small = list_found(page)
    open_search(page, small_site, "author:okoye")
    assert sorted(small) == sorted(list_found(page))


def test_a_phrase_that_no_title_has_is_shown_by_its_words_and_says_so(
    page: Page, small_site: Path
) -> None:
    open_search(page, small_site, "“ponds over quiet”")
    assert list_found(page) == ["lindqvist-2018-beta"]
    said = page.locator("#search-status").inner_text()
    assert said == "1 result. No title or abstract has “ponds over quiet”; shown for its words"
    open_search(page, small_site, '"gut microbiota"')
    assert list_found(page) == ["smith-2012-gut"]
    assert page.locator("#search-status").inner_text() == "1 result"


def test_a_retracted_work_says_so_among_the_results(page: Page, small_site: Path) -> None:
    """scholia#1753 #2707, betterbib#169."""
    open_search(page, small_site, "type:retracted")
    (key,) = list_found(page)
    assert "baths" in page.locator(".result").inner_text()
    assert page.locator(".result-byline .signal").inner_text() == "Retracted"
    open_search(page, small_site, "cold baths type:work")
    assert list_found(page) == [key]
    byline = page.locator(".result-byline").first.inner_text()
    assert byline.startswith("Retracted\u00a0· Osei")  # no line begins with the dot
    open_search(page, small_site, "Warm lakes type:work")
    assert list_found(page) == ["osei-2002-warm"]
    assert page.locator(".signal").count() == 0


def test_half_a_gene_is_not_called_a_mistyped_word(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "NLRP 3")
    assert list_found(page) == ["okoye-2008-hernia"]
    assert page.locator("#search-status").inner_text() == "1 result"
    assert "NLRP3" in page.locator(".result mark").all_inner_texts()


def test_a_passage_shows_the_words_marked(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "thin wal")
    assert list_found(page) == ["lindqvist-2020-cardiac"]
    marks = page.locator(".result-passage mark").all_inner_texts()
    assert marks == ["walls", "thin"]
    open_search(page, small_site, "“gut microbiota”")
    assert list_found(page)
    assert page.locator(".result-passage mark").all_inner_texts()[-2:] == ["gut", "microbiota"]


def test_a_result_says_where_the_words_are_that_it_does_not_show(
    page: Page, small_site: Path
) -> None:
    open_search(page, small_site, "ponds")
    assert list_found(page) == ["lindqvist-2018-beta"]
    assert page.locator(".result").inner_text().endswith("Found in works it cites")
    page.get_by_role("link", name="works it cites").click()
    assert page.url.endswith("lindqvist-2018-beta.html#references")
    open_search(page, small_site, "winter")
    assert list_found(page) == ["gomez-2016-alzheimers"]
    assert page.locator(".result").inner_text().endswith("Found in its text or notes")
    open_search(page, small_site, "microbiota")
    assert list_found(page)
    assert "Found in" not in page.locator("#search-results").inner_text()


def test_marked_names_are_read_in_the_dark_too(page: Page, small_site: Path) -> None:
    page.emulate_media(color_scheme="dark")
    open_search(page, small_site, "smith")
    assert list_found(page)
    assert Axe().run(page)["violations"] == []


def test_names_of_authors_are_marked(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "author:tanaka")
    assert list_found(page) == ["smith-2014-microbiota"]
    assert page.locator(".result-byline mark").all_inner_texts() == ["Tanaka"]


def test_a_mistyped_word_says_what_was_shown_instead(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "micrboiota")
    assert list_found(page)
    assert "microbiota" in page.locator("#search-status").inner_text()


def test_a_typo_that_is_a_word_elsewhere_says_what_was_shown_instead(
    page: Page, small_site: Path
) -> None:
    open_search(page, small_site, "cold microbiota")
    assert list_found(page) == ["smith-2014-microbiota"]
    said = page.locator("#search-status").inner_text()
    assert said == "1 result. Nothing has all of these words; shown for hold"


def test_the_query_is_in_the_address_and_comes_back(page: Page, small_site: Path) -> None:
    open_search(page, small_site)
    page.keyboard.type("asthma children")
    expect(page.locator("#search-results > li")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"search\.html\?q=asthma\+children$"))
    page.select_option("#search-sort", "newest")
    expect(page.locator("#search-results > li")).to_have_count(1)
    assert page.url.endswith("search.html?q=asthma+children&sort=newest")
    page.locator("#search-results a").first.click()
    page.wait_for_url("**/reviews/anon-asthma.html")
    page.go_back()
    expect(page.locator("#search-q")).to_have_value("asthma children")
    expect(page.locator("#search-results > li")).to_have_count(1)


def test_back_after_a_facet_or_an_order_left_the_search(page: Page, small_site: Path) -> None:
    page.goto((small_site / "index.html").as_uri())
    page.goto((small_site / "search.html").as_uri())
    query, rows = page.locator("#search-q"), page.locator("#search-results > li")
    page.keyboard.type("microbiota")  # from the empty page, however many letters: no step
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="2012").click()
    expect(rows).to_have_count(1)
    page.select_option("#search-sort", "oldest")
    expect(page).to_have_url(re.compile(r"sort=oldest$"))
    page.go_back()
    expect(page.locator("#search-sort")).to_have_value("relevance")
    expect(query).to_have_value("microbiota year:2012")
    expect(page.get_by_role("button", name="2012")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(query).to_have_value("microbiota")
    expect(rows).to_have_count(2)
    page.go_forward()
    expect(rows).to_have_count(1)
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"index\.html$"))


def test_what_is_typed_after_enter_is_one_step_back(page: Page, small_site: Path) -> None:
    open_search(page, small_site)
    query = page.locator("#search-q")
    page.keyboard.type("hernia")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=hernia$"))
    before = page.evaluate("history.length")
    query.select_text()
    for letter in "asthma":
        page.keyboard.type(letter)
        expect(page).to_have_url(re.compile(rf"\?q=[asthm]*{letter}$"))
    page.keyboard.press("Enter")
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    expect(query).to_have_value("hernia")
    expect(page.locator("#search-results > li").first).to_contain_text("Hernia")


def test_who_comes_back_finds_as_many_results_as_were_shown(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "type:review")
    rows = page.locator("#search-results > li")
    expect(rows).to_have_count(10)
    page.get_by_role("button", name="Show more results").click()
    expect(rows).to_have_count(12)
    rows.last.locator("a").first.click()
    expect(page.locator("article")).to_be_visible()
    page.go_back()
    expect(rows).to_have_count(12)
    page.wait_for_function("scrollY > 0")  # at the place that was left
    page.locator("#search-q").fill("type:review -zzz")
    expect(page).to_have_url(re.compile(r"zzz$"))
    expect(rows).to_have_count(10)


def test_orders(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "lindqvist type:review has:abstract")
    newest = ["anon-asthma"]
    page.select_option("#search-sort", "newest")
    expect(page.locator("#search-results > li > a").last).to_have_attribute(
        "href", "reviews/anon-asthma.html"
    )
    found = list_found(page)
    assert found[0] == "lindqvist-2020-cardiac"
    assert found[-1:] == newest
    page.select_option("#search-sort", "oldest")
    expect(page.locator("#search-results > li > a").first).to_have_attribute(
        "href", "reviews/evil-2017-script.html"
    )


def test_what_most_cite_comes_first_where_asked(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "year:1900-")
    assert not list_found(page)[0].startswith("osei")
    page.select_option("#search-sort", "cited")
    expect(page.locator("#search-results > li > a").first).to_have_attribute(
        "href", re.compile(r"^works/osei-")
    )


def test_facets_count_and_narrow(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "microbiota")
    assert len(list_found(page)) == 2
    journal = page.get_by_role("button", name="Wing Lett")
    assert journal.inner_text().split() == ["Wing", "Lett", "2"]
    page.get_by_role("button", name="2012").click()
    expect(page.locator("#search-q")).to_have_value("microbiota year:2012")
    expect(page.locator("#search-results > li")).to_have_count(1)
    pressed = page.get_by_role("button", name="2012")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#search-q")).to_have_value("microbiota")
    expect(page.locator("#search-results > li")).to_have_count(2)


def test_keys_lead_all_the_way(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "microbiota")
    expect(page.locator("#search-results > li")).to_have_count(2)
    expect(page.locator("#search-q")).to_be_focused()
    links = page.locator("#search-results > li > a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#search-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("/")
    expect(page.locator("#search-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reviews/*.html")


def test_arrows_lead_past_the_last_result_to_the_next_ones(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "year:1900-")
    links = page.locator("#search-results > li > a")
    expect(links).to_have_count(10)
    links.nth(9).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Show more results")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.nth(9)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(links.nth(10)).to_be_focused()
    links.last.focus()
    page.keyboard.press("ArrowDown")
    expect(links.last).to_be_focused()


def test_nothing_in_a_title_or_abstract_acts(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "onerror")
    assert list_found(page) == ["evil-2017-script"]
    assert page.title() == "Search · A small library"
    assert page.locator("main img, main script").count() == 0
    assert "<script>" in page.locator("#search-results a").inner_text()
    page.get_by_role("button", name="onerror").first.click()
    expect(page.locator("#search-results > li")).to_have_count(1)


def test_without_scripts_the_page_says_where_to_go(browser: object, small_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small_site / "search.html").as_uri())
    assert "Search needs scripts" in page.locator("main").inner_text()
    assert page.locator("noscript a, main a").count() >= 1
    assert "Reviews, Works cited, Authors," in page.locator("main").inner_text()
    context.close()


def test_a_part_of_the_index_out_of_reach_is_told_and_asked_for_again(
    browser: Browser, small_site: Path
) -> None:
    page = browser.new_page()  # its console tells of the files that were not to be had
    page.route("**/search/w-*.js", lambda route: route.abort())
    open_search(page, small_site, "wasp")
    status = page.locator("#search-status")
    expect(status).to_contain_text("out of reach")
    page.unroute("**/search/w-*.js")
    page.locator("#search-q").press("End")
    page.locator("#search-q").fill("wasp ")
    expect(page.locator("#search-results > li")).to_have_count(1)
    expect(status).to_have_text("1 result")
    page.close()


def test_facets_are_folded_above_the_results_where_there_is_no_room_beside(
    page: Page, small_site: Path
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    open_search(page, small_site, "microbiota")
    unfold = page.get_by_text("Narrow the results")
    expect(unfold).to_be_visible()
    facets = page.locator("#search-facets button")
    expect(facets.first).not_to_be_visible()
    unfold.click()
    expect(facets.first).to_be_visible()
    top = "each => each.getBoundingClientRect().top"
    assert facets.first.evaluate(top) < page.locator(".search-results > li").first.evaluate(top)
    facets.first.click()
    expect(facets.first).to_have_attribute("aria-pressed", "true")
    expect(facets.first).to_be_visible()  # it stays unfolded
    page.set_viewport_size({"width": 1280, "height": 700})
    page.reload()
    expect(unfold).not_to_be_visible()
    expect(facets.first).to_be_visible()


def test_a_word_that_nearly_every_text_has_is_told_from_one_that_none_has(
    page: Page, small_site: Path
) -> None:
    open_search(page, small_site, "of the")
    expect(page.locator("#search-status")).to_contain_text("Nearly every text has this")
    page.get_by_label("Words, names").fill("zzyzx")
    expect(page.locator("#search-status")).to_contain_text("Nothing found")


def test_the_search_page_was_empty_until_something_was_typed(page: Page, small_site: Path) -> None:
    page.goto((small_site / "search.html").as_uri())
    expect(page.locator(".search-help table")).to_be_visible()
    moved = page.evaluate(
        "new Promise((done) => new PerformanceObserver((all) => done(all.getEntries().length))"
        ".observe({ type: 'layout-shift', buffered: true }) || setTimeout(done, 300, 0))"
    )
    assert moved == 0
    open_search(page, small_site, "gut")
    expect(page.locator(".search-help table")).to_be_hidden()


def test_on_a_phone_the_results_moved_down_when_the_line_above_them_came(
    page: Page, small_site: Path
) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto((small_site / "search.html").as_uri() + "?q=gut")
    facets, found = page.locator("#search-facets"), page.locator(".search-found")
    expect(facets.locator("summary")).to_be_visible()
    place = "each => each.getBoundingClientRect().top"
    at = found.evaluate(place)
    facets.evaluate("each => each.replaceChildren()")  # as it was before
    assert found.evaluate(place) == at


def test_of_many_years_the_older_could_not_be_chosen(page: Page, small_site: Path) -> None:
    open_search(page, small_site, "year:1990-")
    years = page.locator(".facet", has_text="Year").locator("button")
    shown = years.count() - 1
    assert shown == 8
    years.last.click()
    assert years.count() > shown
    expect(years.nth(shown)).to_be_focused()
    assert "more" not in years.last.inner_text()
    oldest = years.last.inner_text().split()[0]
    years.last.click()
    expect(page.locator("#search-q")).to_have_value(f"year:1990- year:{oldest}")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_search_that_found_nothing_let_what_stands_below_jump_up(
    page: Page, small_site: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(each) => { moved += each.value; })).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto((small_site / "search.html").as_uri() + "?q=zzxqv")
    expect(page.locator("#search-status")).to_contain_text("Nothing found")
    expect(page.locator(".search-help summary")).to_be_in_viewport()
    assert page.evaluate("new Promise((done) => setTimeout(() => done(moved), 100))") < 0.001
    page.locator("#search-q").fill("heart")
    expect(page.locator("#search-results > li").first).to_be_in_viewport()
    page.locator("#search-q").fill("")
    expect(page.locator(".search-help table")).to_be_visible()


def test_a_title_in_other_letters_says_its_language(page: Page, tmp_path: Path) -> None:
    """Read aloud in English it is noise; a sign of Chinese has another form in Japanese."""
    titles = ("Tides at Учение о приливах и отливах", "Tides of the sea")
    reviews = [make_review(f"tide-{place}", title) for place, title in enumerate(titles)]
    write_small_site(tmp_path, tuple(reviews))
    open_search(page, tmp_path, "tides")
    spoken = {
        each.inner_text(): each.get_attribute("lang") for each in page.locator(".result a").all()
    }
    assert spoken == dict(zip(titles, ("ru", None), strict=True))
