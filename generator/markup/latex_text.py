"""LaTeX in bibliographies -> a title's rich text: accents, signs, italics, simple formulas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.markup.rich_text import tidy_tags
from generator.markup.text import squeeze

MAX_DEPTH = 40

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_SIGN_NAMES = """aa å|AA Å|ae æ|AE Æ|oe œ|OE Œ|o ø|O Ø|l ł|L Ł|ss ß|i ı|j ȷ|dh ð|DH Ð|th þ|TH Þ|
dj đ|DJ Đ|ng ŋ|NG Ŋ|S §|P ¶|copyright ©|pounds £|euro €|texteuro €|dag †|ddag ‡|ldots …|dots …|
textellipsis …|textendash –|textemdash —|textquoteright ’|textquoteleft ‘|textquotedblleft “|
textquotedblright ”|textregistered ®|texttrademark ™|textdegree °|degree °|textmu µ|textbullet •|
textasciitilde ~|textasciicircum ^|textunderscore _|textbackslash \\|textless <|textgreater >|
textbar \x00|textbraceleft {|textbraceright }|textdollar $|guillemotleft «|guillemotright »|
slash /|alpha α|beta β|gamma γ|delta δ|epsilon ε|varepsilon ε|zeta ζ|eta η|theta θ|vartheta ϑ|
iota ι|kappa κ|lambda λ|mu μ|nu ν|xi ξ|pi π|rho ρ|sigma σ|varsigma ς|tau τ|upsilon υ|phi φ|
varphi φ|chi χ|psi ψ|omega ω|Gamma Γ|Delta Δ|Theta Θ|Lambda Λ|Xi Ξ|Pi Π|Sigma Σ|Upsilon Υ|Phi Φ|
Psi Ψ|Omega Ω|times ×|pm ±|mp ∓|cdot ·|le ≤|leq ≤|ge ≥|geq ≥|ne ≠|neq ≠|approx ≈|sim ~|simeq ≃|
equiv ≡|propto ∝|infty ∞|to →|rightarrow →|leftarrow ←|leftrightarrow ↔|Rightarrow ⇒|partial ∂|
nabla ∇|sum ∑|prod ∏|int ∫|sqrt √|in ∈|subset ⊂|cup ∪|cap ∩|forall ∀|exists ∃|ell ℓ|hbar ℏ|odot ⊙|
oplus ⊕|otimes ⊗|ll ≪|gg ≫|lesssim ≲|gtrsim ≳|lessapprox ⪅|gtrapprox ⪆|cdots ⋯|dagger †|perp ⊥|
parallel ∥|angle ∠|mid \x00|wedge ∧|vee ∨|emptyset ∅|notin ∉|subseteq ⊆|supset ⊃|
leftrightarrows ⇆|longrightarrow ⟶|mapsto ↦|uparrow ↑|downarrow ↓|cong ≅|asymp ≍|lt <|gt >|prec ≺|
succ ≻|aleph ℵ|Re ℜ|Im ℑ|varrho ϱ|varpi ϖ|prime ′|circ °|bullet •|star ⋆|ast *|langle ⟨|rangle ⟩|
textalpha α|textbeta β|textgamma γ"""
SIGNS = {
    name: "|" if sign == "\x00" else sign
    for name, _, sign in (row.partition(" ") for row in _SIGN_NAMES.replace("|\n", "|").split("|"))
}
MATH_ACCENTS = {
    "bar": "\u0304",
    "hat": "\u0302",
    "tilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
}
_STYLES = {
    "emph": "i",
    "textit": "i",
    "mkbibemph": "i",
    "mathit": "i",
    "textsl": "i",
    "textbf": "b",
    "mkbibbold": "b",
    "mathbf": "b",
    "textsuperscript": "sup",
    "mkbibsuperscript": "sup",
    "textsubscript": "sub",
    "mkbibsubscript": "sub",
}
_SWITCHES = {"it": "i", "itshape": "i", "em": "i", "sl": "i", "bf": "b", "bfseries": "b"}
WORDS = frozenset({"text", "textrm", "textnormal", "mbox"})
"""What stands for words within a formula."""
_SPACES = frozenset({"quad", "qquad", "space", "par", "newline", "linebreak", "hfill"})
_TOKEN = re.compile(
    r"\\(?P<name>[A-Za-z]+)\*?[ \t]*|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<math>\$)|"
    r"(?P<script>[\^_])|(?P<text>[^\\{}$^_]+)",
    re.S,
)
_FUNCTION_NAMES = "log ln exp sin cos tan max min det dim ker lim arg"
FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
"""Names that a formula prints as words."""
_RAISED = frozenset("°′")
"""Signs that stand high by themselves."""
_LATEX = re.compile(r"[\\{}$~]|--|``|''")


def read_latex(text: str | None) -> str | None:
    """The rich text of a BibTeX value; text without LaTeX stays as it is."""
    if not text:
        return None
    if _LATEX.search(text) is None:
        return squeeze(text) or None
    balanced = text.count("$") % 2 == 0 and text.count("\\$") == 0
    tokens = [(str(found.lastgroup), found) for found in _TOKEN.finditer(text)]
    reader = _Reader(tokens, balanced)
    return tidy_tags(squeeze(unicodedata.normalize("NFC", reader.read(0)))) or None


def read_latex_address(text: str | None) -> str | None:
    """A DOI or an address, whose signs stand for themselves ("~", "--") unless they are escaped."""
    if not text:
        return None
    text = squeeze(re.sub(r"\\url\b\s*|\s*\n\s*", "", text))
    text = re.sub(r"\\textasciitilde(?:\{\})?|\\~(?:\{\})?|\$\\sim\$", "~", text)
    text = re.sub(r"\\(?:text)?(underscore|less|greater)(?:\{\})?", _name_sign, text)
    return re.sub(r"\\(?=[%&#_$^{}])|(?<!\\)[{}]", "", text) or None


def _name_sign(found: re.Match[str]) -> str:
    return {"underscore": "_", "less": "<", "greater": ">"}[found.group(1)]


def read_latex_plain(text: str | None) -> str | None:
    """The same without marks, for names and numbers."""
    rich = read_latex(text)
    return squeeze(re.sub(r"</?(?:i|b|sub|sup)>", "", rich)) or None if rich else None


class _Reader:
    """Reads tokens once, from left to right; a group within a group is a call within a call."""

    def __init__(self, tokens: list[tuple[str, re.Match[str]]], with_math: bool) -> None:
        self._tokens: Iterator[tuple[str, re.Match[str]]] = iter(tokens)
        self._with_math = with_math
        self._in_math = False

    def read(self, depth: int) -> str:
        """The text up to the end of this group."""
        parts: list[str] = []
        style = ""
        for kind, found in self._tokens:
            if kind == "close":
                break
            part = self._one(kind, found, depth)
            if kind == "name" and found.group("name") in _SWITCHES and not style:
                style = _SWITCHES[found.group("name")]
                parts.append(f"<{style}>")
                continue
            parts.append(part)
        return "".join(parts) + (f"</{style}>" if style else "")

    def _one(self, kind: str, found: re.Match[str], depth: int) -> str:
        text = found.group()
        if kind == "open":
            return self.read(depth + 1) if depth < MAX_DEPTH else ""
        if kind == "math" and self._with_math:
            self._in_math = not self._in_math
            return ""
        if kind == "script" and self._in_math:
            tag = "sup" if text == "^" else "sub"
            inner, _, rest = self._argument(depth).partition("\x01")
            raised = inner if inner in _RAISED else f"<{tag}>{inner}</{tag}>"
            return raised + (_plain(rest, True) if rest else "")
        if kind == "text":
            return _plain(text, self._in_math)
        if kind == "sign":
            return self._sign(found.group("sign"), depth)
        if kind == "name":
            return self._name(found.group("name"), depth)
        return text

    def _argument(self, depth: int) -> str:
        """The next group, sign or letter; what follows a single letter is read as text."""
        for kind, found in self._tokens:
            if kind == "text":
                text = found.group().lstrip()
                return text[:1] + ("\x01" + text[1:] if len(text) > 1 else "")
            if kind == "close":
                return ""
            return self._one(kind, found, depth)
        return ""

    def _sign(self, sign: str, depth: int) -> str:
        if sign in _ACCENTS:
            return self._accent(_ACCENTS[sign], depth)
        if sign in "\\\n ":
            return " "
        if sign in "-/(),;:![]":
            return " " if sign in ",;:" else ""
        return sign

    def _accent(self, mark: str, depth: int) -> str:
        base = self._argument(depth).replace("\x01", "")
        if not base:
            return ""
        first = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
        return first + mark + base[1:]

    def _name(self, name: str, depth: int) -> str:
        if name in _STYLES:
            tag = _STYLES[name]
            inner, _, rest = self._argument(depth).partition("\x01")
            return f"<{tag}>{inner}</{tag}>{rest}"
        if name in SIGNS:
            return SIGNS[name]
        if name in _ACCENTS:
            return self._accent(_ACCENTS[name], depth)
        if name in FUNCTIONS and self._in_math:
            return f" {name} "
        if name in MATH_ACCENTS and self._in_math:
            return self._accent(MATH_ACCENTS[name], depth)
        if name in WORDS and self._in_math:
            self._in_math = False
            words = self._argument(depth)
            self._in_math = True
            return words.replace("\x01", "")
        if name in _SPACES:
            return " "
        return ""  # what a macro is given stays, the macro goes


def _plain(text: str, in_math: bool) -> str:
    if in_math:
        # Formulas have no spaces of their own; a relation is printed with some.
        bare = re.sub(r"\s+", "", text.replace("'", "′")).replace("~", " ")
        return re.sub(r"([<>=])", r" \1 ", bare)
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return text.replace("~", " ")
