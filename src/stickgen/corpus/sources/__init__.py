"""One reader a file format; each returns a ``RawMotion``."""
