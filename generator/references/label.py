"""The labeller: a linear-chain CRF over tokens, and the draft its labels make."""

from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from generator.model.name import Name
from generator.references.draft import Draft
from generator.references.labelling.features import make_features
from generator.references.labelling.repair import repair_labels
from generator.references.labelling.tokens import Tokens, cut_tokens
from generator.references.names import read_names
from generator.references.scan import Scanned

MODEL = Path(__file__).with_name("model.crfsuite.gz")
_FIELDS = {
    "ti": "title",
    "ct": "container",
    "co": "collection",
    "pb": "publisher",
    "pl": "place",
    "dt": "date",
    "vo": "volume",
    "is": "issue",
    "pg": "page",
    "en": "edition",
    "ge": "genre",
}
_ROLES = {"a": "author", "e": "editor", "t": "translator"}
_GLUE = frozenset(
    """
    in dans im and und et y e of from the ed eds editor editors edited by hg hrsg dir org coord
    trans translated tr trad vol vols volume bd band t tome tomo v no nr number issue n heft h num p
    pp pages page s st nd rd th edition edn aufl auflage éd available retrieved accessed online
    internet preprint
    www url document at on coll doi pmid pubmed article art epub number pmcid central id see
    web isbn issn suppl from disponible sur cited
    """.split()
)
_GLUED_VOLUME = re.compile(r"(?<=[a-z.])(\d{1,4})$|(?<=[a-z.]) (\d{1,3})$")
_EDITORS_AFTER = re.compile(
    r"[\s,.]*[\[(]?(?:eds?|editors?|hg|hrsg|dirs?|éds?|coords?|orgs?)\b\.?[\])]?", re.I
)
_STATE = threading.local()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A string's draft, and the probability that the labeller gives to this whole labelling."""

    draft: Draft
    probability: float


def draft_by_labels(raw: str, scanned: Scanned, model: Path = MODEL) -> Labelled:
    """The parts of a string as the shipped model labels its tokens."""
    tokens = cut_tokens(raw, scanned)
    if not tokens.words:
        return Labelled(Draft(note=[raw]), 0.0)
    tagger = _tagger(model)
    tagger.set(make_features(tokens))
    labels: list[str] = tagger.tag()
    probability: float = tagger.probability(labels)
    draft = draft_from_labels(raw, tokens, repair_labels(tokens, labels))
    return Labelled(draft, probability)


def _tagger(model: Path) -> pycrfsuite.Tagger:
    """This thread's tagger of a model, opened once; a .gz is unpacked in memory."""
    taggers = _STATE.__dict__.setdefault("taggers", {})
    if model not in taggers:
        tagger = pycrfsuite.Tagger()
        content = model.read_bytes()
        if model.suffix == ".gz":
            content = gzip.decompress(content)
        tagger.open_inmemory(content)
        # the tagger reads the bytes where they lie, so they stay as long as it does
        taggers[model] = (content, tagger)
    return taggers[model][-1]


def draft_from_labels(raw: str, tokens: Tokens, labels: list[str]) -> Draft:
    """The draft that a labelling states: runs of one label are a part of the reference."""
    draft = Draft()
    runs = _runs(tokens, labels)
    parts: dict[str, list[tuple[int, int]]] = {}
    for label, first, last in runs:
        if label in _FIELDS:
            parts.setdefault(label, []).append((first, last))
        elif label == "o":
            text = raw[tokens.starts[first] : tokens.ends[last]]
            words = [tokens.words[i] for i in range(first, last + 1) if tokens.words[i][0] != "§"]
            if any(word.isalnum() and word.lower() not in _GLUE for word in words):
                draft.note.append(text)
    for label, spans in parts.items():
        texts = [raw[tokens.starts[first] : tokens.ends[last]] for first, last in spans]
        if label == "dt":
            draft.date = " ".join(texts)
            continue
        if len(texts) > 1 and label in ("vo", "is", "pg", "ti", "ct", "pb", "pl", "ge"):
            texts, extra = _choose(label, texts)
            if label == "vo" and "pg" not in parts and extra[0].isdigit():
                draft.page = extra.pop(0)  # "13, 95 (2023)": the second number is the article's
            draft.note.extend(extra)
        setattr(draft, _FIELDS[label], " ".join(texts))
    found = _GLUED_VOLUME.search(draft.container) if draft.volume == "" else None
    if found and (found.group(1) or not (draft.publisher or draft.place or draft.page)):
        draft.container, draft.volume = draft.container[: found.start()], found.group().strip()
    for role, field in _ROLES.items():
        names, complete = _names(raw, tokens, labels, role)
        if names:
            setattr(draft, field, names)
        if role == "a":
            draft.complete = complete
    if draft.author and not draft.editor:
        last = max(i for i, label in enumerate(labels) if label.startswith("a."))
        if _EDITORS_AFTER.match(raw, tokens.ends[last]):
            draft.author, draft.editor = (), draft.author
    return draft


