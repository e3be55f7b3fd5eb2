"""The field's metrics: of embeddings, of one body's motion, of joins and of two bodies."""
