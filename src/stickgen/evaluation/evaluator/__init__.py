"""The evaluator: networks that say whether words and motion belong together, and their gate."""
