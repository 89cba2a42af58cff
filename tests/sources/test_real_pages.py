"""Real saved pages, read where they are; nothing of theirs is kept here but facts."""

from pathlib import Path

import pytest

from generator.errors import PageRefused
from generator.model.issued import write_issued
from generator.sources import extract_page
from generator.sources.reading import read_page

PAGES = Path(__file__).parents[3] / "shared" / "pages"
SEED = Path(__file__).parents[2] / "examples" / "pages" / "000_ba159a87d2986261.txt"
pytestmark = pytest.mark.skipif(
    not PAGES.is_dir(), reason="no ../shared/pages beside this checkout"
)


def read_one(path: Path):
    (extraction,) = extract_page(read_page(path))
    return extraction


@pytest.fixture(scope="module")
def saved():
    return read_one(PAGES / "pubmed_html" / "pubmed_15613317_2022.html")


@pytest.fixture(scope="module")
def copied():
    return read_one(PAGES / "pubmed_text" / "15613317_label_per_line.txt")


def test_page_and_copy_of_one_article_agree(saved, copied):
    one, other = saved.document, copied.document
    for name in ("title", "author", "issued", "volume", "issue", "page", "doi", "pmid", "pmcid"):
        assert getattr(one.item, name) == getattr(other.item, name), name
    assert one.item.container_title_short == other.item.container_title_short
    assert one.mesh == other.mesh
    assert one.grants == other.grants
    assert one.publication_types == other.publication_types
    assert [each.label for each in one.figures] == [each.label for each in other.figures]
    assert one.similar.articles == other.similar.articles
    assert one.cited_by.articles == other.cited_by.articles
    assert saved.sections == copied.sections


def test_page_is_read_whole(saved):
    document = saved.document
    assert saved.not_found == ()
    assert all(line.startswith("LinkOut (") for line in saved.unplaced)
    assert document.item.container_title == "Journal of virology"
    assert [len(document.item.author), len(document.figures), len(document.mesh)] == [15, 6, 17]
    assert len(document.item.author[0].affiliations) == 1
    assert document.cited_by.total == 767
    assert [len(document.similar.articles), len(document.cited_by.articles)] == [5, 5]
    assert "PL1<sup>pro</sup>" in document.figures[0].caption
    assert document.item.issn == ("0022-538X",)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("pubmed_html/not_an_article_home_2025.html", "home page"),
        ("pubmed_text/37066849_reader_tail_only.txt", "part of a PubMed page"),
        ("publisher_html/Consiliance__nature-search-results.html", "search page"),
        ("publisher_html/Consiliance__plosone-results.html", "search page"),
        ("publisher_html/Consiliance__springerlink-search-results.html", "search page"),
        ("publisher_html/papis__ACS_acscombsci.5b00087.html", "robot"),
        ("publisher_html/papis__TFOnline_23311932.2015.1117749.html", "robot"),
    ],
)
def test_saved_pages_that_are_no_article(path, reason):
    with pytest.raises(PageRefused, match=reason):
        read_one(PAGES / path)


