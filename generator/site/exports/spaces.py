"""A look that spares most texts a closer one."""


def is_even(text: str) -> bool:
    """Whether all white space of a text is single spaces, and no character of it a control
    character, half of a pair or none of Unicode's: then any format's rules leave it as it is.
    """
    return text.isprintable() and "  " not in text
