"""Names, titles and journals that a source states in CAPITALS, in ordinary letters where that is
sure.

Crossref, exports and some publishers do so ("POLYZOS, Stergios A.", "JOURNAL OF THE TIDES").
Initials stay, and so does what may be an acronym: a word is one unless the page's other words, its
length or a short list say that it is none. A title of which too little is sure stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model import Document, Name
from generator.model.csl import NAME_FIELDS

LEFT = "Title: stands in capitals, as the source has it"
"""What is noted of a title that could not be read in ordinary letters."""

_VOWEL = re.compile("[AEIOUYÀ-ÆÈ-ÏÒ-ÖØ-Ý]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PIECE = re.compile(rf"(</?(?:i|b|sub|sup)>|{_WORD.pattern})")
_SMALL_IN_NAMES = frozenset(
    "van von vom der den ter ten zu zur de da do das dos du del des".split()
)
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
_LINKING = frozenset(
    """a an the and or nor but of in on at by to for from with as into via per vs is are was were be
    its than that""".split()
)
_SHORT = frozenset(
    """about acid acids acute adult after age aged agent aging aim aims air alone alpha also
    among area art ash back bad bank bar based basic bed bee bees best beta big bile bill bio
    bird birds birth bite black blind blood blue boat body bone bones book books born both bowel
    brain bring brown bud burn buy calf call calm camp can canal care case cases cause cave cell
    cells chain cheap chest chick chief child china city civil class clay clean clear close
    cloud coast coat cold colon color come core corn cost costs cough count court crop crops
    cross crown curve cuts cycle cysts daily dairy dance dark data date day days dead deaf dear
    death deep delta dense desk did die diet disc dish do does dog dogs doing donor door dose
    down dream dress drift drink drive drop drug drugs dry dual duct dust duty each ear early
    earth easy eat edema edge egg eggs elder elite empty end ends entry equal error ether ethic
    ever every exact exit extra eye eyes face faces fact facts fail fall farm fast fat fatal
    fate fatty fear feed feet felt fetal fever few fiber field fight file fill film final find
    fine fire first fit five fix fixed flow fluid fly foam focal fold folk food foods foot
    for force form forms found four frame free fresh frog from front fruit full fungi gain gains
    game gamma gases gate gene genes genus germ giant girl girls give gives gland glass globe
    goal goals goat goats gold good grade graft grain grape grass gray great green grey group
    grow grown guide gut habit hair half hand hands hard harm has have head heal hear heart heat
    heavy help herb herbs high hill hip hold hole holes home honey hope horse host hot hour
    hours house how huge human hunt ice idea ideas idle ileum ill image in index iron issue it
    items join joint judge juice jump just keep kept key kind king kit knee knot know lab labor
    lack lake lakes lamb land large laser last late law laws layer lead leaf learn left legal
    legs lens less let level lie lies life light like limb line lines link links lion lipid list
    live liver lives load local loci lock locus logic long look loop loss lot love low lower
    lung lungs lupus lymph made main major make male males man many march mark marks mass match
    may maze meal meals mean meat men mesh meta metal mice micro mid mild milk mind mine minor
    mites mix mixed mode model molar mold money month moon moral more most motor mould mouse
    mouth move much mud music myth nasal near neck need needs nerve nest net new next night nine
    no nodes noise north nose not note notes novel nurse nuts oak oasis obese ocean odor off oil
    oils old older olive once one only onset open opium optic oral order organ other our ours
    out ovary over own oxide ozone pace page pain pair palm panel paper part parts past patch
    path pay peak peer pest phase photo piece pig pigs pilot pine pipe place plan plane plans
    plant plate play plus point pond pool poor pork port post pot power prey price prime print
    prion prior probe proof prose proud pulse pump pupil pure push queen quick quiet race radio
    rain range rank rapid rare rat rate rates rats raw reach react read ready real red reef
    renal reply rest rice rich right ring ripe rise risk risks river road robot rock role roles
    room root roots rose rough round route row rule rules run rural safe saga sales salt same
    sand save saved say scale scan score sea seal seas seats see seed seeds seek seem seen self
    sense serum set sets seven sex share sharp sheep shell shift ship shock shore short shot
    show shown sick side sides sight sign signs silk since site sites six size sizes skin skull
    sleep slow small snake snow soft soil solar sole solid solve some song sonic soon sores soul
    sound soup south space spasm speak speed spin spine sport spot spots spray stage stain star
    stars start state stay steel stem step steps still stock stone stop store storm story strip
    study style such sugar sun surge swine table tail take tale talk tall tank task tasks taste
    tax taxa teach team tear tears teeth tell ten term terms test tests text than their then
    there these thick thin thing think third this those three thyme tibia tide tides tie tiger
    tight time tip title to today told tone tool tools tooth top topic torn total touch tour
    tower toxic toxin trace track trade train trait trans trap tree trees trend trial trunk
    trust truth try tube tumor turn twin two type types ulcer under union unit until upon upper
    urban urea urine use used users using vague value valve vast vein veins verb very video view
    views villi vine viral virus visit vital vitro vivo vocal voice vote walk wall walls want
    war warm waste watch water wave way ways we weak wear week weeks well west wet whale what
    wheat wheel when where while white whole why wide wife wild wind wine wing wings wise
    wish woman women wood wool word words work works world worm worms worse worst worth wound
    wrist write wrong years yeast yet yield young your zinc zone""".split()
)
"""Words of five letters or fewer that are no acronyms, though some may be spelt like one."""

_SUREST = 0.7


def settle_capitals(document: Document, texts: Iterable[str]) -> tuple[Document, tuple[str, ...]]:
    """The document with names, title and journal in ordinary letters, and what is to be noted;
    `texts` are the page's others, whose words tell how a word is written."""
    item = document.item
    changes: dict[str, object] = {}
    for field in NAME_FIELDS:
        names: tuple[Name, ...] = getattr(item, field)
        settled = settle_names(names)
        if settled != names:
            changes[field] = settled
    noted: tuple[str, ...] = ()
    if item.title and is_in_capitals(item.title):
        title = settle_title(item.title, texts)
        if title is None:
            noted = (LEFT,)
        else:
            changes["title"] = title
    journal = item.container_title
    if journal and journal.isupper() and (eased := settle_title(journal, ())):
        changes["container_title"] = eased
    if changes:
        document = replace(document, item=replace(item, **changes))  # type: ignore[arg-type]  # fields by name
    return document, noted


