"""A person taken out of a store for good: what is remembered of it, where their name stands, and the taking out."""
