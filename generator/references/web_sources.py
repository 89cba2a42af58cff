"""Web pages of which a string says no more than a name and an address, by rule.

    The Human Protein Atlas. https://www.proteinatlas.org/ (accessed on 12 March 2021).

The labeller is in doubt whether such a name is an author, a title or a journal. It is what the
page is called.
"""

from __future__ import annotations

import re

from generator.model.item import Item
from generator.references.dates import read_date
from generator.references.names import is_initials

_SOURCE = re.compile(
    r"(?P<name>[^\W_][^?!\"“”;,:\[\]()]{1,90}?)(?: \[(?:Internet|Online|online|Website)\])?"
    r"(?:[.:]? (?:Available (?:at|from|online):? )?|\. )(?P<opens>[(<\[]?)"
    r"(?P<url>(?:https?://|www\.)[^\s<>()\[\]]+?)[)>\]]?"
    r"(?:[.,;]? ?[(\[]?(?:(?:last )?(?:accessed|retrieved|visited|viewed)(?: on)?:?) "
    r"(?P<accessed>[^()\[\]]{4,24}?)[)\]]?)?[.,;]?\s*",
    re.I,
)
_SENTENCE = re.compile(r"[.] |\b(?:et al|in|ed|eds|vol|no|pp)\.?$|\b(?:19|20)\d\d\b|\d{3}", re.I)

_NO_NAME = re.compile(r"(?:available|accessed|retrieved|see|from|url|website|online)\b", re.I)


def read_web_source(raw: str) -> Item | None:
    """The Item of a web page, or None where the string says more than its name."""
    if "://" not in raw and "www." not in raw:
        return None
    found = _SOURCE.fullmatch(raw.strip())
    if found is None:
        return None
    name, url = found.group("name").strip(" ."), found.group("url").rstrip(".,;")
    words = name.split()
    if not name or len(words) > 12 or _SENTENCE.search(name) or "doi.org/" in url:
        return None
    if len(words) > 1 and (not name[0].isupper() or any(map(is_initials, words[1:]))):
        return None  # a sentence's rest, or a person
    if _NO_NAME.match(name):
        return None
    accessed = found.group("accessed")
    date = read_date(accessed) if accessed else None
    if accessed and date is None:
        return None
    return Item(
        type="webpage",
        title=name,
        url=url if "://" in url else f"http://{url}",
        accessed=date,
    )