def _runs(tokens: Tokens, labels: list[str]) -> list[tuple[str, int, int]]:
    """Stretches of one label; a lone sign between two stretches of one label belongs to them."""
    runs: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels):
        if runs and runs[-1][0] == label:
            runs[-1] = (label, runs[-1][1], i)
        elif (
            len(runs) > 1
            and runs[-1][0] == "o"
            and runs[-2][0] == label
            and label in _FIELDS
            and runs[-1][2] - runs[-1][1] < 2
            and _joins(label, tokens.words[runs[-1][1] : runs[-1][2] + 1])
        ):
            first = runs[-2][1]
            del runs[-2:]
            runs.append((label, first, i))
        else:
            runs.append((label, i, i))
    return runs


def _joins(label: str, signs: list[str]) -> bool:
    """Whether the signs between two stretches of one part belong to the part."""
    if any(word.isalnum() for word in signs):
        return False
    if label in ("vo", "is"):
        return all(sign in "-–/‐" for sign in signs)
    return label in ("ti", "ct", "pg", "pb", "pl")


def _choose(label: str, texts: list[str]) -> tuple[list[str], list[str]]:
    """Of several stretches of one part, the one to keep, and what goes to the note."""
    longest = max(range(len(texts)), key=lambda i: len(texts[i]))
    keep = longest if label in ("ti", "ct", "pb") else 0
    return [texts[keep]], [text for i, text in enumerate(texts) if i != keep]


def _names(raw: str, tokens: Tokens, labels: list[str], role: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a role, put together from labelled family and given names."""
    names: list[Name] = []
    complete = True
    parts: dict[str, list[tuple[int, int]]] = {}

    def close() -> None:
        if parts:
            name = _make_name(raw, parts)
            if name is not None:
                names.append(name)
            parts.clear()

    previous = ""
    for i, label in enumerate(labels):
        if not label.startswith(f"{role}."):
            if label != "o" or any(c.isalnum() for c in tokens.words[i]):
                close()
            previous = label
            continue
        kind = label[2:]
        if kind == "x":
            close()
        elif kind == "e":
            close()
            complete = False
        elif kind != "p":
            start, end = tokens.starts[i], tokens.ends[i]
            if previous != label and _begins_name(kind, parts):
                close()
            if kind in parts and previous == label:
                parts[kind][-1] = (parts[kind][-1][0], end)
            else:
                parts.setdefault(kind, []).append((start, end))
        previous = label
    close()
    return tuple(names), complete


def _begins_name(kind: str, parts: Mapping[str, object]) -> bool:
    """Whether a part apart from the last opens the next name though no sign between was taken for
    one: a family name behind family and given name, initials where given names come first
    ("F. O’Connell | C.S. Yu"), a group behind a whole name."""
    if kind in parts:
        return kind in ("f", "l") or (kind == "g" and next(iter(parts)) == "g" and "f" in parts)
    return kind == "l" and "f" in parts and "g" in parts


def _make_name(raw: str, parts: dict[str, list[tuple[int, int]]]) -> Name | None:
    texts = {
        kind: " ".join(raw[start:end] for start, end in spans) for kind, spans in parts.items()
    }
    if "l" in texts:
        literal = raw[min(s for spans in parts.values() for s, _ in spans) :][
            : max(e for spans in parts.values() for _, e in spans)
            - min(s for spans in parts.values() for s, _ in spans)
        ]
        return Name(literal=literal.strip(" ,;:."))
    family = " ".join(texts.get("f", "").strip(" ,;:").split())
    given = " ".join(texts.get("g", "").strip(" ,;:").split())
    suffix = texts.get("s")
    if family and not any(map(str.isalpha, family)):
        if not given:
            return None  # the number of a footnote
        family = ""
    if not family:
        if not given:
            return None
        names, _ = read_names(given)
        return names[0] if names else Name(literal=given)
    return Name(family=family, given=given or None, suffix=suffix)
