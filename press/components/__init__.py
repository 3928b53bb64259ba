"""What a writer of this book can say, one component a module.

Each is named in `PARTS` of `press/__init__.py`, and what a page may write of it in the table of
`press/checks/guard/table.py`.
"""
