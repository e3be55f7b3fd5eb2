"""Models of a hub such as huggingface.co: ``OWNER/NAME``, fetched once, then used offline."""

from stickgen.hub.pulling import pull
from stickgen.hub.pushing import push
from stickgen.hub.reference import Reference

__all__ = ["Reference", "pull", "push"]
