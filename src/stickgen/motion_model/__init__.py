"""Inference of the motion model: numpy and ONNX Runtime, no torch."""
