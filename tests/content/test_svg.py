"""What an SVG file could do at its own address, where it is a page of the site."""

import pytest

from generator.content.svg import find_act

SVG = 'xmlns="http://www.w3.org/2000/svg"'
XSL = "data:text/xml,%3Cxsl:stylesheet/%3E"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f"<svg {SVG}><script>1</script></svg>", "a script"),
        (f"<x:svg xmlns:x{SVG[5:]}><x:script>1</x:script></x:svg>", "a script"),
        (f'<svg {SVG}><h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script></svg>',
         "a script"),
        (f'<svg {SVG}><h:body xmlns:h="http://www.w3.org/1999/xhtml"/></svg>', "<body>"),
        (f"<svg {SVG}><foreignObject/></svg>", "<foreignobject>"),
        (f'<!DOCTYPE svg [<!ENTITY a "&#60;script>1&#60;/script>">]><svg {SVG}>&a;</svg>',
         "entities of markup"),
        (f'<!DOCTYPE svg [<!ENTITY a "javascript:1">]><svg {SVG}><a href="&a;"/></svg>',
         "an address that is a script"),
        (f'<?xml-stylesheet type="text/xsl" href="{XSL}"?><svg {SVG}/>', "instructions"),
        (f"<svg {SVG} onload='1'/>", "a handler of events"),
        (f'<svg {SVG}><a href=" java&#115;cript:1"/></svg>', "an address that is a script"),
        (f'<svg {SVG}><a href="java&#10;script:1"/></svg>', "an address that is a script"),
        (f"<svg {SVG}><g></svg>", "markup that is not well-formed"),
    ],
)  # fmt: skip
def test_what_acts_is_named(text: str, act: str) -> None:
    assert find_act(text.encode()) == act


@pytest.mark.parametrize(
    "text",
    [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn --><svg {SVG}><path d="M0 0"/></svg>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        f'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg {SVG}><text>on = 1</text></svg>',
        '<!DOCTYPE svg [<!ENTITY ns "http://ns.adobe.com/Extensibility/1.0/">]>'
        f'<svg xmlns:x="&ns;" {SVG}><path d="M0 0"/></svg>',
        f'<svg {SVG}><metadata xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:RDF/>'
        "</metadata><style>path{fill:none}</style></svg>",
    ],
)
def test_a_drawing_is_still(text: str) -> None:
    assert find_act(text.encode()) is None
