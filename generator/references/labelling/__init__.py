"""Parts of the labeller: what it sees of each token, and its labels put right by the signs."""
