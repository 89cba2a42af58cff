import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fetch.robots import read_robots

COMMON = """
User-agent: Googlebot
Disallow: /

User-agent: other
User-Agent: *   # everyone else
Disallow: /search
Disallow: /*.pdf$
Disallow: /private/*/full
Allow: /search/about
Crawl-delay: 2.5
Sitemap: https://a.test/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/article/1", True),
        ("/search", False),
        ("/search?q=x", False),
        ("/search/about/us", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x=1", True),
        ("/private/a/full", False),
        ("/private/full", True),
        ("/%73earch", False),
    ],
)
def test_the_longest_rule_decides(path, allowed):
    assert read_robots(COMMON, "litsite").allows(path) is allowed


@pytest.mark.parametrize(
    ("rule", "path", "allowed"),
    [
        ("/*ab*b", "/ab", True),  # no letter counts for two pieces
        ("/*ab*b", "/abb", False),
        ("/*ab*b$", "/ab", True),
        ("/*ab*b$", "/abcb", False),
        ("*.pdf", "/a/b.pdf", False),
    ],
)
def test_pieces_of_a_rule_follow_one_another(rule, path, allowed):
    assert read_robots(f"User-agent: *\nDisallow: {rule}", "litsite").allows(path) is allowed


def test_lines_of_other_programs_are_no_rules_and_end_no_group():
    text = "User-agent: litsite\nSitemap: /map\nUser-agent: other\nDisallow: /x\n"
    rules = read_robots(text, "litsite")
    assert rules.allows("/map")
    assert not rules.allows("/x")


def test_delay_is_read():
    assert read_robots(COMMON, "litsite").delay == 2.5


def test_a_group_of_our_own_stands_before_the_common_one():
    text = "User-agent: *\nDisallow: /\n\nUser-agent: LitSite/1.0\nDisallow: /x\n"
    rules = read_robots(text, "litsite")
    assert rules.allows("/a")
    assert not rules.allows("/x/y")


def test_of_equal_rules_allow_wins():
    assert read_robots("User-agent: *\nDisallow: /a\nAllow: /a", "litsite").allows("/a")


@pytest.mark.parametrize("text", ["", "User-agent: *\nDisallow:\n", "<html>404</html>", "\0" * 50])
def test_no_rules_allow_everything(text):
    assert read_robots(text, "litsite").allows("/any")


def test_a_hostile_pattern_costs_little():
    text = "User-agent: *\nDisallow: /" + "*a" * 5000 + "$\n"
    assert read_robots(text, "litsite").allows("/" + "a" * 4999 + "b")


RULE = st.sampled_from(
    ["user-agent: *", "disallow:", "allow: ", "$", "*", "/", "%", "a", "\n", "#"]
)


@given(st.lists(RULE).map("".join), st.lists(RULE).map("".join))
def test_any_robots_txt_is_read(text, path):
    assert isinstance(read_robots(text, "litsite").allows(path), bool)
