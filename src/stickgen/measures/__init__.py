"""Facts about a motion measured from its joints alone: artifacts, physics, plausibility, quality.

Used by the corpus, by evaluation and by the safety critic.
"""
