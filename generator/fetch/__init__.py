"""URL, PMID, DOI -> saved page; polite and cached.

`is_remote` tells what to fetch from what lies on disk, `fetch_pages` saves it in a folder for the
ordinary `add`. Nothing of the network is imported before the first page is fetched.
"""

from generator.fetch.pages import Fetched, NotFetched, fetch_pages
from generator.fetch.settings import Clock, FetchSettings, read_settings
from generator.fetch.wanted import is_remote

__all__ = [
    "Clock",
    "FetchSettings",
    "Fetched",
    "NotFetched",
    "fetch_pages",
    "is_remote",
    "read_settings",
]
