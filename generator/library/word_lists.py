"""Words that say little: of every abstract, of many people's names, of every article's MeSH."""

from __future__ import annotations


def _split(words: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split(separator))


PLAIN_WORDS = _split(
    """
    about above after against also although among analysis another approach approaches assess
    associated available based because been before being between both clinical compared concluded
    conclusion conclusions could current data demonstrated despite different discuss discussed
    during each effect effects either especially evaluate evidence examine field findings first
    focus following found from further future group groups have high higher highlight however
    identified impact important improve include included including increased increasing into
    investigate knowledge known large level levels likely literature made main major many may
    method methods more most much need needed novel number objective observed only other over
    overview paper particular patient patients play possible potential present previous process
    provide provided purpose recent recently related report reported research result results
    review reviewed reviews role several should show showed shown significant significantly similar
    since some specific studies study such suggest summarize systematic than that the their them
    then there therefore these they this those three through thus together towards treatment
    type types under understanding used using various very well were what when where whether which
    while will with within without work would years associated paragraph methods background
    """
)
"""Words of any abstract: two reviews that share them share nothing."""

COMMON_FAMILIES = _split(
    """
    wang li zhang chen liu yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang
    xie tang song han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei
    su lu ding ren lv shen yao kim lee park choi jung jeong kang cho yoon jang lim han shin kwon
    nguyen tran le pham hoang phan vu dang bui singh kumar sharma gupta patel khan ahmed ali shah
    das roy rao reddy hussain rahman islam ahmad hassan mohamed ibrahim smith jones williams brown
    taylor davies wilson evans thomas johnson roberts walker wright robinson thompson white hughes
    edwards green hall wood harris lewis martin jackson clarke clark turner hill scott cooper
    morris ward moore king watson baker anderson miller davis garcia rodriguez martinez hernandez
    lopez gonzalez perez sanchez ramirez torres flores silva santos oliveira souza pereira costa
    muller schmidt schneider fischer weber meyer wagner becker rossi russo ferrari tanaka suzuki
    sato takahashi watanabe ito yamamoto nakamura kobayashi kato hansen nielsen jensen larsen
    johansson andersson ivanov cohen levy
    """
)
"""Family names borne by so many that a full name alone does not tell a person."""

CHECK_TAGS = _split(
    "humans; animals; male; female; adult; middle aged; aged; adolescent; child; young adult; "
    "infant; mice; rats; aged, 80 and over; child, preschool; infant, newborn",
    ";",
)
"""MeSH check tags, in lower case: what nearly every article has says nothing of likeness."""

NO_SUBJECTS = _split(
    "other; none; human; mouse; rat; n/a; review; original article; open access", ";"
)
"""What journals print among keywords that names no subject, in lower case."""
