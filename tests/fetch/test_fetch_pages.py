import datetime
import json

import pytest
from loopback import Reply
from services import JSON, XML, crossref, efetch, message, pubmed_record, pubmed_set, work

from generator.errors import LitsiteError
from generator.fetch import Fetched, NotFetched, fetch_pages
from generator.sources import extract_page, pubmed_xml
from generator.sources.page import date_file
from generator.sources.reading import read_page

ARTICLE = b"<!DOCTYPE html>\n<html><head><title>A finding</title></head><body>Words</body></html>"


@pytest.fixture
def fetch(settings, said, tmp_path):
    def run(*wanted, **changes):
        import dataclasses

        changed = dataclasses.replace(settings, **changes)
        return fetch_pages(wanted, tmp_path / "saved", changed, said.append)

    return run


def test_pmids_come_in_one_batch_as_pages_of_their_own(server, fetch):
    server.routes["/eutils/efetch.fcgi"] = efetch({"101", "102", "103"})
    first, second, missing = fetch("101", "https://pubmed.ncbi.nlm.nih.gov/102/", "999")
    assert isinstance(first, Fetched)
    assert (first.wanted, first.path.name) == ("101", "pubmed-101.xml")
    assert first.url == "https://pubmed.ncbi.nlm.nih.gov/101/"
    assert second.path.name == "pubmed-102.xml"
    assert missing == NotFetched("999", "PubMed has no record 999", "check the number's spelling")
    assert len(server.asked) == 1
    assert server.asked[0].query["id"] == "101,102,999"
    page = read_page(second.path)
    assert pubmed_xml.matches(page)
    (extraction,) = pubmed_xml.extract(page)
    assert extraction.document.item.title == "A made-up finding, number 102"
    assert extraction.document.item.pmid == "102"


def test_many_pmids_are_paced_in_batches_of_two_hundred(server, fetch, hand, said):
    pmids = [str(number) for number in range(1000, 1450)]
    known = {"1000", "1199", "1200", "1449"}
    server.routes["/eutils/efetch.fcgi"] = efetch(known)
    outcomes = fetch(*pmids)
    assert [outcome.wanted for outcome in outcomes] == pmids
    assert {outcome.wanted for outcome in outcomes if isinstance(outcome, Fetched)} == known
    assert [len(asked.query["id"].split(",")) for asked in server.asked] == [200, 200, 50]
    assert hand.waits == pytest.approx([0.35, 0.35])
    assert said == ["asked for 200 of 450", "asked for 400 of 450"]


def test_ncbi_is_told_who_asks_and_may_be_asked_more_often_with_a_key(server, fetch, hand):
    pmids = [str(number) for number in range(1000, 1450)]
    server.routes["/eutils/efetch.fcgi"] = efetch({"1000"})
    fetch(*pmids, email="reader@lab.test", ncbi_api_key="secret")
    query = server.asked[0].query
    assert (query["tool"], query["email"], query["api_key"]) == (
        "litsite",
        "reader@lab.test",
        "secret",
    )
    assert hand.waits == pytest.approx([0.11, 0.11])


def test_without_key_and_email_none_is_sent(server, fetch):
    server.routes["/eutils/efetch.fcgi"] = efetch({"101"})
    fetch("101")
    assert server.asked[0].query.keys() == {"db", "id", "retmode", "tool"}


def test_what_was_fetched_is_not_asked_for_again(server, fetch, hand):
    server.routes["/eutils/efetch.fcgi"] = efetch({"101"})
    (first,) = fetch("101")
    day = datetime.datetime.fromtimestamp(hand.time, datetime.UTC).date().isoformat()
    first.path.unlink()
    hand.time += 5 * 86_400
    (second,) = fetch("101")
    assert (first.cached, second.cached) == (False, True)
    assert len(server.asked) == 1
    assert date_file(second.path) == day  # the day it was fetched, not the day it was saved again


