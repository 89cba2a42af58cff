"""String -> Reference (parse); References -> Works (match)."""
