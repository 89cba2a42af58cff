"""The related library on disk: rows found by key, read when a page shows them."""