def test_malformed_xml_is_asked_for_again_and_then_refused(server, fetch):
    broken = Reply(body=pubmed_set(pubmed_record("101"))[:-40], content_type=XML)
    whole = Reply(body=pubmed_set(pubmed_record("101")), content_type=XML)
    server.routes["/eutils/efetch.fcgi"] = [broken, whole]
    (outcome,) = fetch("101")
    assert isinstance(outcome, Fetched)
    server.routes["/eutils/efetch.fcgi"] = broken
    (outcome,) = fetch("102")
    assert "NCBI's answer is broken: XML that is not well-formed" in outcome.reason
    assert len(server.asked) == 2 + 4


def test_entity_bombs_are_refused(server, fetch, tmp_path):
    bomb = b'<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [<!ENTITY a "aa">]>'
    bomb += pubmed_set(pubmed_record("101")).partition(b'250101.dtd">\n')[2]
    server.routes["/eutils/efetch.fcgi"] = Reply(body=bomb, content_type=XML)
    (outcome,) = fetch("101")
    assert "entities" in outcome.reason
    assert list((tmp_path / "saved").iterdir()) == []


def test_a_web_page_in_place_of_records_is_refused(server, fetch):
    server.routes["/eutils/efetch.fcgi"] = Reply(body=b"<html>Sorry</html>")
    (outcome,) = fetch("101")
    assert outcome.reason == "NCBI answers with something that is not a set of records"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"<PubmedArticleSet></PubmedArticleSet>", content_type=XML),
        Reply(400, b'{"error":"Error in efetch: ID list is empty! No correct IDs."}'),
        Reply(body=b"<eFetchResult><ERROR>ID list is empty!</ERROR></eFetchResult>"),
    ],
)
def test_unknown_pmids_are_said_to_be_so(server, fetch, reply):
    server.routes["/eutils/efetch.fcgi"] = reply
    (outcome,) = fetch("999")
    assert outcome.reason == "PubMed has no record 999"


def test_a_wrong_key_is_said_to_be_so(server, fetch):
    server.routes["/eutils/efetch.fcgi"] = Reply(400, b'{"error":"API key invalid"}')
    (outcome,) = fetch("101", ncbi_api_key="secret")
    assert "API key invalid" in outcome.reason
    assert outcome.remedy == "check NCBI_API_KEY"
    assert "secret" not in repr(outcome)


def test_a_doi_is_asked_of_crossref(server, fetch):
    doi = "10.5555/made.up-1"
    server.routes["/crossref/*"] = crossref({doi: work(doi)})
    (outcome,) = fetch(f"https://doi.org/{doi.upper()}", email="reader@lab.test")
    assert outcome.path.name == "crossref-10.5555-made.up-1.json"
    assert outcome.url == f"https://doi.org/{doi}"
    assert json.loads(outcome.path.read_bytes())["message"]["DOI"] == doi
    assert server.asked[0].query == {"mailto": "reader@lab.test"}
    assert server.asked[0].headers["accept"] == "application/json"


def test_a_doi_with_odd_letters_reaches_crossref_whole(server, fetch):
    doi = "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"
    server.routes["/crossref/*"] = crossref({})
    fetch("10.1000/a?b#c%2Fd")
    fetch(doi)
    assert "/crossref/works/10.1000/a?b#c/d" in server.paths()


def test_dois_that_look_alike_as_file_names_stay_apart(server, fetch):
    dois = ["10.5555/a/b", "10.5555/a-b", "10.5555/a_b", "10.5555/a(b"]
    server.routes["/crossref/*"] = crossref({doi: work(doi) for doi in dois})
    assert len({outcome.path for outcome in fetch(*dois)}) == 4


def test_a_doi_of_another_agency_is_resolved(server, fetch):
    server.routes["/crossref/*"] = crossref({})
    server.routes["/doi/10.5281/zenodo.1"] = Reply(303, headers={"Location": "/agency/1"})
    item = {"type": "dataset", "title": "Made-up counts", "DOI": "10.5281/zenodo.1"}
    csl = "application/vnd.citationstyles.csl+json"
    server.routes["/agency/1"] = Reply(body=json.dumps(item).encode(), content_type=csl)
    (outcome,) = fetch("10.5281/zenodo.1")
    assert outcome.path.name == "doi-10.5281-zenodo.1.json"
    assert json.loads(outcome.path.read_bytes()) == item
    assert [asked.headers["accept"] for asked in server.asked[1:]] == [csl, csl]


