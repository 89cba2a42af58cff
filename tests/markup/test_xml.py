from xml.sax.saxutils import escape, quoteattr

from hypothesis import given
from hypothesis import strategies as st

from generator.markup.xml import escape_xml, quote_xml


@given(st.text(st.sampled_from("ab&<>\"'\n\r\t;#ä")))
def test_xml_is_escaped_as_the_standard_library_does(text: str) -> None:
    assert escape_xml(text) == escape(text)
    assert quote_xml(text) == quoteattr(text)
