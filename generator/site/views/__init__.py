"""What a template may see: one frozen view a kind of page."""
