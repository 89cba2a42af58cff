"""What the labeller sees of each token: its shape, its neighbours, where it stands."""

from __future__ import annotations

import random
import re

from generator.references.labelling.lexicon import LEXICON
from generator.references.labelling.tokens import Tokens

_YEAR = re.compile(r"1[5-9]\d\d|20[0-3]\d")
_OPEN = {"(": 1, "[": 1, ")": -1, "]": -1}
_QUOTES = frozenset('“”"«»„‟')
_ABBREVIATED = frozenset(("vs", "cf", "dr", "st", "mr", "mrs", "eg", "approx"))
_NONE: tuple[str, ...] = ()


def _shape(word: str) -> str:
    first = word[0]
    if first.isdigit():
        if len(word) == 4 and _YEAR.fullmatch(word):
            return "Y"
        return f"d{min(len(word), 6)}"
    if first == "§":
        return word
    if not first.isalpha():
        return word[:1]
    if len(word) == 1:
        return "A" if first.isupper() else "a"
    if word.isupper():
        return "AB" if len(word) < 4 else "ABCD"
    if word.islower():
        return "ab" if len(word) < 4 else "abcd"
    if first.isupper() and word[1:].islower():
        return "Ab" if len(word) < 4 else "Abcd"
    return "AbC" if first.isupper() else "aB"


def make_features(tokens: Tokens, forget: random.Random | None = None) -> list[list[str]]:
    """The features of every token.

    With `forget` (in training), some words and lexicon entries are hidden at random, so that
    what is learnt also holds for names and journals never seen.
    """
    words = tokens.words
    count = len(words)
    lower = [word.lower() for word in words]
    shapes = [_shape(word) for word in words]
    lexical = [LEXICON.get(word, _NONE) for word in lower]
    shown = [word if len(word) < 16 else word[:15] for word in lower]
    for i, shape in enumerate(shapes):
        if shape[0] in "Yd":
            shown[i] = shape
    if forget is not None:
        for i in range(count):
            if len(shown[i]) > 3 and forget.random() < 0.35:
                shown[i] = "~"
                if forget.random() < 0.5:
                    lexical[i] = _NONE
    gaps = ["" if i and tokens.ends[i - 1] == tokens.starts[i] else "_" for i in range(count)] + [
        "_"
    ]
    segments = _segments(words, shapes, gaps, lexical)
    places = _places(words, shapes)
    ahead = _ahead(words, shapes)
    glued = [f"{gaps[i]}{shapes[i]}" for i in range(count)]
    padded_shapes = ["^", "^", "^", *glued, "$", "$", "$", "$"]
    padded_words = ["^", "^", *shown, "$", "$"]
    out = []
    for i in range(count):
        s3, s2, s1, s0, t1, t2, t3 = padded_shapes[i : i + 7]
        p2, p1, w0, n1, n2 = padded_words[i : i + 5]
        features = [
            "b",
            f"w={w0}",
            f"s={s0}",
            f"p1={p1}",
            f"n1={n1}",
            f"p2={p2}",
            f"n2={n2}",
            f"pw={p1} {w0}",
            f"wn={w0} {n1}",
            f"s1={s1}|{s0}",
            f"t1={s0}|{t1}",
            f"s2={s2}|{s1}|{s0}",
            f"t2={s0}|{t1}|{t2}",
            f"st={s1}|{s0}|{t1}",
            f"s3={s3}|{s2}|{s1}|{s0}",
            f"t3={s0}|{t1}|{t2}|{t3}",
            *lexical[i],
            *segments[i],
            *places[i],
            ahead[i],
        ]
        if i:
            features.extend([f"-{tag}" for tag in lexical[i - 1]])
        if i + 1 < count:
            features.extend([f"+{tag}" for tag in lexical[i + 1]])
        if len(w0) > 4 and w0.isalpha():
            features.append(f"e={w0[-3:]}")
        out.append(features)
    return out


