"""Records a second and peak memory of reading a PubMed XML set of 20,000 synthetic records.

    python bench/sources.py [RECORDS] [--references N] [--gzip]

The records hold what indexed ones hold: six authors with affiliations, a structured abstract of
250 words, twelve MeSH headings, keywords, a grant, identifiers.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_HEAD = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet>
"""
_AUTHOR = """<Author ValidYN="Y"><LastName>Surname{a}</LastName><ForeName>Given {a}</ForeName>
<Initials>G</Initials><Identifier Source="ORCID">0000-0002-1825-0097</Identifier><AffiliationInfo>
<Affiliation>Department {a} of Tides, University of Nowhere, Harbour, Norway.</Affiliation>
</AffiliationInfo></Author>"""
_MESH = """<MeshHeading><DescriptorName UI="D{m:06d}" MajorTopicYN="N">Term {m}</DescriptorName>
<QualifierName UI="Q000235" MajorTopicYN="Y">genetics</QualifierName></MeshHeading>"""
_REFERENCE = """<Reference><Citation>Author A, Other B. A title of number {n} about tides and
salt. J Tide. 2001;{n}:3-4.</Citation><ArticleIdList><ArticleId IdType="pubmed">{n}</ArticleId>
</ArticleIdList></Reference>"""


def write_records(count: int, references: int) -> Iterator[str]:
    authors = "".join(_AUTHOR.format(a=a) for a in range(6))
    mesh = "".join(_MESH.format(m=m) for m in range(1, 13))
    words = "The level of <i>E. coli</i> rose with the tide &amp; fell by 5% over ten days. " * 5
    abstract = "".join(
        f'<AbstractText Label="{label}" NlmCategory="{label}">{words}</AbstractText>'
        for label in ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS")
    )
    cited = "".join(_REFERENCE.format(n=n) for n in range(1, references + 1))
    yield _HEAD
    for n in range(1, count + 1):
        yield f"""<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{n}
</PMID><DateRevised><Year>2022</Year><Month>03</Month><Day>21</Day></DateRevised>
<Article PubModel="Print"><Journal><ISSN IssnType="Print">0022-538X</ISSN><JournalIssue
CitedMedium="Print"><Volume>5</Volume><Issue>4</Issue><PubDate><Year>2012</Year><Month>Nov</Month>
</PubDate></JournalIssue><Title>Journal of tides</Title><ISOAbbreviation>J Tide</ISOAbbreviation>
</Journal><ArticleTitle>A title of record {n} about <i>tides</i> and salt.</ArticleTitle>
<Pagination><MedlinePgn>884-95</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">
10.5555/{n}</ELocationID><Abstract>{abstract}</Abstract><AuthorList CompleteYN="Y">{authors}
</AuthorList><Language>eng</Language><GrantList CompleteYN="Y"><Grant><GrantID>R01 HL1</GrantID>
<Acronym>HL</Acronym><Agency>NHLBI NIH HHS</Agency><Country>United States</Country></Grant>
</GrantList><PublicationTypeList><PublicationType UI="D016454">Review</PublicationType>
</PublicationTypeList></Article><MeshHeadingList>{mesh}</MeshHeadingList>
<KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">salt</Keyword><Keyword MajorTopicYN="N">tides
</Keyword></KeywordList></MedlineCitation><PubmedData><History><PubMedPubDate
PubStatus="received"><Year>2012</Year><Month>1</Month><Day>2</Day></PubMedPubDate></History>
<ArticleIdList><ArticleId IdType="pubmed">{n}</ArticleId><ArticleId IdType="doi">10.5555/{n}
</ArticleId></ArticleIdList><ReferenceList>{cited}</ReferenceList></PubmedData></PubmedArticle>
"""
    yield "</PubmedArticleSet>\n"


def measure(path: Path) -> None:
    """Reads a set in this process and prints its own figures."""
    from generator.sources import extract_page
    from generator.sources.reading import read_page

    started = time.process_time()
    count = sum(1 for _ in extract_page(read_page(path)))
    spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:,} records, {path.stat().st_size / 1e6:,.0f} MB: {spent:.1f} s of CPU, "
        f"{count / spent:,.0f} records/s, peak {peak:,.0f} MB"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("records", nargs="?", type=int, default=20_000)
    arguments.add_argument("--references", type=int, default=0)
    arguments.add_argument("--gzip", action="store_true")
    arguments.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.read:
        measure(chosen.read)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("set.xml.gz" if chosen.gzip else "set.xml")
        with gzip.open(path, "wt") if chosen.gzip else path.open("w") as stream:
            for piece in write_records(chosen.records, chosen.references):
                stream.write(piece)
        # A process of its own: peak memory is then that of reading alone.
        subprocess.run([sys.executable, __file__, "--read", str(path)], check=True)


if __name__ == "__main__":
    main()
