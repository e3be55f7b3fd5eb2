"""Clips: one recording becomes one cleaned, labelled clip; duplicates and splits over all clips."""
