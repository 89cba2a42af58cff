"""Patents, whose numbers were taken for a volume and pages, by rule."""

import pytest

from generator.model import Issued, Item, Name, Reference
from generator.references.parse import parse_reference
from generator.site.views.references import print_reference

BERG, SUND = Name("Berg", "A"), Name("Sund", "J")


@pytest.mark.parametrize(
    ("raw", "author", "number", "issued", "note"),
    [
        ("Berg A, Sund J, inventors; Foam Ltd, Salt R&D Inc., assignees. Foam breaker. United "
         "States patent US 6,123,456 B2. 2001 May 3.",
         (BERG, SUND), "US 6,123,456 B2", Issued(2001, 5, 3),
         "Assignee: Foam Ltd, Salt R&D Inc."),
        ("Berg A, inventor. Foam breaker. US patent 7,123,456. 2006 Oct 17.",
         (BERG,), "US 7,123,456", Issued(2006, 10, 17), None),
        ("Berg A, inventor. Foam breaker. US patent 6,334,856 B1. January 1, 2002.",
         (BERG,), "US 6,334,856 B1", Issued(2002, 1, 1), None),
        ("Berg A, Sund J (2005) Foam breaker. US Patent 6,878,545 B2.",
         (BERG, SUND), "US 6,878,545 B2", Issued(2005), None),
        ("Berg A, Sund J. Foam breaker. US Patent 6123456, 2001.",
         (BERG, SUND), "US 6123456", Issued(2001), None),
        ("Berg A., Sund J. Foam breaker. U.S. Patent No. 6,123,456, 12 May 2001.",
         (Name("Berg", "A."), Name("Sund", "J.")), "US 6,123,456", Issued(2001, 5, 12), None),
        ("Berg, A.; Sund, J. Foam breaker. WO 2012/034567, 2012.",
         (Name("Berg", "A."), Name("Sund", "J.")), "WO 2012/034567", Issued(2012), None),
        ("Berg A. 1991. Foam breaker. WO Patent 1991/007947",
         (BERG,), "WO 1991/007947", Issued(1991), None),
        ("Berg A (2012) Foam breaker. European Patent EP 1234567 B1.",
         (BERG,), "EP 1234567 B1", Issued(2012), None),
        ("Berg A, Sund J, inventors; Foam Ltd, assignee. Foam breaker. United States Patent "
         "Application publication US 2018/0008168 A1. 2018. January 11.",
         (BERG, SUND), "US 2018/0008168 A1", Issued(2018, 1, 11), "Assignee: Foam Ltd"),
    ],
)  # fmt: skip
def test_the_number_of_a_patent_is_no_volume_and_pages(
    raw: str, author: tuple[Name, ...], number: str, issued: Issued, note: str | None
) -> None:
    read = parse_reference(raw)
    assert not read.doubtful
    assert read.item == Item(
        type="patent", title="Foam breaker", author=author, issued=issued, number=number, note=note
    )


def test_all_inventors_need_not_be_named() -> None:
    read = parse_reference("Berg A, et al. Foam breaker. Chinese Patent CN102345678A. 2012.")
    assert not read.item.authors_complete
    assert read.item.number == "CN 102345678A"


@pytest.mark.parametrize(
    "raw",
    [
        "Berg A, Sund J. Patent foramen ovale and salt. J Foam. 2001;7:123-456.",
        "Berg A. Foam. A patent 1234567 of salt. J Foam. 2001;7:123.",
        "Foam Patents: US 6,123,456 and US 6,123,457. Salt Press, 2001.",
        "European Patent EP 1234567 B1. Berg A. Foam breaker. 2004.",
    ],
)
def test_what_is_unusual_is_left_to_the_labeller(raw: str) -> None:
    item = parse_reference(raw).item
    assert not (item.type == "patent" and item.number)


def test_a_patent_is_shown_with_its_number() -> None:
    item = parse_reference("Berg A. Foam breaker. US Patent 6,123,456 B2, 2001.").item
    html, _ = print_reference(Reference("berg-2001-foam", item))
    assert html.startswith("Foam breaker<p>Berg A. <i>patent US 6,123,456 B2</i> 2001 ")
