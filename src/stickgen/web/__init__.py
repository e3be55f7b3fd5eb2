"""The player: films in a web page. Its TypeScript is in ``web/player``, the built files lie here.

``tables`` exports what the catalogue holds, so that the player draws the same things; ``page``
writes a film as one HTML file.
"""
