"""Parts of the reader of PubMed Central's pages."""
