"""Manners: postures and ways of moving laid over a finished motion, by name or by the words.

Pure functions on ``joints [T, 22, 3]`` (m, 25 fps, Y up). Bones keep their length. Performance lays
them over what the motion model made; synthesis may lay them over recordings.
"""
