"""All that can be wrong with a page."""
