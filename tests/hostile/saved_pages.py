"""Saved pages of every kind that litsite reads, with whatever is wanted in each of their fields.

`write` of a source takes `field` (a field's name to its content), a number that makes identifiers,
and gives the file's text. `text` writers escape as the format asks, so that the source reads the
very content; `raw` ones leave markup be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import escape

import vectors
from lxml import etree

Field = Callable[[str], str]
Write = Callable[[Field, int], str]
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def pmid(number: int) -> str:
    return str(80_000_000 + number)


def doi(number: int) -> str:
    return f"10.5555/hostile.{number}"


def as_text(field: Field) -> Field:
    """Contents for XML and HTML that arrive as the characters they are."""
    return lambda name: escape(_NOT_XML.sub("", field(name)))


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{escape(content)}">'


def nbib(f: Field, n: int) -> str:
    return f"""
PMID- {pmid(n)}
OWN - NLM
STAT- MEDLINE
IS  - {f("issn")}
VI  - {f("volume")}
IP  - {f("issue")}
DP  - 2023 Mar
TI  - {f("title")}
PG  - {f("page")}
LID - {doi(n)} [doi]
AB  - {f("abstract")}
CI  - {f("copyright")}
FAU - {f("family")}, {f("given")}
AU  - {f("family")} A
AUID- ORCID: {f("orcid")}
AD  - {f("affiliation")}
FAU - Tide, Anna
AD  - {f("affiliation 2")}
CN  - {f("group")}
LA  - {f("language")}
GR  - {f("grant")}/{f("acronym")}/{f("agency")}/{f("country")}
PT  - Journal Article
PT  - Review
PT  - {f("publication type")}
TT  - {f("original title")}
PL  - {f("place")}
TA  - {f("short journal")}
JT  - {f("journal")}
RN  - 0 ({f("substance")})
EIN - {f("correction")}
CON - {f("corrected")}
MH  - {f("mesh")}/*{f("qualifier")}
MH  - *Tides
PMC - PMC{n}
OAB - plain-language-summary: {f("other abstract")}
OT  - {f("keyword")}
COIS- {f("conflict")}
SO  - {f("source")}
"""


def ris(f: Field, n: int) -> str:
    return f"""TY  - JOUR
TI  - {f("title")}
AU  - {f("family")}, {f("given")}
AU  - {f("group")}
A2  - {f("editor")}
T2  - {f("journal")}
J2  - {f("short journal")}
PY  - 2023
VL  - {f("volume")}
IS  - {f("issue")}
SP  - {f("page")}
EP  - {f("page 2")}
PB  - {f("publisher")}
CY  - {f("place")}
DO  - {doi(n)}
SN  - {f("issn")}
KW  - {f("keyword")}
AB  - {f("abstract")}
AN  - {pmid(n)}
DB  - PubMed
UR  - {f("url")}
L1  - {f("file")}
LA  - {f("language")}
M3  - Review
N1  - {f("note")}
C1  - {f("custom")}
ER  -
"""


def web_of_science(f: Field, n: int) -> str:
    return f"""FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU {f("family")}, A
AF {f("family")}, {f("given")}
   Tide, Anna
CA {f("group")}
TI {f("title")}
SO {f("journal")}
DT Review
DE {f("keyword")}
ID {f("keyword 2")}
AB {f("abstract")}
C1 [Tide, Anna] {f("affiliation")}
   [{f("family 2")}, A] {f("affiliation 2")}
RP {f("custom")}
OI Tide, Anna/{f("orcid")}
FU {f("agency")} [{f("grant")}]
FX {f("funding")}
CR {f("family 3")}, 2010, {f("journal 2")}, V2, P11, DOI {f("doi 2")}
   {f("reference")}
JI {f("short journal")}
PY 2023
PD {f("date")}
VL {f("volume")}
IS {f("issue")}
BP {f("page")}
EP {f("page 2")}
DI {doi(n)}
PM {pmid(n)}
UT {f("id")}
ER

EF
"""


def endnote_xml(f: Field, n: int) -> str:
    fields = "".join(
        f"<{name}><style face='italic'>{f(name)}</style></{name}>"
        for name in """auth-address pages volume number edition pub-location publisher isbn abstract
        notes label custom1 custom7 language access-date call-num""".split()
    )
    return f"""<?xml version="1.0" encoding="UTF-8" ?><xml><records><record>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>{f("family")}, {f("given")}</author><author>{f("group")}</author>
</authors><secondary-authors><author>{f("editor")}</author></secondary-authors></contributors>
<titles><title><style face="italic">{f("title")}</style></title>
<secondary-title>{f("journal")}</secondary-title></titles>
<keywords><keyword>{f("keyword")}</keyword></keywords>
<dates><year>2023</year><pub-dates><date>{f("date")}</date></pub-dates></dates>{fields}
<urls><related-urls><url>{f("url")}</url></related-urls></urls>
<electronic-resource-num>{doi(n)}</electronic-resource-num>
<accession-num>{pmid(n)}</accession-num><remote-database-name>PubMed</remote-database-name>
</record></records></xml>"""


def scopus_csv(f: Field, n: int) -> str:
    names = """Authors|Author full names|Title|Year|Source title|Volume|Issue|Art. No.|Page start
|Cited by|Affiliations|Authors with affiliations|Abstract|Author Keywords|Index Keywords
|Funding Texts|Correspondence Address|Editors|Publisher|ISSN|Language of Original Document
|Abbreviated Source Title|Document Type|EID""".replace("\n", "").split("|")
    cells = {name: f(name) for name in names}
    cells |= {"Authors": f"{f('family')} A.; Tide B.", "Title": f("title"), "Year": "2023"}
    cells |= {"Authors with affiliations": f"{f('family')} A., {f('place')}; Tide B., Bergen"}
    cells |= {"DOI": doi(n), "PubMed ID": pmid(n), "Document Type": "Review"}
    rows = (cells, cells.values())
    return "\n".join(",".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows)


def bibtex(f: Field, n: int) -> str:
    names = """title journal shortjournal volume number pages publisher address issn abstract
        keywords note url language edition series editor file"""
    other = ",\n".join(f"  {name} = {{{f(name)}}}" for name in names.split())
    return f"""@article{{hostile{n},
  author = {{{f("family")}, {f("given")} and {{{f("group")}}}}},
  year = 2023, month = mar, doi = {{{doi(n)}}}, pmid = {{{pmid(n)}}},
{other}
}}
"""


def csl_json(f: Field, n: int) -> str:
    names = """title container-title container-title-short volume issue page publisher
        publisher-place ISSN abstract keyword note URL language edition collection-title genre
        original-title source"""
    item: dict[str, object] = {name: f(name) for name in names.split()}
    item |= {
        "id": f("id"),
        "type": "article-journal",
        "DOI": doi(n),
        "PMID": pmid(n),
        "author": [
            {"family": f("family"), "given": f("given"), "suffix": f("suffix")},
            {"literal": f("group")},
            {"family": "Tide", "given": "A", "ORCID": f("orcid")},
            {"family": "Ebb", "given": "B", "affiliation": [{"name": f("affiliation")}]},
        ],
        "editor": [{"family": f("editor"), "given": "E", "non-dropping-particle": f("particle")}],
        "issued": {"date-parts": [[2023, 3]]},
        "accessed": {"raw": f("accessed")},
        "custom": {f("custom key"): f("custom")},
        f("key"): f("value"),
    }
    return json.dumps([item])


def crossref(f: Field, n: int) -> str:
    markup = escape(f("abstract"))
    work = {
        "DOI": doi(n),
        "type": "journal-article",
        "title": [f("title")],
        "subtitle": [f("subtitle")],
        "container-title": [f("journal")],
        "short-container-title": [f("short journal")],
        "publisher": f("publisher"),
        "volume": f("volume"),
        "issue": f("issue"),
        "page": f("page"),
        "abstract": f"<jats:p>{markup}</jats:p><jats:sec>{f('raw abstract')}</jats:sec>",
        "author": [
            {"family": f("family"), "given": f("given"), "affiliation": [{"name": f("place")}]},
            {"name": f("group")},
            {"family": "Tide", "given": "A", "ORCID": f("orcid")},
        ],
        "license": [{"URL": f("license"), "content-version": "vor"}],
        "funder": [{"name": f("agency"), "award": [f("grant")]}],
        "updated-by": [{"DOI": f("corrected"), "type": f("correction"), "label": f("label")}],
        "reference": [
            {"key": "1", "unstructured": f("reference")},
            {"key": "2", "article-title": f("reference title"), "author": f("reference author"),
             "journal-title": f("reference journal"), "year": f("reference year"),
             "DOI": f("reference doi"), "first-page": f("reference page")},
        ],
        "issued": {"date-parts": [[2023, 3]]},
        "URL": f("url"),
        "resource": {"primary": {"URL": f("resource")}},
        "ISSN": [f("issn")],
        "subject": [f("subject")],
        "language": f("language"),
    }  # fmt: skip
    return json.dumps({"status": "ok", "message-type": "work", "message": work})


def pubmed_xml(f: Field, n: int) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM">
<PMID Version="1">{pmid(n)}</PMID><Article PubModel="Print"><Journal><ISSN>{f("issn")}</ISSN>
<JournalIssue><Volume>{f("volume")}</Volume><Issue>{f("issue")}</Issue>
<PubDate><Year>2023</Year></PubDate></JournalIssue><Title>{f("journal")}</Title>
<ISOAbbreviation>{f("short journal")}</ISOAbbreviation></Journal>
<ArticleTitle>{f("title")}</ArticleTitle>
<Pagination><MedlinePgn>{f("page")}</MedlinePgn></Pagination>
<Abstract><AbstractText Label="RESULTS">{f("abstract")}</AbstractText>
<AbstractText>{f("abstract 2")}</AbstractText>
<CopyrightInformation>{f("copyright")}</CopyrightInformation></Abstract>
<AuthorList CompleteYN="Y"><Author><LastName>{f("family")}</LastName>
<ForeName>{f("given")}</ForeName><Suffix>{f("suffix")}</Suffix>
<Identifier Source="ORCID">{f("orcid")}</Identifier>
<AffiliationInfo><Affiliation>{f("affiliation")}</Affiliation></AffiliationInfo></Author>
<Author><CollectiveName>{f("group")}</CollectiveName></Author></AuthorList>
<Language>{f("language")}</Language><GrantList><Grant><GrantID>{f("grant")}</GrantID>
<Acronym>{f("acronym")}</Acronym><Agency>{f("agency")}</Agency><Country>{f("country")}</Country>
</Grant></GrantList><PublicationTypeList><PublicationType>Review</PublicationType>
<PublicationType>{f("publication type")}</PublicationType></PublicationTypeList>
<VernacularTitle>{f("original title")}</VernacularTitle></Article>
<MedlineJournalInfo><MedlineTA>{f("medline journal")}</MedlineTA></MedlineJournalInfo>
<ChemicalList><Chemical><RegistryNumber>0</RegistryNumber>
<NameOfSubstance>{f("substance")}</NameOfSubstance></Chemical></ChemicalList>
<CommentsCorrectionsList><CommentsCorrections RefType="ErratumIn">
<RefSource>{f("correction")}</RefSource><Note>{f("correction note")}</Note></CommentsCorrections>
</CommentsCorrectionsList><MeshHeadingList><MeshHeading><DescriptorName>{f("mesh")}
</DescriptorName><QualifierName MajorTopicYN="Y">{f("qualifier")}</QualifierName></MeshHeading>
</MeshHeadingList><KeywordList><Keyword>{f("keyword")}</Keyword></KeywordList>
<CoiStatement>{f("conflict")}</CoiStatement>
<OtherAbstract Type="Publisher" Language="spa"><AbstractText>{f("other abstract")}</AbstractText>
</OtherAbstract></MedlineCitation><PubmedData><ArticleIdList>
<ArticleId IdType="pubmed">{pmid(n)}</ArticleId><ArticleId IdType="doi">{doi(n)}</ArticleId>
</ArticleIdList><ReferenceList><Title>{f("list title")}</Title><Reference>
<Citation>{f("reference")}</Citation><ArticleIdList>
<ArticleId IdType="doi">{f("reference doi")}</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>
"""


def jats(f: Field, n: int) -> str:
    address = escape(_NOT_XML.sub("", f.__dict__.get("raw", f)("address")))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="review-article" xml:lang="en">
<front><journal-meta><journal-title-group><journal-title>{f("journal")}</journal-title>
<abbrev-journal-title>{f("short journal")}</abbrev-journal-title></journal-title-group>
<issn>{f("issn")}</issn><publisher><publisher-name>{f("publisher")}</publisher-name></publisher>
</journal-meta><article-meta><article-id pub-id-type="doi">{doi(n)}</article-id>
<article-id pub-id-type="pmid">{pmid(n)}</article-id><title-group>
<article-title>{f("title")}</article-title><subtitle>{f("subtitle")}</subtitle></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>{f("family")}</surname>
<given-names>{f("given")}</given-names></name><xref ref-type="aff" rid="a1"/></contrib>
<contrib contrib-type="author"><collab>{f("group")}</collab></contrib></contrib-group>
<aff id="a1">{f("affiliation")}</aff><author-notes><fn fn-type="conflict"><p>{f("conflict")}</p>
</fn></author-notes><pub-date pub-type="epub"><year>2023</year></pub-date>
<volume>{f("volume")}</volume><issue>{f("issue")}</issue><fpage>{f("page")}</fpage>
<permissions><copyright-statement>{f("copyright")}</copyright-statement>
<license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>{f("license")}</license-p></license></permissions>
<abstract><sec><title>{f("abstract title")}</title><p>{f("abstract")}</p></sec></abstract>
<kwd-group><kwd>{f("keyword")}</kwd></kwd-group><funding-group><award-group>
<funding-source>{f("agency")}</funding-source><award-id>{f("grant")}</award-id></award-group>
</funding-group></article-meta></front><body><sec id="litsite"><title>{f("heading")}</title>
<p>{f("text")} <xref ref-type="bibr" rid="B1">1</xref></p>
<fig id="f1"><label>{f("label")}</label><caption><p>{f("caption")}</p></caption></fig>
<table-wrap><label>T</label><caption><p>{f("table caption")}</p></caption><table><thead><tr>
<th>{f("column")}</th></tr></thead><tbody><tr><td>{f("cell")}</td></tr></tbody></table></table-wrap>
<list><list-item><p>{f("list item")}</p></list-item></list>
<disp-quote><p>{f("quotation")}</p></disp-quote><preformat>{f("code")}</preformat>
<p><ext-link ext-link-type="uri" xlink:href="{address}">{f("link")}</ext-link></p></sec></body>
<back><ack><p>{f("thanks")}</p></ack><ref-list><ref id="B1"><label>1</label>
<mixed-citation>{f("reference")}</mixed-citation></ref><ref id="B2"><label>2</label>
<element-citation publication-type="journal"><person-group person-group-type="author"><name>
<surname>{f("reference author")}</surname><given-names>A</given-names></name></person-group>
<article-title>{f("reference title")}</article-title><source>{f("reference journal")}</source>
<year>{f("reference year")}</year><pub-id pub-id-type="doi">{f("reference doi")}</pub-id>
</element-citation></ref></ref-list></back></article>
"""


def meta_tags(f: Field, n: int) -> str:
    raw = f.__dict__.get("raw", f)  # what stands in attributes is escaped whatever the mode
    names = """title author author_institution journal_title journal_abbrev publisher
        volume issue firstpage issn keywords language author_orcid"""
    metas = "\n".join(_meta(f"citation_{name}", raw(name)) for name in names.split())
    return f"""<!DOCTYPE html><html lang="en"><head><title>{f("head title")}</title>
{metas}
{_meta("citation_doi", doi(n))}{_meta("citation_pmid", pmid(n))}
{_meta("citation_publication_date", "2023/03/04")}
{_meta("citation_reference", f"citation_title={raw('reference title')};citation_year=2001")}
{_meta("citation_reference", raw("reference"))}
{_meta("DC.Rights", raw("copyright"))}{_meta("description", raw("description"))}
{_meta("dc.subject", raw("subject"))}
<link rel="license" href="{escape(raw("license"))}"></head>
<body><div class="article fulltext-view"><h1>{f("heading")}</h1>
<div class="section abstract" id="abstract-1"><h2>Abstract</h2><p>A long enough abstract, that it
may be taken for one by those who look for its words, with a word or two on the tide, on salt and
on what the harbour master said of both when he was asked in the spring. {f("abstract")}</p></div>
<div class="section" id="sec-1"><h2>{f("section")}</h2><p>{f("text")}</p></div>
<div class="section ref-list" id="ref-list-1"><h2>References</h2><ol class="references">
<li id="ref-1">{f("printed reference")}</li><li id="ref-2">Tide A. Ebb. J Tide. 2001;1:2.</li></ol>
</div></div></body></html>"""


def pubmed_html(f: Field, n: int) -> str:
    raw = f.__dict__.get("raw", f)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8">
<title>{f("head title")} - PubMed</title><meta name="ncbi_app" content="pubmed" />
<meta name="ncbi_db" content="pubmed" /><meta name="ncbi_uid" content="{pmid(n)}" />
{_meta("citation_title", raw("meta title"))}{_meta("citation_publisher", raw("meta journal"))}
{_meta("citation_journal_title", raw("meta journal 2"))}</head><body>
<main class="article-details" id="article-details">
<header class="heading" id="heading"><div class="full-view" id="full-view-heading">
<div class="article-citation"><span class="publication-type">Review</span>
<div class="article-source"><div class="journal-actions">
<button id="full-view-journal-trigger" class="journal-actions-trigger"
title="{escape(raw("journal"))}">{f("short journal")}</button></div>
<span class="period">. </span><span class="cit">2023 Mar;12(2):1-9.</span></div>
<span class="citation-doi">doi: {doi(n)}.</span></div>
<h1 class="heading-title">{f("title")}</h1>
<div class="inline-authors"><div class="authors"><div class="authors-list">
<span class="authors-list-item "><a class="full-name">{f("author")}</a>
<sup class="affiliation-links"><a class="affiliation-link" title="{escape(raw("affiliation"))}"
href="#full-view-affiliation-1">1</a></sup></span></div></div></div>
<div class="extended-article-details" id="full-view-expanded-authors-box">
<div class="expanded-authors" id="full-view-expanded-authors"><div class="affiliations">
<ul class="item-list"><li data-affiliation-id="full-view-affiliation-1"><sup class="key">1</sup>
{f("affiliation")}</li></ul></div></div></div>
<ul class="identifiers" id="full-view-identifiers"><li><span class="identifier pubmed">
<strong class="current-id">{pmid(n)}</strong></span></li><li><span class="identifier doi">
<a class="id-link" href="https://doi.org/{doi(n)}">{doi(n)}</a></span></li></ul></div></header>
<div class="abstract" id="abstract"><h2 class="title">Abstract</h2>
<div class="abstract-content selected" id="eng-abstract"><p><strong class="sub-title">
{f("abstract title")}:</strong> {f("abstract")}</p><p>{f("abstract 2")}</p></div>
<p><strong class="sub-title">Keywords:</strong> {f("keyword")}</p>
<p class="copyright">{f("copyright")}</p></div>
<div class="conflict-of-interest" id="conflict-of-interest"><div class="statement">
<p>{f("conflict")}</p></div></div>
<div class="figures" id="figures"><figure class="figure-item ">
<a class="figure-link" href="{escape(raw("figure address"))}"></a>
<figcaption class="figure-caption-full"><strong class="figure-label">{f("label")}</strong>
<div class="figure-caption-contents">{f("caption")}</div></figcaption></figure></div>
<div class="similar-articles" id="similar"><ul class="articles-list" id="similar-articles-list">
<li class="full-docsum"><div class="docsum-content"><a class="docsum-title" href="/90000011/">
{f("similar")}</a><div class="docsum-citation full-citation">
<span class="docsum-authors full-authors">{f("similar authors")}</span>
<span class="docsum-journal-citation full-journal-citation">{f("similar journal")}</span>
<span class="citation-part">PMID: <span class="docsum-pmid">90000011</span></span></div></div></li>
</ul></div><div class="erratum-in" id="erratum-in"><ul class="references-list">
<li>{f("correction")}</li></ul></div>
<div class="references" id="references"><ol class="references-list"><li>
<ol class="references-and-notes-list"><li>{f("reference")}
<a class="reference-link" href="{escape(raw("reference address"))}">DOI</a></li></ol></li></ol>
</div>
<div id="mesh-terms" class="mesh-terms keywords-section"><ul class="keywords-list"><li>
<button class="keyword-actions-trigger">{f("mesh")} / {f("qualifier")}*</button></li></ul></div>
<div id="substances" class="substances keywords-section"><ul class="keywords-list"><li>
<button class="keyword-actions-trigger">{f("substance")}</button></li></ul></div>
<div id="publication-types" class="publication-types keywords-section"><ul class="keywords-list">
<li><button class="keyword-actions-trigger">{f("publication type")}</button></li></ul></div>
<div id="grants" class="grants"><div class="grants-list"><ul><li class="grant-item">
<a href="#">{f("grant")}</a></li></ul></div></div></main></body></html>"""


def pubmed_text(f: Field, n: int) -> str:
    return f"""Skip to main page content
An official website of the United States government
Search PubMed
Search
Advanced
User Guide
Save
Email
Review
{f("short journal")}
. 2023 Mar;12(2):101-119. doi: {doi(n)}. Epub 2023 Jan 9.
{f("title")}
{f("author")} 1, Kevin O'Brien Jr; {f("group")}
Affiliations Collapse
Affiliations
1 {f("affiliation")}
PMID: {pmid(n)} DOI: {doi(n)}
Abstract
Background: {f("abstract")}

{f("abstract 2")}

Keywords: {f("keyword")}; tide.

{f("copyright")}

PubMed Disclaimer

Conflict of interest statement
{f("conflict")}

Figures
Figure 1
Figure 1
{f("caption")}
Similar articles
{f("similar")}
Meer A, Ng W.
J Tide. 2019 Oct;10(2):1-5. doi: 10.5555/jt.2019.1. Epub 2019 Sep 1.
PMID: 90000011 Free PMC article. Review.
See all similar articles
Erratum in
{f("correction")}
References
{f("reference")} - DOI - PubMed
A book about salt. Oslo: Salt Press; 1999.
Publication types
Review
{f("publication type")}
MeSH terms
Animals
{f("mesh")} / {f("qualifier")}*
Substances
{f("substance")}
Grants and funding
{f("grant")}
LinkOut - more resources
Full Text Sources
A publisher
"""


def escaped(write: Write) -> Write:
    """The writer with contents that arrive as characters, not as markup."""

    def write_escaped(field: Field, number: int) -> str:
        text = as_text(field)
        text.__dict__["raw"] = field
        return write(text, number)

    return write_escaped


def without_braces(write: Write) -> Write:
    """The writer with TeX's braces and "@" made harmless: they would break or begin an entry."""
    return lambda field, number: write(
        lambda name: re.sub(r"([{}])", r"\\\1", field(name)).replace("@", "(at)"), number
    )


def past_the_head(write: Write) -> Write:
    """The writer with its NUL characters past the first bytes, by which binary files are told."""
    return lambda field, number: f"<!-- {'-' * 5000} -->{write(field, number)}"


_TEXTS: dict[str, tuple[str, Write]] = {
    "nbib": (".nbib", nbib),
    "ris": (".ris", ris),
    "endnote_xml": (".xml", escaped(endnote_xml)),
    "scopus_csv": (".csv", scopus_csv),
    "web_of_science": (".txt", web_of_science),
    "bibtex": (".bib", without_braces(bibtex)),
    "csl_json": (".json", csl_json),
    "crossref_json": (".json", crossref),
    "pubmed_xml": (".xml", escaped(pubmed_xml)),
    "jats_xml": (".xml", escaped(jats)),
    "meta_tags": (".html", escaped(meta_tags)),
    "pubmed_html": (".html", escaped(pubmed_html)),
    "pubmed_text": (".txt", without_braces(pubmed_text)),
}
_MARKUP: dict[str, tuple[str, Write]] = {
    "raw_meta_tags": (".html", past_the_head(meta_tags)),
    "raw_pubmed_html": (".html", past_the_head(pubmed_html)),
}
_XML: dict[str, tuple[str, Write]] = {
    "raw_pubmed_xml": (".xml", pubmed_xml),
    "raw_jats_xml": (".xml", jats),
}
SOURCES = {**_TEXTS, **_MARKUP, **_XML}
"""Every source with its file's ending and a writer; contents arrive as text, in "raw_…" sources
as markup of the page itself."""

GROUP = {name: 40 if name in _TEXTS else 20 for name in SOURCES}
"""How many vectors stand in one field."""


def vectors_for(name: str) -> Iterator[str]:
    """The vectors that a source's file can hold without ceasing to be one."""
    if name in _MARKUP:
        markup = vectors.all_vectors(vectors.MARKUP_KINDS)
        yield from (each for each in markup if not vectors.swallows(each))
    elif name in _XML:
        yield from filter(_is_xml, vectors.all_vectors(vectors.MARKUP_KINDS))
    else:
        for vector in vectors.all_vectors():
            if name in ("csl_json", "crossref_json"):
                yield vector
            else:
                yield re.sub("[\0\ud800-\udfff]", "", vector)


def _is_xml(vector: str) -> bool:
    try:
        etree.fromstring(f'<p xmlns:xlink="x" xmlns:ev="y">{vector}</p>')
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True
