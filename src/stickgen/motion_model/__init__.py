"""The motion model at work: numpy and ONNX Runtime, no torch."""
