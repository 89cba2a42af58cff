"""What a first-time visitor is told."""

from bs4 import BeautifulSoup

from generator.model import Document, Item, MeshHeading, MeshTerm, Review


def make_review(number, mesh=(), keyword=()):
    headings = tuple(MeshHeading(MeshTerm(name)) for name in mesh)
    document = Document(Item(title=f"Tide {number}"), mesh=headings, keyword=keyword)
    return Review(f"tide-{number}", document)


def test_two_keywords_hid_the_mesh_terms_that_most_reviews_have(render):
    reviews = [make_review(number, mesh=("Humans", "Harbours", "Salt")) for number in range(4)]
    reviews += [make_review(number, mesh=("Harbours",)) for number in range(4, 6)]
    reviews += [make_review(number, keyword=("salt", "Kelp")) for number in range(6, 9)]
    page = BeautifulSoup(render(reviews)["index.html"], "lxml")
    said = page.select_one(".lead .says").get_text()
    assert said.endswith("Its most frequent subjects: Harbours, Salt and Kelp.")
