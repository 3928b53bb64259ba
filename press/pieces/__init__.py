"""What a piece of the book is, and what stands around it."""
