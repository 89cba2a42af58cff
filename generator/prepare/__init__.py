"""content/ -> prepared reviews: the first part of the build, done once for each review."""
