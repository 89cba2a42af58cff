"""Parts of the readers of PubMed's pages, their text copies and its XML."""
