"""What only this book has on paper."""