PUBLISHED = [
    # page, reader, title's start, authors, last author's family, journal, issued, volume, issue,
    # page, DOI, references, abstract's start, abstract's end, licence
    ("Consiliance__nature2", "meta_tags", "Three-dimensional nanopillar-array", 15, "Javey",
     "Nature Materials", "2009-07-05", None, None, None, "10.1038/nmat2493", 0,
     "Solar energy represents", "of the nanopillars.", None),
    ("Consiliance__science-direct", "elsevier", "Inkjet printing of viable", 5, "Boland",
     "Biomaterials", "2005-01", "26", "1", "93-99", "10.1016/j.biomaterials.2004.04.011", 32,
     "The purpose of this study", "engineered human organs.", None),
    ("NISHANTTMAURYA__arxiv_org_abs_1810_04805", "meta_tags", "BERT: Pre-training", 4, "Toutanova",
     None, "2018-10-11", None, None, None, None, 0, "We introduce a new", "improvement).", None),
    ("adbar__link.springer.com.1007", "meta_tags", "Drug Reaction with Eosinophilia", 1, "Adwan",
     "Current Rheumatology Reports", "2017-01", "19", "1", "1-9", "10.1007/s11926-017-0626-z", 87,
     "### Purpose of the Review", "internal organ involvement.", None),
    ("mekentosj__nature-1", "meta_tags", "Negative regulation of the NLRP3", 11, "Lamkanfi",
     "Nature", "2014-06-29", None, None, None, "10.1038/nature13322", 26,
     "Rheumatoid arthritis is", "rheumatoid arthritis.", None),
    ("norma__acs__jo402790x", "atypon", "Synthesis of (+)-Luzofuran", 3, "McErlean",
     "The Journal of Organic Chemistry", "2014-01-22", "79", "3", "880-887",
     "10.1021/jo402790x", 57, "The first synthesis", "*N*-bromosuccinimide.",
     "ACS AuthorChoice - This"),
    ("norma__bmc__http_www.trialsjournal.com_content_15_1_511-old", "meta_tags",
     "A core outcome set for", 19, "Ostelo", "Trials", "2014-12-26", "15", "1", "511",
     "10.1186/1745-6215-15-511", 38, "### Background", "cover the domains.", "by/4.0"),
    ("norma__elife__e04407", "meta_tags", "Genetic transformation of", 7, "VijayRaghavan", "eLife",
     "2015-01-28", "3", None, "e04407", "10.7554/elife.04407", 51, "Acquisition of distinct",
     "modification of circuitry.", "by/4.0"),
    ("norma__elsevier__j.ympev.2014.10.009", "elsevier", "A tribal level phylogeny", 3,
     "Salzburger", "Molecular Phylogenetics and Evolution", "2015-02", "83", None, "56-71",
     "10.1016/j.ympev.2014.10.009", 103, "The species-flocks", "of Lake Tanganyika.", None),
    ("norma__f1000research__3-305", "meta_tags", "Binding of a fluorescence", 2, "Leal",
     "F1000Research", "2015-01-09", "3", None, "305", "10.12688/f1000research.5879.2", 43,
     "Odorant-binding proteins", "NPN molecules.", "by/4.0"),
    ("norma__hindawi__247835", "hindawi", "Effect of Irrigation and", 5, "Raun",
     "International Journal of Agronomy", "2014-12-17", "2014", None, "247835",
     "10.1155/2014/247835", 31, "With the demand", "production practice.", "by/3.0"),
    ("norma__iop__224009", "meta_tags", "Pulsed laser deposited", 6, "Ye",
     "Journal of Physics: Condensed Matter", "2016-04-07", "28", "22", "224009",
     "10.1088/0953-8984/28/22/224009", 52, "Transparent conductive", "near-infrared range.",
     "by/3.0"),
    ("norma__oup__aobpla.plv005", "meta_tags", "A mutualistic endophyte", 9, "Rudgers",
     "AoB Plants", "2015-01-01", "7", None, "plv005", "10.1093/aobpla/plv005", 67,
     "Mutualisms can play", "community-level consequences.", "by/4.0"),
    ("norma__pensoft__4478", "meta_tags", "The first troglobitic", 4, "Leal-Zanchet", "ZooKeys",
     "2015-01-12", "470", None, "1-16", "10.3897/zookeys.470.8728", 29, "Brazilian cave",
     "multiple diverticula.", "by/4.0"),
    ("norma__plosone__journal.pone.0113556", "meta_tags", "Flowering Dynamics and", 6, "Eklund",
     "PLOS ONE", "2014-11-26", "9", "11", "e113556", "10.1371/journal.pone.0113556", 35,
     "Echium (*Echium plantagineum*", "L.).",
     "This is an open-access article, free of all copyright"),
    ("norma__sage__2325967116646534", "meta_tags", "Magnetic Resonance Imaging", 4, "Bisson",
     "Orthopaedic Journal of Sports Medicine", "2016-05-01", "4", "5", "2325967116646534",
     "10.1177/2325967116646534", 26, "**Background:**", "versus other sports.", "by-nc-nd/3.0"),
    ("norma__tf__20550308.2015.1135230", "atypon", "Synthesis of nanocrystalline LiCoO<sub>2",
     3, "Satyanarayana", "Advanced Device Materials", "2015", "1", "4", "105-112",
     "10.1080/20550308.2015.1135230", 34, "Layer-structured", "30 and 40 nm.", None),
    ("papis__ACL_2021.naacl-main.208", "meta_tags", "How many data points", 2, "Rush",
     "Proceedings of the 2021 Conference of the North American Chapter of the Association for "
     "Computational Linguistics: Human Language Technologies", "2021-06", None, None, "2627-2636",
     "10.18653/v1/2021.naacl-main.208", 0, "When fine-tuning", "classification tasks.", None),
    ("papis__APS_RevModPhys.94.045004", "meta_tags", "Ultrafast electron diffraction", 7, "Nunes",
     "Reviews of Modern Physics", "2022-12-06", "94", "4", "045004", "10.1103/revmodphys.94.045004",
     0, "Since the discovery", "atomic scales.", None),
    ("papis__Fallback_kobv", "meta_tags", "Convergence of numerical adjoint", 2, "Ulbrich", None,
     None, None, None, None, None, 0, "We study the convergence", "reversible solution.", None),
    ("papis__HAL_HAL_jpa_00235190", "meta_tags", "Déplacement de Knight", 1, "Friedel",
     "Journal de Physique et le Radium", "1955", "16", "6", "444-445",
     "10.1051/jphysrad:01955001606044400", 0, "Des calculs récents", "fortes concentrations.",
     None),
    ("papis__IOPScience_002", "meta_tags", "Magnetic Temperature Scale", 3, "Shkraba", "Metrologia",
     "1976-10-01", "12", "4", "143", "10.1088/0026-1394/12/4/002", 12, "In the temperature range",
     "exceed ±3 mK.", None),
    ("papis__NBER_w29971", "meta_tags", "The Narrow Channel of", 2, "Wright", None, "2022-04-25",
     None, None, None, "10.3386/w29971", 0, "We study the recent",
     "policies as well.", None),
    ("papis__ProjectEuclid_00127094_3129809", "meta_tags", "Delocalization of eigenvectors", 2,
     "Vershynin", "Duke Mathematical Journal", "2015-10", "164", "13", "2507-2538",
     "10.1215/00127094-3129809", 0, "We prove that an <math>", "for random matrices.", None),
    ("papis__ScienceDirect_S0009261497040141", "elsevier", "Epstein-Nesbet second-order", 2,
     "Palmieri", "Chemical Physics Letters", "1997-10-31", "278", "4-6", "285-290",
     "10.1016/s0009-2614(97)04014-1", 35, "The Cr<sub>2</sub> potential", "the literature.", None),
    ("papis__ScienceDirect_S2210271X18305656", "elsevier", "Chemical bonding without", 1, "Finzel",
     "Computational and Theoretical Chemistry", "2018-11-15", "1144", None, "50-55",
     "10.1016/j.comptc.2018.10.004", 79, "This work presents", "involving orbitals.", None),
    ("papis__SpringerLink_s10924_010_0192_1", "meta_tags", "In Vitro Cytotoxicity of", 4, "Sain",
     "Journal of Polymers and the Environment", "2010-09", "18", "3", "231-234",
     "10.1007/s10924-010-0192-1", 9, "Amylose containing", "supported the results.", None),
    ("papis__USENIX_goyal", "meta_tags", "Backpressure Flow Control", 6, "Anderson",
     "19th USENIX Symposium on Networked Systems Design and Implementation (NSDI 22)", "2022",
     None, None, "779-805", None, 0, "Effective congestion", "for long flows.", None),
    ("../pmc_html/Consiliance__pubmedcentral-article2", "pmc_html", "Separation of CHO cells", 3,
     "Castilho", "Cytotechnology", "2008-01", "56", "1", "57-67", "10.1007/s10616-007-9108-x", 38,
     "Hydrocyclones are simple", "long-term perfusion runs.", None),
]  # fmt: skip


