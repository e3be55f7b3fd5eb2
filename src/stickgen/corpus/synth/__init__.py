"""Synthetic motion: captioned clips of every action, made by rule on the canonical body."""
