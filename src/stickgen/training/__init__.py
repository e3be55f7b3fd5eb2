"""Training and export of the motion model (torch; the extra ``train``)."""
