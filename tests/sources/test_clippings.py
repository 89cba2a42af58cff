"""A PubMed page that a clipper kept as Markdown: its title was "### …", its DOI and PMID those of
other articles."""

from __future__ import annotations

from pathlib import Path

from saved_files import read

CLIP = r"""---
title: "Salt in H<sub>2</sub>O: what *E. coli* says - PubMed"
source: "https://pubmed.ncbi.nlm.nih.gov/90000001/"
---
Review

. 2023 Mar-Apr;12(2):101-119.

doi: 10.5555/atm.2023.0001.Epub 2023 Jan 9.

# Salt in H<sub>2</sub>O: what *E. coli* says

[Anna B van der Meer](https://pubmed.example/?term=M "See") <sup>[1](#a1)</sup>,
Wing Ng <sup>2</sup>

##### Affiliations

-   <sup>1</sup> Department of Tides, Bergen.
-   <sup>2</sup> Institute of Salt, Bilbao.

-   PMID: **90000001**
-   DOI: [10.5555/atm.2023.0001](https://doi.org/10.5555/atm.2023.0001)

## Abstract

**Background:** Levels of A\_b rose 2\*3 fold \[1\].

**Results:** They _fell_ again.

## Similar articles

- [A second tide.](https://pubmed.example/90000011/)

  Meer A. J Tide. 2019 Oct;10(2):1-5. doi: 10.5555/jt.2019.1. PMID: 90000011

## MeSH terms

## LinkOut - more resources
"""


def test_a_clipping_in_markdown_is_read_by_its_words(tmp_path: Path) -> None:
    (tmp_path / "clip.md").write_text(CLIP, encoding="utf-8")
    (one,) = read(tmp_path / "clip.md")
    item = one.document.item
    assert item.title == "Salt in H2O: what E. coli says"
    assert (item.doi, item.pmid) == ("10.5555/atm.2023.0001", "90000001")
    assert [(name.family, name.affiliations) for name in item.author] == [
        ("van der Meer", ("Department of Tides, Bergen.",)),
        ("Ng", ("Institute of Salt, Bilbao.",)),
    ]
    (abstract,) = one.sections
    assert abstract.markdown == (
        "**Background:** Levels of A\\_b rose 2\\*3 fold \\[1\\].\n\n**Results:** They fell again."
    )
    assert [each.pmid for each in one.document.similar.articles] == ["90000011"]
