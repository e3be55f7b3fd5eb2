"""Sentences: token states, verb forms, sides, and the actions that words name."""
