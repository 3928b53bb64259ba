"""One function, one transform, one visitor at a time: on strings and small trees."""
