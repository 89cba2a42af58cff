"""litsite enrich against services on loopback that behave, and that do not."""

import dataclasses
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "fetch"))

from loopback import Reply, serve
from services import crossref, efetch, pubmed_record, pubmed_set, work

from generator.cli.reports import print_enriched
from generator.commands.enrich import EnrichReport, Wanting, enrich_project
from generator.content.load import load_review
from generator.content.yaml import load_yaml
from generator.fetch import Clock, FetchSettings
from generator.model import Name
from generator.progress import Silent
from generator.project import Project

REVIEW = """---
type: article-journal
title: A review of made-up findings
issued: "2024"
---

## Abstract

Words.
"""
ENTRY = "- id: {id}\n  number: {number}\n  type: article-journal\n"


@pytest.fixture
def server():
    with serve() as loopback:
        yield loopback


@pytest.fixture
def settings(server, tmp_path):
    time = [1_780_000_000.0]
    return FetchSettings(
        cache=tmp_path / ".litsite" / "fetch",
        eutils=f"{server.url}/eutils",
        crossref=f"{server.url}/crossref",
        doi_resolver=f"{server.url}/doi",
        allow_loopback=True,
        clock=Clock(
            now=lambda: time[0],
            ticks=lambda: time[0],
            sleep=lambda seconds: time.__setitem__(0, time[0] + seconds),
        ),
    )


@pytest.fixture
def project(tmp_path):
    for name in ("reviews", "references"):
        (tmp_path / "content" / name).mkdir(parents=True)
    return Project(tmp_path)


def write(project: Project, key: str, *entries: str) -> Path:
    """A review with a reference list; an entry is its lines after id, number and type."""
    (project.content / "reviews" / f"{key}.md").write_text(REVIEW, encoding="utf-8")
    path = project.content / "references" / f"{key}.yaml"
    text = "references:\n"
    for number, entry in enumerate(entries, start=1):
        text += ENTRY.format(id=f"{key}-{number}", number=number)
        text += "".join(f"  {line}\n" for line in entry.splitlines())
    path.write_text(text, encoding="utf-8")
    return path


def test_gaps_are_filled_by_pmid_and_by_doi(server, settings, project):
    write(project, "one", 'PMID: "101"\nraw: "Quill A. 2019."', "DOI: 10.5555/x\nvolume: '99'")
    server.routes["/eutils/efetch.fcgi"] = efetch({"101"})
    server.routes["/crossref/works"] = crossref({"10.5555/x": work("10.5555/x", "Made-up work")})
    report = enrich_project(project, settings)
    first, second = load_review(project.content, "one").references
    assert first.item.title == "A made-up finding, number 101"
    assert first.item.author == (Name(family="Quill", given="Ada"),)  # no affiliations
    assert first.item.container_title == "Journal of Made-up Findings"
    assert first.item.issued.year == 2019
    assert (first.id, first.number, first.raw) == ("one-1", 1, "Quill A. 2019.")
    assert second.item.title == "Made-up work"
    assert second.item.volume == "99"
    assert second.item.container_title_short == "Ann Invent"
    assert [each.reference for each in report.enriched] == ["one-1", "one-2"]
    assert "title" in report.enriched[0].filled
    assert "container-title" in report.enriched[0].filled
    assert "volume" not in report.enriched[1].filled
    assert report.not_found == report.differs == report.failed == report.problems == ()


def test_what_an_entry_states_is_never_overwritten(server, settings, project):
    write(
        project,
        "one",
        'PMID: "101"\ntitle: A made up finding number 101 (my note)\nvolume: "X"\npage: e5',
    )
    server.routes["/eutils/efetch.fcgi"] = efetch({"101"})
    enrich_project(project, settings)
    (entry,) = load_review(project.content, "one").references
    assert entry.item.title == "A made up finding number 101 (my note)"
    assert (entry.item.volume, entry.item.page) == ("X", "e5")
    assert entry.item.issue == "2"


def test_a_second_run_changes_no_byte_and_asks_nothing(server, settings, project):
    path = write(project, "one", 'PMID: "101"', "DOI: 10.5555/x", "title: No identifier")
    server.routes["/eutils/efetch.fcgi"] = efetch({"101"})
    server.routes["/crossref/works"] = crossref({"10.5555/x": work("10.5555/x")})
    enrich_project(project, settings)
    once, asked = path.read_bytes(), len(server.asked)
    assert enrich_project(project, settings) == EnrichReport()
    assert path.read_bytes() == once
    assert len(server.asked) == asked


def test_comments_and_other_entries_keep_their_lines(server, settings, project):
    path = write(project, "one", 'PMID: "101"', "title: Mine  # checked by hand\nissued: '1999'")
    server.routes["/eutils/efetch.fcgi"] = efetch({"101"})
    enrich_project(project, settings)
    assert "title: Mine  # checked by hand\n" in path.read_text(encoding="utf-8")
    assert load_yaml(path.read_text(encoding="utf-8"))["references"][0]["title"]