def test_a_doi_nobody_knows(server, fetch):
    server.routes["/crossref/*"] = crossref({})
    server.routes["/doi/10.5555/web"] = Reply(body=b"<html>a landing page</html>")
    unknown, page = fetch("10.5555/none", "10.5555/web")
    assert unknown.reason == "no agency has a record of 10.5555/none"
    assert page.reason == "no agency has a record of 10.5555/web"


def test_an_article_of_pmc_is_saved_as_jats(server, fetch):
    article = b'<article xmlns:xlink="http://www.w3.org/1999/xlink"><front/></article>'
    body = b'<?xml version="1.0"?><pmc-articleset>' + article + b"</pmc-articleset>"
    server.routes["/eutils/efetch.fcgi"] = Reply(body=body, content_type=XML)
    (outcome,) = fetch("https://pmc.ncbi.nlm.nih.gov/articles/PMC77/")
    assert outcome.path.read_bytes().strip() == article
    assert (server.asked[0].query["db"], server.asked[0].query["id"]) == ("pmc", "77")


def test_a_page_is_saved_with_its_address(server, fetch):
    server.routes["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /search\n")
    server.routes["/a"] = Reply(301, headers={"Location": "/article/1"})
    server.routes["/article/1"] = Reply(body=ARTICLE)
    (outcome,) = fetch(f"{server.url}/a#abstract")
    page = read_page(outcome.path)
    assert page.url == f"{server.url}/article/1"
    assert outcome.url == page.url
    assert outcome.path.suffix == ".html"
    assert page.text.startswith("<!DOCTYPE html>")
    assert "<body>Words</body>" in page.text
    assert server.paths() == ["/robots.txt", "/a", "/article/1"]


def test_a_page_that_robots_txt_forbids_is_not_asked_for(server, fetch):
    server.routes["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /private\n")
    server.routes["/open"] = Reply(302, headers={"Location": "/private/page"})
    server.routes["/private/*"] = Reply(body=ARTICLE)
    for outcome in fetch(f"{server.url}/private/page", f"{server.url}/open"):
        assert outcome.reason == "127.0.0.1 asks programs not to read this page"
        assert outcome.remedy == "save the page in a browser and add the file"
    assert server.paths() == ["/robots.txt", "/open"]


def test_dots_in_a_path_do_not_lead_around_robots_txt(server, fetch):
    server.routes["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /private\n")
    (outcome,) = fetch(f"{server.url}/open/../private/page")
    assert outcome.reason == "127.0.0.1 asks programs not to read this page"


def test_where_robots_txt_cannot_be_read_nothing_is(server, fetch):
    server.routes["/robots.txt"] = Reply(503)
    server.routes["/a"] = Reply(body=ARTICLE)
    (outcome,) = fetch(f"{server.url}/a")
    assert "which says what programs may read, answers 503" in outcome.reason
    assert set(server.paths()) == {"/robots.txt"}


def test_a_site_may_ask_for_time_between_pages(server, fetch, hand):
    server.routes["/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 8\n")
    server.routes["/*"] = Reply(body=ARTICLE)
    fetch(f"{server.url}/a", f"{server.url}/b")
    assert 8 in hand.waits


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(body=b"%PDF-1.7 ..."), "a PDF"),
        (Reply(body=b"x", content_type="application/pdf"), "a PDF"),
        (Reply(body=b"x", content_type="image/png"), "image/png, not a page"),
        (Reply(body=b" \n"), "an empty page"),
        (Reply(404), "there is no page at"),
        (Reply(403), "does not give it to programs"),
        (Reply(302, headers={"Location": "http://10.0.0.1/"}), "private network"),
    ],
)
def test_what_is_no_page_is_refused(server, fetch, tmp_path, reply, reason):
    server.routes["/a"] = reply
    (outcome,) = fetch(f"{server.url}/a")
    assert reason in outcome.reason
    assert list((tmp_path / "saved").iterdir()) == []