def _places(words: list[str], shapes: list[str]) -> list[list[str]]:
    """Where each token stands: in the string, around the years, in brackets and quotes."""
    count = len(words)
    years = [i for i, shape in enumerate(shapes) if shape == "Y"]
    first = years[0] if years else count
    early = "e" if first < count * 0.35 else "m" if first < count * 0.75 else "l"
    if not years:
        early = "n"
    bracketed = bool(years) and first > 0 and words[first - 1] in "(["
    quoted = sum(word in _QUOTES for word in words)
    semicolons = min(2, words.count(";"))
    style = f"{early}{int(bracketed)}{min(quoted, 2)}{semicolons}"
    depth = 0
    inside = 0
    seen_quotes = 0
    out = []
    for i, word in enumerate(words):
        if word in _QUOTES:
            seen_quotes += 1
            inside = seen_quotes % 2
        closing = _OPEN.get(word, 0)
        if closing > 0:
            depth += 1
        relation = "<" if i < first else "=" if i == first else ">"
        features = [
            f"at={i * 10 // count}",
            f"i={min(i, 6)}",
            f"r={min(count - 1 - i, 6)}",
            f"y={relation}{early}{int(bracketed)}",
            f"S={style}{relation}",
            f"d={min(depth, 2)}",
        ]
        if quoted > 1:
            quote = "in" if inside else "before" if not seen_quotes else "after"
            features.append(f"q={quote}")
        if i in (first - 1, first + 1):
            features.append("yn")
        out.append(features)
        if closing < 0 and depth:
            depth -= 1
    return out


def _ahead(words: list[str], shapes: list[str]) -> list[str]:
    """How far each token is from the next number, and what stands between: a journal's name
    stands before its volume or year."""
    out = [""] * len(words)
    distance, capitals, stops = 12, True, 0
    for i in range(len(words) - 1, -1, -1):
        shape = shapes[i]
        if shape[0] in "Yd":
            out[i] = f"z=0{min(distance, 3)}"
            distance, capitals, stops = 0, True, 0
            continue
        if words[i] in ".?!;:":
            stops += 1
        elif shape == "abcd":
            capitals = False
        distance += 1
        out[i] = f"z={min(distance, 12)}{int(capitals)}{min(stops, 2)}"
    return out


def _segments(
    words: list[str],
    shapes: list[str],
    gaps: list[str],
    lexical: list[tuple[str, ...]],
) -> list[list[str]]:
    """What each token's sentence-like stretch and its comma stretch are made of."""
    count = len(words)
    stops = []
    for i, word in enumerate(words):
        if word in ".?!" and gaps[i + 1] == "_":
            before = words[i - 1] if i else ""
            abbreviated = word == "." and (
                len(before) < 2 or (len(before) < 4 and before[0].isupper())
            )
            if not abbreviated and before.lower() not in _ABBREVIATED:
                stops.append(i)
    stretches = _describe(stops, count, shapes, lexical, "g")
    commas = [i for i, word in enumerate(words) if word in ",;:" and gaps[i + 1] == "_"]
    marks = sorted({*stops, *commas, *(i for i, w in enumerate(words) if w in _QUOTES)})
    finer = _describe(marks, count, shapes, lexical, "c")
    return [a + b for a, b in zip(stretches, finer, strict=True)]


def _describe(
    stops: list[int],
    count: int,
    shapes: list[str],
    lexical: list[tuple[str, ...]],
    name: str,
) -> list[list[str]]:
    out: list[list[str]] = []
    begin = 0
    bounds = [*stops, count - 1] if not stops or stops[-1] != count - 1 else stops
    last = len(bounds) - 1
    for number, stop in enumerate(bounds):
        span = range(begin, stop + 1)
        capitals = small = initials = journal = function = digits = publisher = 0
        for i in span:
            shape = shapes[i]
            if shape in ("Abcd", "Ab", "AbC", "ABCD"):
                capitals += 1
            elif shape == "abcd":
                small += 1
            elif shape in ("A", "AB"):
                initials += 1
            elif shape[0] in "dY":
                digits += 1
            for tag in lexical[i]:
                if tag == "l=jrn":
                    journal += 1
                elif tag == "l=fun":
                    function += 1
                elif tag in ("l=pub", "l=plc"):
                    publisher += 1
        letters = capitals + small + initials or 1
        kind = [
            f"{name}c={capitals * 4 // letters}",
            f"{name}i={initials * 4 // letters}",
            f"{name}f={min(function, 2)}",
            f"{name}j={journal * 3 // letters}{min(journal, 3)}",
            f"{name}p={min(publisher, 3)}",
            f"{name}n={min(letters, 9) if letters < 10 else 10 + min(letters // 8, 4)}",
            f"{name}#={min(number, 5)}/{min(last - number, 4)}",
            f"{name}d={min(digits, 3)}",
        ]
        mix = (
            f"{capitals * 4 // letters}{initials * 4 // letters}{min(journal, 2)}{min(function, 1)}"
        )
        for i in span:
            from_start, to_end = i - begin, stop - i
            out.append(
                [
                    *kind,
                    f"{name}m={mix}{min(from_start, 1)}",
                    f"{name}s={min(from_start, 4)}",
                    f"{name}e={min(to_end, 4)}",
                ]
            )
        begin = stop + 1
    return out
