"""Names, journals, publishers and other words, one a line, that made-up facts are drawn from."""
