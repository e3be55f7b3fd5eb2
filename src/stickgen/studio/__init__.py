"""The studio: a page in which films are made and changed, and the server behind it.

``projects`` keeps films on disk, ``work`` is what worker processes do, ``routes`` are the endpoints
of the page; the page itself is built from ``web/studio`` into ``page``.
"""
