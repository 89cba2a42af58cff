"""Addresses that links of reference lists lead to, and the identifiers that they state."""

import pytest

from generator.sources.body.reference_links import read_address

DOI = ("10.5555/tide.1", None, None)


@pytest.mark.parametrize(
    "address",
    [
        # ScienceDirect's until 2010, behind a library's proxy: the address led to is encoded
        "http://www.sciencedirect.com.proxy.example.org/science?_ob=RedirectURL&_partnerName=3"
        "&_targetURL=http%3A%2F%2Fdx.doi.org%2F10.5555%2Ftide.1&_acct=C01&_version=1",
        "https://login.example.org/login?url=https%3A%2F%2Fdoi.org%2F10.5555%2Ftide.1",
        # "ACS Full Text"
        "/servlet/linkout?suffix=r1/c1&dbid=20&doi=10.5555%2Fown&key=10.5555%2Ftide.1",
        "http://www.nature.com/doifinder/10.5555/tide.1",
        "http://www.plosone.org/article/info:doi/10.5555/tide.1",
        "https://journals.plos.org/plosone/article?id=10.5555/tide.1",
        "https://www.frontiersin.org/articles/10.5555/tide.1/full",
        "https://iopscience.iop.org/article/10.5555/tide.1/meta",
        "https://link.springer.com/chapter/10.5555/tide.1",
        "https://onlinelibrary.wiley.com/doi/full/10.5555/tide.1",
    ],
)
def test_a_link_to_a_publisher_states_the_doi(address: str):
    assert read_address(address) == DOI


@pytest.mark.parametrize(
    "address",
    [
        "/servlet/linkout?suffix=r1/c1&dbid=32&doi=10.5555%2Fown&key=1%3ACAS%3A528",
        "https://www.example.org/articles/10.5/12",
        "https://www.example.org/list?id=10",
        "https://proxy.example.org/login?url=https%3A%2F%2Fwww.example.org%2F",
    ],
)
def test_other_addresses_state_nothing(address: str):
    assert read_address(address) == (None, None, None)
