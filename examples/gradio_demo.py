"""The demo page of `stick-gen demo`, as the app.py of a Hugging Face Space or of your own server.

Run: pip install -e '.[demo]' && python examples/gradio_demo.py
"""

from stickgen.demo import build, launch

if __name__ == "__main__":
    launch(build(), host="127.0.0.1", port=None)
