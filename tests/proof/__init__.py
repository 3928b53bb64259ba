"""What takes minutes: `make proof`. pyproject.toml says why it is apart."""
