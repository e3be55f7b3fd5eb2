"""Figures of the field: of embeddings, of one body's motion, of joins and of two bodies."""
