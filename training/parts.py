"""The parts of a reference as styles print them: titles, dates, pages, places, links."""

from __future__ import annotations

import random
import re

from generator.model.issued import Issued
from generator.model.item import Item
from training.line import Line

_SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONG_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_FRENCH_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
_SEASONS = {21: "Spring", 22: "Summer", 23: "Fall", 24: "Winter"}
QUOTES = {
    "none": ("", ""),
    "double": ("“", "”"),
    "straight": ('"', '"'),
    "single": ("‘", "’"),
    "french": ("« ", " »"),
    "tight": ("«", "»"),
    "german": ("„", "“"),
    "apostrophe": ("'", "'"),
}


def put_title(line: Line, title: str, quote: str, end: str, rng: random.Random) -> None:
    """A title in its quotation marks with the style's closing sign."""
    title = re.sub(r"</?(?:i|b|sub|sup)>", "", title).strip()
    if title.endswith("."):
        title = title[:-1]
    if "'" in title and rng.random() < 0.5:
        title = title.replace("'", "’")
    opening, closing = QUOTES[quote]
    if opening and (opening.strip() in title or closing.strip() in title) and quote != "single":
        opening, closing = "", ""
    stops = title[-1:] in "?!…"
    if stops and end.startswith((".", ",")) and rng.random() < 0.85:
        end = end[1:]
    line.put(opening)
    line.put(title, "ti")
    if not closing:
        line.put(end)
    elif rng.random() < 0.6:
        line.put(end.rstrip() + closing + (" " if end.endswith(" ") else ""))
    else:
        line.put(closing + end)


def print_month(issued: Issued, rng: random.Random, form: str) -> str:
    """A month or season as a style prints it, "" where there is none."""
    if issued.month is None:
        return ""
    if issued.month > 12:
        return rng.choice((_SEASONS[issued.month], _SEASONS[issued.month].lower()))
    names = {"short": _SHORT_MONTHS, "long": _LONG_MONTHS, "french": _FRENCH_MONTHS}[form]
    name = names[issued.month - 1]
    return f"{name}." if form == "short" and name != "May" and rng.random() < 0.3 else name


def print_date(issued: Issued | None, rng: random.Random, form: str = "any") -> str:
    """A date in one of the usual forms; `form` is "year", "nlm", "prose" or "any"."""
    if issued is None or issued.year is None:
        return ""
    year = str(issued.year)
    if form == "any":
        form = rng.choice(("year", "nlm", "prose", "prose"))
    if issued.month is None or form == "year":
        return year
    if form == "nlm":
        month = print_month(issued, rng, "short").rstrip(".")
        return f"{year} {month}" + (f" {issued.day}" if issued.day else "")
    month = print_month(issued, rng, rng.choice(("short", "long", "long", "long", "french")))
    if issued.day is None:
        return rng.choice((f"{month} {year}", f"{month}, {year}", f"{year}, {month}"))
    return rng.choice(
        (
            f"{month} {issued.day}, {year}",
            f"{issued.day} {month} {year}",
            f"{year}, {month} {issued.day}",
        )
    )


def print_pages(page: str, rng: random.Random) -> str:
    """Pages with a dash of some kind, as OCR, typesetters and keyboards leave it."""
    dash = rng.choice(("-", "-", "–", "–", "–", "−", "‐", "--", " - ", " – ", "—"))
    first, found, last = page.partition("-")
    if not found:
        return page
    if last.isdigit() and first.isdigit() and len(first) == len(last) > 2 and rng.random() < 0.25:
        keep = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
        last = last[keep:] if rng.random() < 0.5 else last[min(keep, len(last) - 2) :]
    if rng.random() < 0.015 and first.isdigit() and last.isdigit():
        return f"{first}{dash}{last}.e{rng.randint(1, 12)}"
    return f"{first}{dash}{last}"


def put_pages(line: Line, item: Item, rng: random.Random, word: str) -> None:
    """A word for pages ("pp. ", "" …) and the pages."""
    if item.page:
        line.put(word)
        line.put(print_pages(item.page, rng), "pg")


