"""Pages that are saved often and are not an article: each refused in its own words."""

from __future__ import annotations

import html
import re
from collections import Counter

from generator.errors import PageRefused
from generator.sources.page import SavedPage

MAX_MARKUP = 16 * 1024 * 1024
"""The most characters of markup that are taken apart, beside pictures saved inside the page."""

MAX_DEPTH = 300
"""Tags open at once: real pages have some dozens; each level costs whoever asks for the text
of elements time in proportion to the page."""

PRINTED_PMID = re.compile(r"\bPMID:(?:\s|<[^<>]{0,200}>|&nbsp;){0,9}\d")
"""A PubMed page's own number, as it is seen."""

_XML = re.compile(
    r"<\?xml\s|<!DOCTYPE\s+(?!html\b)|<(?:Pubmed\w+|MedlineCitation\w*|article\s)", re.I
)
_TITLE = re.compile(r"<title[^>]{0,500}>(.{0,5000}?)</title", re.I | re.S)
_FIRST_HEADING = re.compile(r"<h1\b[^>]{0,500}>(.{0,5000}?)</h1", re.I | re.S)
_MARKUP = re.compile(r"<[a-z!?/]", re.I)
_EXPORT = re.compile(r"[\s\ufeff]*(?:[{\[@]|TY  ?-|PMID- )")
"""How exports of records begin, whose texts may hold markup without being a page."""

_ARTICLE = re.compile(
    r"citation_title|\bid\s*=\s*[\"']?article-details|full-view-heading|"
    r"name\s*=\s*[\"']?(?:dc|dcterms|prism)\.|ScholarlyArticle|bepress_citation_title",
    re.I,
)
_CHALLENGE_TITLE = re.compile(
    r"just a moment|attention required|checking your browser|are you (?:a robot|human)|"
    r"access (?:denied|to this page has been denied)|security (?:check|verification)|captcha|"
    r"pardon our interruption|request unsuccessful|human verification|robot check|bot check|"
    r"verify(?:ing)? you are human|one moment, please|ddos protection|unusual traffic",
    re.I,
)
_CHALLENGE = re.compile(
    r"cf-browser-verification|cf_chl_opt|challenges\.cloudflare\.com|_Incapsula_Resource|"
    r"px-captcha|unusual traffic from your|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"enable javascript and cookies to continue|checking if the site connection is secure",
    re.I,
)
_CONSENT = re.compile(
    r"cookie (?:consent|preferences|settings|policy)|before you continue|privacy settings|"
    r"consent\b.*\bcookies|cookies (?:required|must be enabled)|enable cookies|"
    r"your privacy choices|cookies? (?:absent|disabled|not supported)",
    re.I,
)
_SEARCH = re.compile(
    r"search results?|results? for\b|^search\b|\bsearch$|advanced search|all content items|"
    r"\bsearch\s*[|:–-]|google scholar",
    re.I,
)
_SEARCH_BODY = re.compile(
    r"<body\b[^<>]*\bid\s*=\s*[\"']?(?:search-?)?results\b|<h1[^<>]*>\s*search results", re.I
)
_CONTENTS = re.compile(
    r"table of contents|^contents\b|current issue|latest issue|latest articles|all issues|"
    r"browse (?:articles|issues|journals)|\bvol(?:ume)?\.? ?\d+,? ?(?:no|issue|number)\.? ?\d+\W*$",
    re.I,
)
_ERROR = re.compile(
    r"^(?:\W*(?:error )?(?:40[0-9]|50[0-9])\b|page not found|not found|error\b|bad gateway|"
    r"service unavailable|forbidden)|\b(?:page|article|doi) not found\b|error blocked|"
    r"(?:down|closed) for maintenance|^(?:site )?maintenance\b|temporarily unavailable|"
    r"too many requests",
    re.I,
)
_TOO_MANY = re.compile(r"too many requests|error blocked|rate limit|^\W*(?:error )?429\b", re.I)
_ANSWER = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!DOCTYPE[^>]*>\s*)*(?:<\w+>\s*)?(?:<ERROR>|\{\s*\"error\"\s*:\s*\"|"
    r"(?:id:\s*\S+\s+)?(?=Error occurred))([^<\"\n]{1,200})",
    re.I,
)
_PUBMED_AGAIN = "save them from PubMed again, in the format PubMed"
_AS_RIS = "export them again as RIS, BibTeX or CSL-JSON"
_OTHER_RECORDS = (
    (r"\W*PMID\W{1,3}Title\W", "PubMed's CSV file, which lacks abstracts", _PUBMED_AGAIN),
    (r"1: [^\n]{20,}\bPMID: ?\d", "PubMed's summaries, which lack abstracts", _PUBMED_AGAIN),
    (r"\s*(?:\d{5,8}\s+)*\d{5,8}\s*$", "PMIDs without their records", _PUBMED_AGAIN),
    (r"(?:<\?xml[^>]*>\s*)?<rdf:RDF\b", "RDF, which is not read", _AS_RIS),
    (r"\W*Authors?\W{1,3}(?:Author|Title)", "a table of records, which is not read", _AS_RIS),
    (r"\W*Key\W{1,3}Item Type\W", "Zotero's CSV file, which is not read", _AS_RIS),
)
"""How records begin in forms that are no source's, what they are, and what to do."""

_TRANSLATED = re.compile(
    r"<html\b[^<>]{0,2000}\bclass\s*=\s*[\"']?[^\"'<>]{0,500}\btranslated-(?:ltr|rtl)\b|"
    r"\s_msttexthash\s*=",
    re.I,
)
"""What Chrome's and Edge's translations leave in a page."""

_SIGN_IN = re.compile(r"^(?:log ?in|sign in|institutional (?:login|access)|shibboleth)", re.I)
_TEXT_SEARCH = re.compile(
    r"^[^\S\n]*+(?:results by year|sorted by:.*|page\s+(?:\d+\s+)?of [\d,]+|\d[\d,]* results|"
    r"search results\s*-?\s*pubmed|.* - search results - pubmed)[^\S\n]*+$",
    re.I | re.M,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)([^<>]*+)>")
_VOID_NAMES = """area base br col embed hr img input link meta param source track wbr p li td tr th
    dt dd option"""
_VOID = frozenset(_VOID_NAMES.split())

_DIVISION = re.compile(r"<div\b", re.I)
_DIVISION_END = re.compile(r"</div\b", re.I)
_EMBEDDED = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=%\s]*")

