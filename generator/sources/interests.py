"""How publishers head and word statements on interests."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"conflicts? of interests?|competing (?:financial )?interests?|declaration of interests?|"
    r"disclosures?|coi statement|conflict",
    re.I,
)
_LABEL = re.compile(
    r"(?:(?:potential )?(?:conflicts? of [iİ]nterests?|competing (?:financial )?interests?)|"
    r"declarations? of (?:(?:competing|conflicting) )?interests?|disclosures?)(?: statements?)?",
    re.I,
)
_AFTER_LABEL = re.compile(r"\s*[:.]\s*|\s*(?=[A-Z])")
_DECLARED = re.compile(
    r"\b(?:declare|report|have)s?\b[^.]{0,40}\bno\b[^.]{0,40}"
    r"\b(?:competing|conflict(?:s|ing)?|financial) (?:of )?(?:financial )?interests?\b",
    re.I,
)


def is_conflict(heading: str | None) -> bool:
    """Whether a heading or a kind says that what follows is about interests."""
    return _HEADING.fullmatch((heading or "").replace("-", " ").rstrip(":.")) is not None


def declares_interests(text: str | None) -> bool:
    """Whether a note under no heading is about interests."""
    return strip_conflict_label(text or "") != (text or "") or (
        _DECLARED.search(text or "") is not None
    )


def strip_conflict_label(text: str) -> str:
    """A statement without "Competing interests:" before it, or the same words as a heading."""
    label = _LABEL.match(text)
    after = _AFTER_LABEL.match(text, label.end()) if label else None
    return text[after.end() :] or text if after else text
