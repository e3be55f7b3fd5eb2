"""Chromium, driven over a pipe by its DevTools protocol."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

SOFTWARE = ("--disable-gpu", "--disable-software-rasterizer")
"""Flags: draw on the CPU, without WebGL."""
WEBGL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""Flags: emulate a graphics card."""
_PATIENCE = 90.0  # seconds that the browser may be silent
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--headless", "--no-sandbox", "--remote-debugging-pipe", "--hide-scrollbars",
          "--no-first-run", "--disable-extensions")  # fmt: skip


class Page:
    """One page in a browser of its own.

    Args:
        folder: for the browser's files.
        size: of the window, pixels.
        flags: of how it draws, ``SOFTWARE`` or ``WEBGL``.

    Without a browser the test is skipped.
    """

    def __init__(
        self, folder: Path, size: tuple[int, int] = (1280, 760), flags: tuple[str, ...] = SOFTWARE
    ) -> None:
        browser = next((found for name in _NAMES if (found := shutil.which(name))), None)
        if browser is None:
            pytest.skip("needs Chromium to see what the player draws")
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        command = [browser, *_FLAGS, *flags, f"--user-data-dir={folder / 'profile'}",
                   f"--window-size={size[0]},{size[1]}", "about:blank"]  # fmt: skip
        # The protocol's pipes are file descriptors 3 and 4 of the browser.
        script = f'exec 3<&{to_browser} 4>&{from_browser}; exec "$@"'
        self._process = subprocess.Popen(
            ["bash", "-c", script, "bash", *command],
            pass_fds=(to_browser, from_browser),
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._buffer, self._last, self._session = b"", 0, ""
        self.log: list[str] = []
        targets = self._call("Target.getTargets")["targetInfos"]
        target = next(t["targetId"] for t in targets if t["type"] == "page")
        attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._call(f"{domain}.enable")
        self._call("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1],
                   deviceScaleFactor=1, mobile=False)  # fmt: skip

    def __enter__(self) -> Page:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session = ""
        self._call("Browser.close")
        self._process.wait(timeout=20)
        os.close(self._write)
        os.close(self._read)

    @property
    def process(self) -> int:
        """Number of the browser's process."""
        return self._process.pid

    def open(self, url: str) -> None:
        """Load an address, and wait for its load event."""
        self._call("Page.navigate", url=url)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def run(self, script: str) -> Any:
        """The value of an expression; promises are awaited."""
        answer = self._call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key."""
        text = {"text": key} if len(key) == 1 else {}
        self._call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self._call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def mouse(self, kind: str, x: float, y: float) -> None:
        """A mouse event such as ``mousePressed``, with the left button."""
        self._call(
            "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=1, clickCount=1
        )

    def emulate(self, **features: str) -> None:
        """Set media features, such as ``prefers_reduced_motion="reduce"``."""
        named = [{"name": n.replace("_", "-"), "value": value} for n, value in features.items()]
        self._call("Emulation.setEmulatedMedia", features=named)

    def screenshot(self) -> bytes:
        """The window as a PNG."""
        return base64.b64decode(self._call("Page.captureScreenshot")["data"])

    def call(self, method: str, **arguments: Any) -> Any:
        """Any other method of the protocol."""
        return self._call(method, **arguments)

    def _call(self, method: str, **arguments: Any) -> dict[str, Any]:
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": arguments}
        if self._session:
            message["sessionId"] = self._session
        self._send(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._write, data) :]

    def _next(self) -> dict[str, Any]:
        """The next message of the browser; what pages log is kept."""
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], _PATIENCE)
            assert ready, f"the browser says nothing; the page logged {self.log}"
            read = os.read(self._read, 1 << 20)
            assert read, "the browser has ended"
            self._buffer += read
        text, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        if message.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
            self.log.append(text.decode())
        return message
