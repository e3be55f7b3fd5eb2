"""The poster of a film shows its people doing something."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from stickgen.formats.poster import poster_frame
from stickgen.render import frame
from stickgen.scene import Scene

SIZE = (160, 90)


def test_a_poster_is_the_frame_that_tells_most(cast_scene: Scene, tmp_path: Path) -> None:
    index = poster_frame(cast_scene, SIZE)
    # Everybody is in the first shot, of 20 frames, and near its ends nothing is finished.
    assert 9 < index < 20 or 30 <= index <= 40
    (path,) = cast_scene.save(tmp_path / "film.poster.png", size=SIZE)
    with av.open(str(path)) as container:
        seen = next(container.decode(video=0)).to_ndarray(format="rgb24")
    np.testing.assert_array_equal(seen, frame(cast_scene, index, SIZE)[..., :3])
