"""What only this book has in the EPUB."""
