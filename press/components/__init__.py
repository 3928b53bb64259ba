"""What a writer of this book can say, one component a module."""