def test_entries_that_lack_nothing_are_not_asked_for(server, settings, project):
    whole = "title: T\nauthor:\n- {family: A}\ncontainer-title: J\nissued: '2001'\nPMID: '101'"
    book = "title: T\neditor:\n- {family: A}\nissued: '2001'\nDOI: 10.5555/b"
    path = write(project, "one", whole, book)
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "number: 2\n  type: article-journal", "type: book"
        ),
        encoding="utf-8",
    )
    assert enrich_project(project, settings) == EnrichReport()
    assert server.asked == []


def test_a_doubtful_entry_is_trusted_once_its_record_agrees(server, settings, project):
    title = "title: A made-up finding, number 101\n"
    author = "author:\n- {family: Quill, given: A.}\n"
    write(
        project,
        "one",
        f'PMID: "101"\n{title}{author}doubtful: true\nraw: a',
        'PMID: "102"\ndoubtful: true\nraw: b',
        'PMID: "103"\ntitle: A made-up finding\ndoubtful: true\nraw: c',
    )
    server.routes["/eutils/efetch.fcgi"] = efetch({"101", "102", "103"})
    report = enrich_project(project, settings)
    entries = load_review(project.content, "one").references
    assert [entry.doubtful for entry in entries] == [False, False, True]
    assert [entry.raw for entry in entries] == ["a", "b", "c"]
    assert entries[2].item.title == "A made-up finding"
    assert [each.cleared for each in report.enriched] == [True, True, False]
    assert [each.reference for each in report.differs] == ["one-3"]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("title: Seabirds of the northern fjords", "its record is of another work"),
        ("issued: '1987'", "its record is of 2019"),
        ("author:\n- {family: Zimmermann}", "its record is by other authors"),
    ],
)
def test_a_misprinted_identifier_fills_nothing(server, settings, project, entry, reason):
    path = write(project, "one", f'PMID: "101"\n{entry}')
    before = path.read_bytes()
    server.routes["/eutils/efetch.fcgi"] = efetch({"101"})
    report = enrich_project(project, settings)
    assert path.read_bytes() == before
    assert report.enriched == ()
    assert report.differs[0].reason.startswith(reason)
    assert report.differs[0].identifiers == ("pmid:101",)


def test_what_no_service_knows_is_told(server, settings, project):
    write(project, "one", 'PMID: "9"\nDOI: 10.5555/none', "DOI: 10.5555/other")
    server.routes["/eutils/efetch.fcgi"] = efetch(set())
    server.routes["/crossref/works"] = crossref({})
    report = enrich_project(project, settings)
    assert [(each.reference, each.identifiers) for each in report.not_found] == [
        ("one-1", ("pmid:9", "doi:10.5555/none")),
        ("one-2", ("doi:10.5555/other",)),
    ]
    assert report.failed == ()


def test_a_doi_helps_where_the_pmid_does_not(server, settings, project):
    write(project, "one", 'PMID: "9"\nDOI: 10.5555/x')
    server.routes["/eutils/efetch.fcgi"] = efetch(set())
    server.routes["/crossref/works"] = crossref({"10.5555/x": work("10.5555/x", "Made-up work")})
    report = enrich_project(project, settings)
    assert load_review(project.content, "one").references[0].item.title == "Made-up work"
    assert report.not_found == ()


def test_dois_are_asked_for_in_lists_with_what_is_needed(server, settings, project):
    dois = [f"10.5555/w{number}" for number in range(90)]
    known = {doi: work(doi) for doi in dois}
    write(project, "one", *[f"DOI: {doi}" for doi in dois], "DOI: 10.5555/w0")
    server.routes["/crossref/works"] = crossref(known)
    settings = dataclasses.replace(settings, email="reader@lab.test")
    report = enrich_project(project, settings)
    assert len(report.enriched) == 91
    assert [len(asked.query["filter"].split(",")) for asked in server.asked] == [40, 40, 10]
    assert [asked.query["rows"] for asked in server.asked] == ["40", "40", "10"]
    assert {"DOI", "title", "author"} <= set(server.asked[0].query["select"].split(","))
    assert "reference" not in server.asked[0].query["select"].split(",")
    assert server.asked[0].query["mailto"] == "reader@lab.test"


def test_a_doi_that_cannot_stand_in_a_list_is_asked_for_alone(server, settings, project):
    doi = "10.5555/a,b"
    write(project, "one", f"DOI: '{doi}'", "DOI: 10.5555/x")
    known = {doi: work(doi, "With a comma"), "10.5555/x": work("10.5555/x")}
    server.routes["/crossref/*"] = crossref(known)
    enrich_project(project, settings)
    assert load_review(project.content, "one").references[0].item.title == "With a comma"
    assert server.paths() == ["/crossref/works", "/crossref/works/10.5555/a,b"]


