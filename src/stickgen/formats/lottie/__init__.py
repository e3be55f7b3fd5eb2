"""Lottie: a film as vectors with keyframes, for the web, apps and After Effects."""

from stickgen.formats.lottie.film import lottie_document, write_dot_lottie, write_lottie

__all__ = ["lottie_document", "write_dot_lottie", "write_lottie"]
