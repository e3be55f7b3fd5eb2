"""Training of the motion model, its text encoder and the evaluators (extra ``train``: torch)."""
