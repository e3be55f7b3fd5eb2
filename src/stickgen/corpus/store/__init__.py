"""The corpus folder on disk: arrays, index, sentence embeddings, and how they are written."""
