"""Words of a title that stand together because a tag between them was dropped with its spaces.

Publishers state "BetweenHelicobacter pyloriInfection" to Crossref and in metas. Parted is what the
page's own other words, or a short list of species that titles name most, make sure.
"""

from __future__ import annotations

import re

_CAMEL = re.compile(r"[a-z][A-Z]")
_LATIN = re.compile(r"(?<![^\W\d_])([^\W\d_]*[a-z])([A-Z](?:[a-z]{3,}|\.))(?: ([a-z][^\W\d_]*))?")
_WORD = re.compile(r"[^\W\d_]+")
_LINKING = frozenset(
    "against among and between by during for from in of on the to under using via with".split()
)
_SPECIES = """Escherichia coli, Helicobacter pylori, Staphylococcus aureus, Candida albicans,
Mycobacterium tuberculosis, Pseudomonas aeruginosa, Klebsiella pneumoniae, Plasmodium falciparum,
Saccharomyces cerevisiae, Bacillus subtilis, Drosophila melanogaster, Caenorhabditis elegans,
Arabidopsis thaliana, Clostridium difficile, Streptococcus pneumoniae, Toxoplasma gondii"""
_BEHIND = frozenset(
    "biofilm cells eradication genome infection infections isolates resistance strains".split()
)
"""Species that titles name most, and words that most follow on one."""


def part_joined_words(title: str, others: str) -> str:
    """The title with a space before a Latin name and behind it, where `others`, the page's other
    texts, have the name, or the word behind it, by itself."""
    if not _CAMEL.search(title):
        return title
    words = frozenset(_WORD.findall(others))
    lower = frozenset(word.lower() for word in words) | _LINKING | _BEHIND
    named = f"{others}\n{_SPECIES}"

    def part(found: re.Match[str]) -> str:
        before, genus, behind = found[1], found[2], found[3] or ""
        species = re.findall(rf"(?<!\w){re.escape(genus)} ([a-z]{{3,}})(?!\w)", named)
        epithet = max(filter(behind.startswith, species), key=len, default="")
        rest = behind[len(epithet) :]
        if epithet and (not rest or rest.lower() in lower):
            return f"{before} {genus} {epithet}{' ' if rest else ''}{rest}"
        alone = genus in words and genus.lower() not in words
        if before in _LINKING and alone:
            return found[0].replace(before, f"{before} ", 1)
        return found[0]

    return _LATIN.sub(part, title)


def settle_spaces(printed: str, stated: str) -> str:
    """A heading's rich text with spaces at its tags as the stated title has them; both have the
    same letters. Where only the heading has one, the meta lost it with its tags."""
    spaces = _find_spaces(stated)
    pieces = re.split(r"(</?(?:i|b|sub|sup)>)", printed)
    count = 0
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            count += _count_letters(piece)
            continue
        opens = not piece.startswith("</")
        before, after = pieces[place - 1], pieces[place + 1]
        if opens and piece in ("<sub>", "<sup>"):
            if before.endswith(" ") and count not in spaces:
                pieces[place - 1] = before.rstrip(" ")  # "CO <sub>2</sub>" is CO2
        elif opens and before[-1:].isalnum() and after[:1].isalnum() and count in spaces:
            pieces[place - 1] = before + " "
        elif not opens and before[-1:].strip("(-/ ") and after[:1].isalnum() and count in spaces:
            start = count - _count_letters(before)
            if piece in ("</i>", "</b>") or start not in spaces:
                pieces[place + 1] = " " + after
    return "".join(pieces)


def _find_spaces(text: str) -> frozenset[int]:
    """Before which letters, counted without all else, a text has a space."""
    plain = re.sub(r"</?(?:i|b|sub|sup)>", "", text)
    found, count = set(), 0
    for part in re.split(r"(\s+)", plain):
        if part.isspace():
            found.add(count)
        count += _count_letters(part)
    return frozenset(found)


def _count_letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
