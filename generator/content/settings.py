"""site.yaml -> Config."""

from __future__ import annotations

import re
from typing import cast, get_args

from generator.config import Abstracts, Config, is_address
from generator.content.faults import Faults
from generator.content.fields import (
    load_mapping,
    read_count,
    read_mapping,
    read_text,
    refuse_unknown,
)
from generator.content.yaml import settle_ends

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
"""What a browser takes for one (BCP 47)."""
_TEXTS = {
    "title": "title",
    "description": "description",
    "base-url": "base_url",
    "language": "language",
    "author": "author",
    "rights": "rights",
}


def read_settings(text: str, path: str) -> Config:
    """The settings that the text of site.yaml states; what it leaves out keeps its default.

    Raises ContentError with every problem.
    """
    text = settle_ends(text)
    faults = Faults()
    settings = load_mapping(text, path, (*_TEXTS, "abstracts", "works"), faults)
    fields: dict[str, object] = {}
    for key, field in _TEXTS.items():
        found = read_text(settings.get(key), (key,), faults)
        if found is not None:
            fields[field] = found
    language = fields.get("language")
    if isinstance(language, str) and not _LANGUAGE.fullmatch(language):
        faults.add(("language",), f"{language!r} is no tag of a language", "write en, de, pt-BR, …")
    base_url = fields.get("base_url")
    if isinstance(base_url, str) and not is_address(base_url):
        faults.add(("base-url",), f"{base_url!r} is no address", "start it with https://")
    abstracts = read_text(settings.get("abstracts"), ("abstracts",), faults)
    if abstracts is not None and abstracts not in get_args(Abstracts):
        faults.add(("abstracts",), f"{abstracts!r} is no choice", "write full, snippet or none")
    elif abstracts is not None:
        fields["abstracts"] = cast("Abstracts", abstracts)
    works = read_mapping(settings.get("works"), ("works",), faults)
    refuse_unknown(works, ("page-from",), ("works",), faults)
    page_from = read_count(works.get("page-from"), ("works", "page-from"), faults)
    if page_from == 0:
        faults.add(("works", "page-from"), "page-from must be 1 or more", "write 2")
    elif page_from is not None:
        fields["works_page_from"] = page_from
    faults.stop(path, text)
    return Config(**fields)  # type: ignore[arg-type]  # each value was read by its field's reader
