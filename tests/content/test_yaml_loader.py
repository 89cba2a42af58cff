import pytest

from generator.content.yaml import YamlError, dump_yaml, line_in, load_yaml, read_tree


@pytest.mark.parametrize(
    "text", ["2021-04-03", "025", "no", "Yes", "1e5", "1:30", "~", "0x1F", "True", "NULL", ".inf"]
)
def test_what_looks_like_something_else_stays_text(text: str) -> None:
    assert load_yaml(f"a: {text}\n") == {"a": text}
    assert load_yaml(f"{text}: a\n") == {text: "a"}


def test_only_true_false_null_and_nothing_are_special() -> None:
    text = 'a: true\nb: false\nc: null\nd:\ne: "true"\nf: ""\ntrue: x\n'
    special = {"a": True, "b": False, "c": None, "d": None}
    assert load_yaml(text) == {**special, "e": "true", "f": "", "true": "x"}


def test_a_file_of_comments_holds_nothing() -> None:
    assert load_yaml("# nothing yet\n") is None
    assert load_yaml("") is None


@pytest.mark.parametrize(
    ("text", "line", "words", "remedy"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here a second time", "keep one"),
        ("a: {b: 1, b: 2}\n", 1, "'b' stands here a second time", "keep one"),
        ("a:\n\t- b\n", 2, "a tab indents", "spaces"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\n", 2, "merge conflict", "choose one side"),
        ("a: &x 1\nb: *x\n", 1, "&x names a value", "write the value out"),
        ("a: *b* c\n", 1, "", "double quotes"),
        ("a: !!python/object:os.system x\n", 1, "tag", "delete it"),
        ("a: 1\n---\nb: 2\n", 2, "second document", "delete the line"),
        ("a: b: c\n", 1, "the text of 'a' holds", "double quotes"),
        ("a: b\n c: d\n", 2, "indented below one that has its text", "where the line above"),
        ("a:\n  b: c\n d: e\n", 3, "not indented as those above", "column"),
        ("e:\n- a: b\n c: d\n", 3, "not indented as those above", "column"),
        ("a: b\nc: [d] e\nf: g\n", 2, "'c' starts with a bracket", "double quotes"),
        ('a: "b\nc: "d"\n', 1, "quotation marks of 'a'", "both ends"),
        ("a: 'it's'\nc: d\n", 1, "quotation marks of 'a'", "''"),
        ("a: @b\n", 1, "starts with @", "double quotes"),
        ("a: b\nc:d\ne: f\n", 2, "no space stands behind the colon of 'c'", "c: …"),
        ("a: b\nc:\xa0d\ne: f\n", 2, "does not break", "type a space"),
        ("a:\n\xa0- b\nc: d\n", 2, "does not break", "type a space"),
        ("a: b\nc： d\ne: f\n", 2, "a wide colon", "a colon and a space"),
        ("a: {b: c d: e}\n", 1, "not YAML", "part the entries by commas"),
        ("a: [b\nc: d\n", 2, "not YAML", ""),
        ('a: 1\nb: "c\n', 2, "quoted scalar", "close the quotation marks"),
        ("a: b\nplain\n", 3, "could not find expected ':'", "a colon and a space"),
        ('a: 1\nb: "\\gamma"\n', 2, "escape", "two backslashes"),
        ('a: 1\nb: "On \\beta-cells"\n', 2, "\\beta in double quotes", "two backslashes"),
        ('a: {b: "x", c: "\\\\\\theta"}\n', 1, "\\theta in double quotes", "single quotes"),
        ('a: "one\n  \\nu two"\n', 2, "\\nu in double quotes", "two backslashes"),
        ('a: "C:\\Users"\n', 1, "hexdecimal", "two backslashes"),
        ("? [a, b]\n: c\n", 1, "a key must be text", "a colon"),
        ("a: b\x07\n", 1, "not YAML", "remove that character"),
        ("a: \ud800\n", 1, "not YAML", "remove that character"),
        ("[" * 50, 1, "nested too deeply", ""),
        ("- " * 50 + "a\n", 1, "nested too deeply", ""),
    ],
)
def test_mistakes_are_told_with_line_and_remedy(
    text: str, line: int, words: str, remedy: str
) -> None:
    with pytest.raises(YamlError) as raised:
        load_yaml(text)
    assert raised.value.line == line
    assert words in raised.value.message
    assert remedy in raised.value.remedy


def test_a_command_of_tex_was_a_control_character_and_letters() -> None:
    r""" "\beta" in double quotes was a backspace and "eta", without a word of warning."""
    assert load_yaml(r"a: 'On \beta'") == load_yaml(r'a: "On \\beta"') == {"a": r"On \beta"}
    assert load_yaml(r'a: "one\nunder\tThe"') == {"a": "one\nunder\tThe"}


@pytest.mark.parametrize("text", ["\theta", "x\nu", "\bx", r"\theta", "\\\theta", "\n\nnu \r\nne"])
def test_a_tab_before_letters_is_no_command_of_tex(text: str) -> None:
    written = dump_yaml({"a": text})
    assert load_yaml(written) == read_tree(written).value == {"a": text}


def test_a_bomb_of_aliases_or_brackets_is_refused_at_once() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    for text in (bomb, "[" * 100_000, "{a: " * 100_000, "- " * 100_000):
        with pytest.raises(YamlError):
            load_yaml(text)


def test_the_line_of_a_value_is_found() -> None:
    text = "# first\na:\n- b: 1\n  c: 2\n- {d: 3,\n   e: 4}\n"
    tree = read_tree(text)
    assert tree is not None
    assert line_in(tree, ("a",)) == 2
    assert line_in(tree, ("a", 0, "c")) == 4
    assert line_in(tree, ("a", 1, "e")) == 6
    assert line_in(tree, ("a", 1, "missing")) == 5
    assert line_in(tree, ("missing",)) == 2