def is_in_capitals(title: str) -> bool:
    """Whether a title of some words has no small letter."""
    plain = re.sub(r"</?(?:i|b|sub|sup)>", "", title)
    return "<math" not in title and plain.isupper() and len(_WORD.findall(plain)) > 2


def settle_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """Names whose family name stands in capitals, in ordinary letters.

    A family name as short as initials needs the rest of the list to be in capitals too.
    """
    capitals = [_is_capital(name.family) for name in names]
    if not any(capitals):
        return tuple(names)
    whole = all(said for said, name in zip(capitals, names, strict=True) if name.family) and any(
        name.family and len(name.family) > 3 for name in names
    )
    lengths = [len(word.strip(".")) for name in names for word in (name.given or "").split()]
    spelt = max(lengths, default=0) > 4 or sum(length > 3 for length in lengths) * 2 > len(lengths)
    return tuple(
        _settle_name(name, spelt)
        if said and name.given and (whole or len(name.family or "") > 3)
        else name
        for said, name in zip(capitals, names, strict=True)
    )


def _is_capital(text: str | None) -> bool:
    return text is not None and text.isupper() and sum(map(str.isalpha, text)) > 1


def _settle_name(name: Name, spelt: bool) -> Name:
    words = (name.family or "").split()
    family = " ".join(
        word.lower()
        if word.lower() in _SMALL_IN_NAMES and place < len(words) - 1
        else "la"
        if word == "LA" and place and place < len(words) - 1
        else _settle_family(word)
        for place, word in enumerate(words)
    )
    given = name.given
    if given and given.isupper() and spelt:
        given = " ".join(map(_settle_given, given.split()))
    suffix = name.suffix.capitalize() if name.suffix in ("JR", "SR", "JR.", "SR.") else name.suffix
    return replace(name, family=family, given=given, suffix=suffix)


def _settle_family(word: str) -> str:
    """ "O’Brien", "McDonald", "Saint-Martin", "D’Angelo"."""
    if not _VOWEL.search(word) and word not in ("NG", "LV", "HSU") and word.isascii():
        return word  # initials in the wrong place
    parts = re.split(r"([-'’])", word)
    eased = "".join(part.capitalize() for part in parts)
    return re.sub(r"\bMc([a-z])(?=[a-z]{2})", lambda found: "Mc" + found[1].upper(), eased)


def _settle_given(word: str) -> str:
    """Initials stay: "J.", "WK", "J.-P."; among names that are spelt out "WEI" is one too."""
    if "." in word or len(word) == 1 or (word.isascii() and not _VOWEL.search(word)):
        return word
    return "-".join(part if len(part) == 1 else part.capitalize() for part in word.split("-"))


def settle_title(title: str, texts: Iterable[str]) -> str | None:
    """A title in capitals as titles are printed ("Salt and the DNA of Tides"); None where too few
    of its words are surely no acronyms."""
    cases: dict[str, Counter[str]] = {}
    wanted = {word.lower() for word in _WORD.findall(title)}
    for text in texts:
        if text.isupper():
            continue  # as little sure as the title
        for word in _WORD.findall(text):
            if word.lower() in wanted:
                cases.setdefault(word.lower(), Counter())[_case_of(word)] += 1
    sure = count = 0
    starts = True
    pieces = _PIECE.split(title)
    for place, piece in enumerate(pieces):
        if not _WORD.fullmatch(piece):
            starts = starts or re.search(r"[:?!.–—]\s*$", piece) is not None
            continue
        # A letter beside a digit is part of a name: "P53", "COVID-19".
        named = pieces[place - 1][-1:].isdigit() or re.match(r"-?\d", pieces[place + 1])
        eased = None if named else _settle_word(piece, starts, cases)
        count += not named
        sure += eased is not None
        pieces[place] = eased or piece
        starts = False
    return "".join(pieces) if sure >= _SUREST * count else None


def _case_of(word: str) -> str:
    return "upper" if len(word) > 1 and word.isupper() else "lower" if word.islower() else "mixed"


def _settle_word(word: str, starts: bool, cases: dict[str, Counter[str]]) -> str | None:
    """The word as a title prints it; None where it may be an acronym."""
    lower = word.lower()
    if lower in _LINKING:
        return word.capitalize() if starts else lower
    seen = cases.get(lower)
    if seen:
        return word if seen["upper"] >= seen["lower"] + seen["mixed"] else word.capitalize()
    if _ROMAN.fullmatch(word) or len(word) == 1:
        return word
    known = lower in _SHORT or lower.removesuffix("s") in _SHORT
    if known or (len(word) > 5 and (not word.isascii() or _VOWEL.search(word))):
        return word.capitalize()
    return None