OPEN_TEXTS = {
    "norma__acs__jo402790x": [
        "Introduction", "Results and Discussion", "Conclusion", "Experimental Section"],
    "norma__bmc__http_www.trialsjournal.com_content_15_1_511-old": [
        "Background", "Methods/Design", "Discussion", "Trial status", "Abbreviations"],
    "norma__elsevier__j.ympev.2014.10.009": ["Highlights"],
    "norma__elife__e04407": [
        "eLife digest", "Introduction", "Results", "Discussion", "Materials and methods"],
    "norma__f1000research__3-305": [
        "Revised Amendments from Version 1", "Introduction", "Materials and methods",
        "Results and discussion", "Conclusion"],
    "norma__hindawi__247835": [
        "1. Introduction", "2. Materials and Methods", "3. Results", "4. Discussion",
        "5. Conclusions", "Abbreviations"],
    "norma__iop__224009": [
        "1. Introduction", "2. Experiment", "3. Results and discussion", "4. Conclusions"],
    "norma__oup__aobpla.plv005": [
        "Introduction", "Methods", "Results", "Discussion", "Conclusions"],
    "norma__plosone__journal.pone.0113556": [
        "Introduction", "Materials and Methods", "Results and Discussion", "Conclusions"],
    "norma__sage__2325967116646534": ["Text", "Methods", "Results", "Discussion", "Conclusion"],
}  # fmt: skip
"""The sections of those whose licence opens their text."""


