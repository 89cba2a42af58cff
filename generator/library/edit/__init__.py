"""The related library after edits of a few reviews: told anew is only what they change."""
