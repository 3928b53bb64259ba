"""Said by the example."""


def said(word: str = "<&>") -> str:
    """Return the word."""
    return word  # a line that is rather long, so that it runs over the right edge of any small page
