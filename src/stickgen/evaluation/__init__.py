"""Measuring motion: physical figures, prompt probes, novelty."""
