"""The evaluator: networks that rate whether text and motion match, and their gate."""