def test_an_encoding_only_the_header_states_is_not_lost(server, fetch):
    body = "<html><title>Ångström</title><body>naïve</body></html>".encode("latin-1")
    server.routes["/a"] = Reply(body=body, content_type="text/html; charset=ISO-8859-1")
    server.routes["/b"] = Reply(
        body="<html><title>Γλώσσα</title>".encode("iso-8859-7"),
        content_type='text/html; charset="iso-8859-7"',
    )
    latin, greek = fetch(f"{server.url}/a", f"{server.url}/b")
    assert "Ångström" in read_page(latin.path).text
    assert "Γλώσσα" in read_page(greek.path).text


def test_an_address_cannot_break_out_of_its_comment(server, fetch):
    server.routes["/*"] = Reply(body=ARTICLE)
    (outcome,) = fetch(f"{server.url}/a--><script>x</script>")
    assert b"<script" not in outcome.path.read_bytes()


def test_a_file_name_never_leaves_the_folder(server, fetch, tmp_path):
    server.routes["/*"] = Reply(body=ARTICLE)
    for address in ("/..%2f..%2fetc/passwd", "/" + "long/" * 200, "/CON", "/a.html%00.exe", "/?.."):
        (outcome,) = fetch(server.url + address)
        assert outcome.path.parent == tmp_path / "saved"
        assert len(outcome.path.name) < 120


def test_one_bad_thing_does_not_stop_the_others(server, fetch):
    server.routes["/eutils/efetch.fcgi"] = efetch({"101"})
    server.routes["/crossref/*"] = crossref({"10.5555/x": work("10.5555/x")})
    kinds = [
        type(outcome).__name__
        for outcome in fetch(
            "http://10.0.0.1/", "101", "nonsense", "10.5555/x", "http://u:p@a.test"
        )
    ]
    assert kinds == ["NotFetched", "Fetched", "NotFetched", "Fetched", "NotFetched"]


def test_offline_every_thing_wanted_says_so(fetch):
    from generator.fetch.failures import SAVE_IT, NoNetwork

    def resolve(host, port):
        raise NoNetwork(f"no network: {host} is not found", SAVE_IT)

    changes = {
        "resolve": resolve,
        "eutils": "http://eutils.test",
        "crossref": "http://crossref.test",
    }
    outcomes = fetch("101", "10.5555/x", "http://journal.test/a", **changes)
    hosts = ["eutils.test", "crossref.test", "journal.test"]
    for outcome, host in zip(outcomes, hosts, strict=True):
        assert outcome.reason == f"no network: {host} is not found"
        assert outcome.remedy == "save the page in a browser and add the file"


def test_a_folder_that_cannot_be_written(server, settings, said, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(LitsiteError, match="cannot be written"):
        fetch_pages(["101"], tmp_path / "file", settings, said.append)


def test_what_is_saved_is_read_as_any_page(server, fetch):
    """The whole way: fetched, saved, recognised by the ordinary sources."""
    server.routes["/eutils/efetch.fcgi"] = efetch({"101"})
    server.routes["/crossref/*"] = crossref({"10.5555/x": work("10.5555/x", "Made-up work")})
    titles = []
    for outcome in fetch("101", "10.5555/x"):
        for extraction in extract_page(read_page(outcome.path)):
            titles.append(extraction.document.item.title)
    assert titles == ["A made-up finding, number 101", "Made-up work"]


def test_messages_of_crossref_that_break_off_are_asked_for_again(server, fetch):
    whole = message("work", work("10.5555/x"))
    server.routes["/crossref/works/10.5555/x"] = [
        Reply(body=whole[:-9], content_type=JSON),
        Reply(body=whole, content_type=JSON),
    ]
    (outcome,) = fetch("10.5555/x")
    assert outcome.path.read_bytes() == whole
