"""What films may show: props, places and styles, each declared once, as one record.

A record holds the name, the drawing and the line in the gallery of one thing. The tables
``props.PROPS``, ``places.PLACES`` and ``styles.STYLES`` map names to records; help texts, the
checks of a Script, error messages, the renderer and the tests read them. To add a thing, add one
record to the module of its family.
"""
