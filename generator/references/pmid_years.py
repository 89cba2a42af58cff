"""About when PubMed gave a PMID out: tells a PMID from digits that a lost space put before it."""

from __future__ import annotations

import itertools

_YEARS = (
    (1995, 7.8), (1998, 9.5), (2000, 10.7), (2003, 12.6), (2005, 15.6), (2008, 18.2), (2010, 20.1),
    (2013, 23.4), (2016, 26.6), (2020, 32.0), (2024, 38.5), (2028, 45.0),
)  # fmt: skip


def year_of_pmid(pmid: str) -> float:
    """The year in which the PMID was given out, about; what is older than 1995 counts as 1990.

    MEDLINE's older records got their numbers later, so below eight millions the number says little.
    """
    millions = int(pmid) / 1e6
    for (early, low), (late, high) in itertools.pairwise(_YEARS):
        if low <= millions <= high:
            return early + (late - early) * (millions - low) / (high - low)
    return 1990.0 if millions < 7.8 else 2026.0 + millions
