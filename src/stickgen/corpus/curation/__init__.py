"""Curation: corpora merged, balanced, cut into training windows, and counted."""