@pytest.mark.parametrize("facts", PUBLISHED, ids=[facts[0] for facts in PUBLISHED])
def test_publishers_page_is_read_right(facts):
    (page, reader, title, authors, last, journal, issued, volume, issue, pages, doi, references,
     begins, ends, rights) = facts  # fmt: skip
    extraction = read_one(PAGES / "publisher_html" / f"{page}.html")
    item = extraction.document.item
    assert extraction.reader == reader
    assert item.title.startswith(title)
    assert (len(item.author), item.author[-1].family) == (authors, last)
    assert item.container_title == journal
    assert (write_issued(item.issued) if item.issued else None) == issued
    assert (item.volume, item.issue, item.page, item.doi) == (volume, issue, pages, doi)
    assert len(extraction.references) == references
    headings = [section.heading for section in extraction.sections]
    assert headings == [*(["Abstract"] if begins else []), *OPEN_TEXTS.get(page, [])]
    if begins:
        assert extraction.sections[0].markdown.startswith(begins)
        assert extraction.sections[0].markdown.endswith(ends)
    else:
        assert "section.abstract" in extraction.not_found
    license_address = extraction.document.license or ""
    if rights and " " in rights:  # a page that states it in words alone
        assert license_address.startswith(rights)
    else:
        assert license_address.endswith(f"/{rights}/") if rights else not license_address


def test_references_of_publishers_pages_keep_string_and_identifiers():
    springer = read_one(PAGES / "publisher_html" / "adbar__link.springer.com.1007.html")
    first = springer.references[0]
    assert (first.number, first.anchor) == (1, "ref-CR1")
    assert first.raw.endswith("J Clin Investig. 1988;82(6):1826.")
    assert (first.item.doi, first.item.pmid) == ("10.1172/jci113798", "3198757")
    ducked = read_one(PAGES / "publisher_html" / "papis__SpringerLink_s10924_010_0192_1.html")
    assert ducked.references[1].item.author[0].family == "Van Soest"
    carried = read_one(PAGES / "publisher_html" / "papis__ScienceDirect_S2210271X18305656.html")
    assert carried.references[0].item.title == "The atom and the molecule"
    assert carried.document.references_total is None


def test_a_page_cut_off_in_its_middle_is_refused():
    with pytest.raises(PageRefused):
        read_one(PAGES / "publisher_html" / "mekentosj__sciencedirect-1.html")
