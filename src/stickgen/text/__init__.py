"""Sentences: the encoder that turns them into token states."""
