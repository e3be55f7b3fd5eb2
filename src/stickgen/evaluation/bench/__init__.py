"""The benchmark: models beside real motion and simple baselines, in one table."""