def put_edition(line: Line, item: Item, rng: random.Random) -> None:
    """An edition in brackets or after a comma."""
    if not item.edition:
        return
    number = int(item.edition) if item.edition.isdigit() else 2
    ordinal = {1: "1st", 2: "2nd", 3: "3rd"}.get(number, f"{number}th")
    words = {2: "Second", 3: "Third", 4: "Fourth", 5: "Fifth"}.get(number, ordinal)
    before, edition, after = rng.choice(
        (
            (" (", ordinal, " ed.)"), (", ", ordinal, " ed."), (". ", ordinal, " ed."),
            (", ", ordinal, " edition"), (", ", words, " Edition"), (" (", words, " ed.)"),
            (". ", str(number), ". Aufl."), (", ", str(number), " ed."), (", ", f"{number}e",
            " éd."),
            (". ", ordinal, " edn"), (". ", "Rev.", " ed."), (", ", f"{number}", "ª ed."),
        )
    )  # fmt: skip
    line.put(before)
    line.put(edition, "en")
    line.put(after)


def put_imprint(line: Line, item: Item, rng: random.Random, with_date: bool) -> None:
    """Place, publisher and, when asked, the year, in one of the usual orders and brackets."""
    date = (
        print_date(item.issued, rng, "year" if rng.random() < 0.8 else "any") if with_date else ""
    )
    place, publisher = item.publisher_place, item.publisher
    pattern = rng.choice(
        ("p: u, d", "p: u, d", "p: u, d", "p: u; d", "p: u", "u, p, d", "u, p, d", "u: p, d",
        "(p: u, d)",
         "(p: u, d)", "p, u, d", "p, u, d", "p : u, d", "p d", "u, d", "u d", "p. u. d",
         "u; p; d", "(u, p, d)",
         "(p, u, d)", "p: u d", "u, p d", "p/ u, d", "u. p. d", "d, p: u", "p: u. d", "u (p), d",
         "u: p; d")
    )  # fmt: skip
    values = {"p": (place, "pl"), "u": (publisher, "pb"), "d": (date, "dt")}
    pending = ""
    opened = False
    wrote = False
    for sign in pattern:
        if sign not in values:
            pending += sign
            continue
        text, label = values[sign]
        if not text:
            pending = "(" if "(" in pending and not wrote else "" if not wrote else pending[-2:]
            continue
        if not wrote:
            pending = "(" if "(" in pending else ""
        opened = opened or "(" in pending
        line.put(pending)
        pending = ""
        line.put(text, label)
        wrote = True
    left = date and "d" not in pattern
    if ")" in pending and opened:
        line.put(")" + pending.partition(")")[2])
    if left:
        line.put(rng.choice((", ", " ", ". ", "; ")) if wrote else "")
        line.put(date, "dt")


def put_link(line: Line, item: Item, rng: random.Random) -> None:
    """DOI, PMID, URL and access date, as styles close a reference."""
    if item.doi:
        doi = item.doi.upper() if rng.random() < 0.05 else item.doi
        line.put(
            rng.choice(
                (" doi: ", " doi:", " https://doi.org/", " DOI: ", " http://dx.doi.org/", " ")
            )
        )
        line.put(doi + rng.choice((".", "", "")))
    if item.pmid and rng.random() < 0.6:
        line.put(
            rng.choice((" PMID: {}", " {}", " PubMed PMID: {}.", " PubMed: {}.")).format(item.pmid)
        )
    if item.url and not item.doi:
        line.put(
            rng.choice((" ", " ", " Available from: ", " Retrieved from ", ", URL: ", " URL ",
                " <", " Available at ",
                        " (", ", ", " [Online]. Available: ", " Online: ", " Disponible sur : ",
                        " accessed at "))
        )  # fmt: skip
        line.put(item.url)
    if item.accessed and item.url:
        date = print_date(item.accessed, rng)
        line.put(
            rng.choice((" (accessed {}).", ". Accessed {}.", " [{}]", ", accessed {}",
                        " (last visited {})", " Retrieved {}.", " [cited {}].",
                        " (consulté le {})", ", Zugriff am {}")).format(date)
        )  # fmt: skip
