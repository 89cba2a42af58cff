"""URL, PMID, DOI -> saved page; polite and cached."""
