"""What a first-time visitor is told."""

from bs4 import BeautifulSoup

from generator.model import Document, Issued, Item, MeshHeading, MeshTerm, Review


def make_review(number, mesh=(), keyword=(), issued=None):
    headings = tuple(MeshHeading(MeshTerm(name)) for name in mesh)
    document = Document(Item(title=f"Tide {number}", issued=issued), mesh=headings, keyword=keyword)
    return Review(f"tide-{number}", document)


def test_two_keywords_hid_the_mesh_terms_that_most_reviews_have(render):
    reviews = [make_review(number, mesh=("Humans", "Harbours", "Salt")) for number in range(4)]
    reviews += [make_review(number, mesh=("Harbours",)) for number in range(4, 6)]
    reviews += [make_review(number, keyword=("salt", "Kelp")) for number in range(6, 9)]
    page = BeautifulSoup(render(reviews, kinds=("home",))["index.html"], "lxml")
    said = page.select_one(".lead .says").get_text()
    assert said.endswith("Its most frequent subjects: Harbours, Salt and Kelp.")


def test_years_of_one_review_each_have_no_most(render):
    """It read "the most, 1, are from 2023" and "Its most frequent subjects: Salt"."""
    reviews = [make_review(year, ("Salt",), issued=Issued(year)) for year in range(2020, 2024)]
    page = BeautifulSoup(render(reviews, kinds=("home",))["index.html"], "lxml")
    assert page.select_one("figcaption p").get_text() == "Reviews by year of publication, one each."
    assert "most frequent subject: Salt." in page.select_one(".lead .says").get_text()
