"""Pictures as files: what can go into a book, and what draws and nothing more."""
