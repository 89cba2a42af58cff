"""Languages as MEDLINE codes them (ISO 639-2/B), with their ISO 639-1 codes and English names."""

from __future__ import annotations

_TABLE = """afr af Afrikaans|alb sq Albanian|amh am Amharic|ara ar Arabic|arm hy Armenian|
aze az Azerbaijani|ben bn Bengali|bos bs Bosnian|bul bg Bulgarian|cat ca Catalan|chi zh Chinese|
cze cs Czech|dan da Danish|dut nl Dutch|eng en English|epo eo Esperanto|est et Estonian|
fin fi Finnish|fre fr French|geo ka Georgian|ger de German|gla gd Scottish Gaelic|
gre el Greek|heb he Hebrew|hin hi Hindi|hrv hr Croatian|hun hu Hungarian|ice is Icelandic|
ind id Indonesian|ita it Italian|jpn ja Japanese|kin rw Kinyarwanda|kor ko Korean|lat la Latin|
lav lv Latvian|lit lt Lithuanian|mac mk Macedonian|mal ml Malayalam|mao mi Maori|may ms Malay|
nor no Norwegian|per fa Persian|pol pl Polish|por pt Portuguese|pus ps Pushto|rum ro Romanian|
rus ru Russian|san sa Sanskrit|scr hr Croatian|scc sr Serbian|slo sk Slovak|slv sl Slovenian|
spa es Spanish|srp sr Serbian|swe sv Swedish|tha th Thai|tur tr Turkish|ukr uk Ukrainian|
urd ur Urdu|vie vi Vietnamese|wel cy Welsh|baq eu Basque|glg gl Galician|mon mn Mongolian|
uzb uz Uzbek|kaz kk Kazakh|zho zh Chinese|deu de German|fra fr French|ces cs Czech|
nld nl Dutch|ell el Greek|fas fa Persian|ron ro Romanian|slk sk Slovak|isl is Icelandic|
mkd mk Macedonian|msa ms Malay|sqi sq Albanian|hye hy Armenian|kat ka Georgian|cym cy Welsh|
eus eu Basque"""
_ROWS = [row.strip().split(" ", 2) for row in _TABLE.replace("\n", "").split("|")]
_SHORT = {row[0]: row[1] for row in _ROWS}
_NAMES = {code: row[2] for row in _ROWS for code in row[:2]}
_BY_NAME = {row[2].lower(): row[1] for row in _ROWS}
_MEDLINE = {row[1]: row[0] for row in reversed(_ROWS)}
_UNDETERMINED = frozenset({"und", "mul", "zxx", ""})


def language_code(code: str | None) -> str | None:
    """The ISO 639-1 code of a MEDLINE language code or English name, itself where it has none
    ("chr", "en-GB")."""
    lowered = (code or "").strip().lower()
    if lowered in _UNDETERMINED:
        return None
    return _SHORT.get(lowered) or _BY_NAME.get(lowered, lowered)


def code_of_name(name: str) -> str | None:
    """The ISO 639-1 code of a language's English name, None where it is no language's."""
    return _BY_NAME.get(name.lower())


def language_name(code: str) -> str:
    """A language's English name; the code itself where it is not known."""
    return _NAMES.get(code.strip().lower().partition("-")[0], code)


def medline_code(code: str) -> str:
    """MEDLINE's code of an ISO 639-1 code ("fre" for "fr"); the code itself where it has none."""
    return _MEDLINE.get(code.strip().lower(), code)
