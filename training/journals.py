"""Journal names cut and spelled out, with and without full stops."""

from __future__ import annotations

import random
import re

_PAIRS = """
Journal J|International Int|American Am|British Br|European Eur|Canadian Can|Australian Aust
Annals Ann|Archives Arch|Proceedings Proc|Transactions Trans|Review Rev|Reviews Rev|Bulletin Bull
Biology Biol|Biological Biol|Chemistry Chem|Chemical Chem|Physics Phys|Physical Phys|Science Sci
Sciences Sci|Society Soc|National Natl|Academy Acad|Medicine Med|Medical Med|Clinical Clin
Research Res|Experimental Exp|Molecular Mol|Cellular Cell|Immunology Immunol|Virology Virol
Bacteriology Bacteriol|Microbiology Microbiol|Biochemistry Biochem|Physiology Physiol
Pharmacology Pharmacol|Pathology Pathol|Neuroscience Neurosci|Neurology Neurol|Genetics Genet
Oncology Oncol|Hematology Hematol|Cardiology Cardiol|Psychology Psychol|Psychiatry Psychiatry
Surgery Surg|Radiology Radiol|Nutrition Nutr|Applied Appl|Environmental Environ|Evolution Evol
Ecology Ecol|Ecological Ecol|Systematic Syst|Theoretical Theor|Mathematics Math|Mathematical Math
Statistics Stat|Statistical Stat|Economics Econ|Economic Econ|Political Polit|Philosophy Philos
History Hist|Historical Hist|Studies Stud|Quarterly Q|Letters Lett|Engineering Eng
Technology Technol
Communications Commun|Computer Comput|Computational Comput|Information Inf|Systems Syst|Current Curr
Opinion Opin|Trends Trends|Nature Nat|Human Hum|Development Dev|Developmental Dev|Infectious Infect
Diseases Dis|Disease Dis|Health Health|Public Public|Epidemiology Epidemiol|General Gen|Advanced Adv
Materials Mater|Behavior Behav|Behavioral Behav|Education Educ|Educational Educ|Management Manag
Marketing Mark|Association Assoc|Royal R|London Lond|Frontiers Front|Expert Expert|Structural Struct
Crystallographica Crystallogr|Biophysica Biophys|Biophysical Biophys|Endocrinology Endocrinol
Gastroenterology Gastroenterol|Hepatology Hepatol|Obstetrics Obstet|Gynecology Gynecol
Pediatrics Pediatr|Respiratory Respir|Critical Crit|Intensive Intensive|Veterinary Vet|Plant Plant
""".replace("\n", "|")
_SHORT = dict(pair.split(" ", 1) for pair in _PAIRS.split("|") if " " in pair.strip())
_LONG = {short: long for long, short in reversed(_SHORT.items())}
_DROPPED = frozenset(("of", "the", "and", "in", "for", "The", "&", "de", "des", "et"))
_ACRONYM = re.compile(r"[A-Z&]{2,}|[A-Z]")


def vary_journal(name: str, rng: random.Random) -> str:
    """The journal's name in another of its usual spellings, or as it is."""
    words = name.split()
    chance = rng.random()
    cut = [word.rstrip(".") for word in words]
    is_short = any(word in _LONG and word not in _SHORT for word in cut)
    if not is_short and chance < 0.35 and len(words) > 1:
        cut = [_SHORT.get(word, word) for word in words if word not in _DROPPED]
        if cut != words and cut:
            return _dot(cut, rng) if rng.random() < 0.5 else " ".join(cut)
        return name
    if is_short and "." not in name:
        if chance < 0.35:
            return _dot(words, rng)
        if chance < 0.5 and all(word in _LONG or len(word) > 6 for word in words):
            return _spell_out(words)
    if chance > 0.97:
        return name.upper()
    if chance > 0.94:
        return name[:1] + name[1:].lower()
    return name


def _dot(words: list[str], rng: random.Random) -> str:
    """Abbreviated words with their full stops; "U S A" as "USA" or "U.S.A."."""
    out = []
    for word in words:
        short = word in _LONG or (
            not _ACRONYM.fullmatch(word.rstrip(":,"))
            and len(word) < 9
            and word[-1:] not in "aeiouysAEIOUY)"
            and word not in _SHORT
            and word.isalpha()
        )
        out.append(f"{word}." if short or word in ("J", "Q") else word)
    text = " ".join(out).replace("U S A", rng.choice(("USA", "U.S.A.", "U. S. A.", "U S A")))
    if rng.random() < 0.06:
        text = text.replace(". ", ".")
    return text


def _spell_out(words: list[str]) -> str:
    out = [_LONG.get(word, word) for word in words]
    return "Journal of " + " ".join(out[1:]) if words[0] == "J" and len(out) > 1 else " ".join(out)
