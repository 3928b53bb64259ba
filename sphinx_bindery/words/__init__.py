"""Words as a book can hold them: nothing but signs that have a meaning, and no tags."""
