"""Parts of the reader of JATS, which other formats hand their XML to."""
