"""Spells: from when to when somebody held an office, by what papers say and show; and what follows from them."""