def test_reviews_filled_before_a_failure_stay_filled(server, settings, project):
    """E-utilities answers once and is gone: the first group is saved, another run goes on."""
    for name in ("a", "b"):
        offset = 1000 if name == "a" else 2000
        write(project, name, *[f'PMID: "{offset + number}"' for number in range(200)])
    known = {str(number) for number in range(1000, 2200)}
    answers = [efetch(known)]
    server.routes["/eutils/efetch.fcgi"] = lambda asked: (
        answers.pop()(asked) if answers else Reply(503)
    )
    report = enrich_project(project, settings)
    assert {each.review for each in report.enriched} == {"a"}
    assert {each.review for each in report.failed} == {"b"}
    assert "503" in report.failed[0].reason
    assert load_review(project.content, "a").references[199].item.title
    asked = len(server.asked)
    server.routes["/eutils/efetch.fcgi"] = efetch(known)
    report = enrich_project(project, settings)
    assert len(report.enriched) == 200
    assert report.failed == ()
    assert len(server.asked) == asked + 1


def test_a_stop_on_the_way_loses_only_what_was_not_saved(server, settings, project):
    for name, offset in (("a", 1000), ("b", 2000)):
        write(project, name, *[f'PMID: "{offset + number}"' for number in range(200)])

    class Stopping(Silent):
        def follow(self, stage, things, total):
            for count, thing in enumerate(things):
                if count == 1:
                    raise KeyboardInterrupt
                yield thing

    server.routes["/eutils/efetch.fcgi"] = efetch({"1000", "2000"})
    with pytest.raises(KeyboardInterrupt):
        enrich_project(project, settings, Stopping())
    assert load_review(project.content, "a").references[0].item.title
    assert not load_review(project.content, "b").references[0].item.title
    enrich_project(project, settings)
    assert load_review(project.content, "b").references[0].item.title


def test_what_a_person_writes_meanwhile_is_kept(server, settings, project):
    path = write(project, "one", 'PMID: "101"')

    def answer(asked):
        entry = ENTRY.format(id="mine", number=2) + '  PMID: "555"\n'
        text = path.read_text(encoding="utf-8").replace(
            'PMID: "101"\n', 'PMID: "101"\n  volume: mine\n'
        )
        path.write_text(text + entry, encoding="utf-8")
        return Reply(body=pubmed_set(pubmed_record("101")), content_type="application/xml")

    server.routes["/eutils/efetch.fcgi"] = answer
    report = enrich_project(project, settings)
    first, second = load_review(project.content, "one").references
    assert (first.item.volume, second.id) == ("mine", "mine")
    assert first.item.title
    assert report.not_found == ()


def test_a_broken_review_is_named_and_left_alone(server, settings, project):
    write(project, "good", 'PMID: "101"')
    path = write(project, "bad", 'PMID: "102"')
    path.write_text("references: [\n", encoding="utf-8")
    server.routes["/eutils/efetch.fcgi"] = efetch({"101", "102"})
    report = enrich_project(project, settings)
    assert [problem.path for problem in report.problems] == ["content/references/bad.yaml"]
    assert [each.review for each in report.enriched] == ["good"]
    assert path.read_text(encoding="utf-8") == "references: [\n"


def test_malformed_answers_fill_nothing(server, settings, project):
    path = write(project, "one", 'PMID: "101"', "DOI: 10.5555/x")
    before = path.read_bytes()
    server.routes["/eutils/efetch.fcgi"] = Reply(body=pubmed_set(pubmed_record("101"))[:-80])
    server.routes["/crossref/works"] = Reply(body=b'{"message": {"items": [')
    report = enrich_project(project, settings)
    assert path.read_bytes() == before
    assert [each.reference for each in report.failed] == ["one-1", "one-2"]


def test_offline_nothing_changes_and_it_is_said(settings, project):
    from generator.fetch.failures import SAVE_IT, NoNetwork

    path = write(project, "one", 'PMID: "101"', "DOI: 10.5555/x")
    before = path.read_bytes()

    def resolve(host, port):
        raise NoNetwork(f"no network: {host} is not found", SAVE_IT)

    offline = dataclasses.replace(
        settings,
        resolve=resolve,
        eutils="http://eutils.test",
        crossref="http://crossref.test",
    )
    report = enrich_project(project, offline)
    assert path.read_bytes() == before
    assert all(each.reason.startswith("no network") for each in report.failed)
    assert all("run litsite enrich again later" in each.reason for each in report.failed)
    assert len(report.failed) == 2


def test_a_server_out_of_reach_is_told_of_once(capsys):
    """Without a network each of thousands of references had a line, which said to save a page."""
    reason = "no network: eutils.test is not found (run litsite enrich again later)"
    failed = tuple(Wanting("one", f"one-{n}", ("PMID 1",), reason) for n in range(40))
    print_enriched(EnrichReport(failed=(*failed, Wanting("two", "two-1", (), "503 (wait)"))))
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f"one one-0 and 39 more: {reason}",
        "two two-1: 503 (wait)",
    ]
    assert told.out == "0 filled, 0 not found, 41 not asked for\n"