_SAVE_ARTICLE = "open one article and save that"


def refuse(page: SavedPage) -> None:
    """Raises PageRefused where the page is known not to be an article."""
    text = page.text
    if not text or is_xml(text):
        return
    if not _MARKUP.search(text[:4000]):
        if _is_search_copy(text):
            raise PageRefused("a PubMed search page, not an article", _SAVE_ARTICLE)
        return
    is_page = re.search(r"<(?:html|head|body|title|div)\b", text[:100_000], re.I) is not None
    if is_page and len(text) > MAX_MARKUP and len(_EMBEDDED.sub("", text)) > MAX_MARKUP:
        raise PageRefused(
            f"{len(text) // 1_000_000} MB of markup", "an article page is smaller: save it again"
        )
    if _count_depth(text) > MAX_DEPTH:
        raise PageRefused("its tags are nested past all sense", "save the page again")
    if not is_page or _EXPORT.match(text):
        return
    if _TRANSLATED.search(text):
        raise PageRefused(
            "a page in the browser's own translation: its words are not the article's",
            "have the browser show the original, and save that",
        )
    if _breaks_off(text):
        raise PageRefused("a page that breaks off before its end", "save the page again")
    title = _read_words(_TITLE, text)
    _refuse_pubmed(text, title)
    # An article may be called "Access denied" or "Search": what says it is one comes first.
    if not _ARTICLE.search(text):
        _refuse_by_title(text, title, _read_words(_FIRST_HEADING, text))


def refuse_answer(page: SavedPage) -> None:
    """Raises PageRefused where the file is what a service answers in place of a record, or holds
    records in a form that no source reads."""
    if found := _ANSWER.match(page.text[:2000]):
        raise PageRefused(
            f"a service's answer that it gave no record: {found[1].strip()}",
            "wait a while and fetch the record again, or check its number",
        )
    for pattern, what, remedy in _OTHER_RECORDS:
        if re.match(pattern, page.text[:5000].lstrip("\ufeff \t\r\n")):
            raise PageRefused(what, remedy)
    if not page.text:
        raise PageRefused(
            "a packed or very large file in which no records were found",
            "unpack it and add what is inside",
        )


