"""The benchmark: motion models beside real motion and simple answers, in one table."""
