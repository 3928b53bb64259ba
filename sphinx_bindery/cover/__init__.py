"""The cover, drawn by Typst."""
