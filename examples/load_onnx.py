"""Loads a planner's ONNX graph without Stick-Gen and samples the first token of a plan.

    python examples/load_onnx.py models/stick-gen-small

Needs numpy and onnxruntime. The graph reads token states; here they are noise.
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime

session = onnxruntime.InferenceSession(str(Path(sys.argv[1]) / "planner" / "model.onnx"))
size = {node.name: node.shape for node in session.get_inputs()}
rng = np.random.default_rng(0)
words, levels, codes = 6, *size["gumbel"][2:]
inputs = {
    "text": rng.normal(size=(1, words, size["text"][2])),  # one sentence of six tokens
    "plan": np.zeros((1, 1, size["plan"][2])),  # nothing is planned yet:
    "start": np.ones((1, 1)),  # the only token is the start
    "hidden": np.zeros((2, words + 1)),  # rows: with the sentence, without it
    "gumbel": rng.gumbel(size=(1, 1, levels, codes)),
    "guidance": np.array(3.0),
    "temperature": np.array(0.9),
    "log_min_p": np.array(-3.0),
}
inputs = {name: value.astype(np.float32) for name, value in inputs.items()}
inputs["position"] = np.array([64])
for name in size.keys() - inputs.keys():  # keys and values of tokens read before: none
    inputs[name] = np.zeros((2, size[name][1], 0, size[name][3]), np.float32)
sampled, actions = session.run(["codes", "action"], inputs)
print("codes", sampled[0, 0].tolist(), "likeliest action", int(actions[0].argmax()))
