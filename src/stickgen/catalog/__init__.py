"""What films may show: props, places, styles, roles and clothes, each declared once, as one record.

A record holds the name, the drawing and the line in the gallery of one thing. The tables
``props.PROPS``, ``places.PLACES``, ``styles.STYLES``, ``roles.ROLES`` and ``wardrobe.HATS``,
``HAIR``, ``TIES`` and ``WEAR`` map names to records; help texts, the checks of a Script, error
messages, the renderer and the tests read them. To add a thing, add one record to the module of its
family.
"""