def is_xml(text: str) -> bool:
    """Whether a text is XML of records or articles, not a page: its own readers judge that."""
    start = text[:5000].lstrip("\ufeff \t\r\n")
    return _XML.match(start) is not None and not re.search(r"<html[\s>]", start, re.I)


def _breaks_off(text: str) -> bool:
    """Whether a page ends inside a tag, a comment, a script or its divisions: the rest was never
    saved."""
    tail = text[-20_000:]
    if "</html" in tail[-2000:].lower():
        return False
    lower = tail.lower()
    # The ends of body and page may be left out, those of divisions may not.
    is_cut = "</body" not in lower[-2000:] and "<body" in text.lower()
    return (
        (is_cut and len(_DIVISION.findall(text)) - len(_DIVISION_END.findall(text)) > 1)
        or re.search(r"<[a-z/][^<>]*$", lower) is not None
        or lower.rfind("<!--") > lower.rfind("-->")
        or lower.rfind("<script") > lower.rfind("</script")
    )


def _read_words(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text[:500_000])
    words = re.sub(r"<[^<>]*>", " ", found.group(1)) if found else ""
    return re.sub(r"\s+", " ", html.unescape(words)).strip()


def _refuse_by_title(text: str, title: str, heading: str) -> None:
    if _CHALLENGE_TITLE.search(title) or _CHALLENGE.search(text):
        raise PageRefused(
            "a page that asks whether you are a robot, not an article",
            "open the article in a browser, wait for it, and save it then",
        )
    if _CONSENT.search(title) or _CONSENT.fullmatch(heading):
        raise PageRefused(
            "a cookie or consent page, not an article", "accept or decline, then save the article"
        )
    if _TOO_MANY.search(title) or _TOO_MANY.search(heading):
        raise PageRefused(
            "a site's answer that it was asked too often, not an article",
            "wait a while, open the article and save it again",
        )
    if _ERROR.search(title) or _ERROR.fullmatch(heading):
        raise PageRefused("an error page, not an article", "open the article and save it again")
    if _SIGN_IN.search(title):
        raise PageRefused("a sign-in page, not an article", "sign in, then save the article")
    if _SEARCH.search(title) or _SEARCH_BODY.search(text):
        raise PageRefused("a search page, not an article", _SAVE_ARTICLE)
    if _CONTENTS.search(title) or _CONTENTS.search(heading):
        raise PageRefused("a table of contents, not an article", _SAVE_ARTICLE)


def _refuse_pubmed(text: str, title: str) -> None:
    """PubMed's own pages: the search page, the home page, and those that hold no article."""
    if not title.endswith("PubMed"):
        return
    # Its search page can show whole abstracts, each with an article's ids.
    if re.search(r"\bid\s*=\s*[\"']?search-page\b", text) or "Search Results - PubMed" in title:
        raise PageRefused("a PubMed search page, not an article", _SAVE_ARTICLE)
    if _ARTICLE.search(text):
        return
    if title == "PubMed":
        raise PageRefused("PubMed's home page, not an article", _SAVE_ARTICLE)
    if not PRINTED_PMID.search(text):  # else its words may be there without its marks
        raise PageRefused("a PubMed page without an article", _SAVE_ARTICLE)


def _is_search_copy(text: str) -> bool:
    """Whether copied text is PubMed's list of results: those pages say how many there are."""
    return len(_TEXT_SEARCH.findall(text)) > 0 and len(re.findall(r"\bPMID: ?\d", text)) > 1


def _count_depth(text: str) -> int:
    """How deep tags are nested at most, near enough, without parsing."""
    if text.count("<") < MAX_DEPTH:
        return 0
    depth = deepest = 0
    opened: Counter[str] = Counter()
    for found in _TAG.finditer(text):
        closing, name, attributes = found.groups()
        name = name.lower()
        if name in _VOID or attributes.endswith("/"):
            continue
        step = -1 if closing else 1
        if closing and not opened[name]:
            continue  # it ends nothing: a browser passes it over, too
        opened[name] += step
        depth += step
        deepest = max(deepest, depth)
    return deepest
