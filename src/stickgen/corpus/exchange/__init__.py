"""Export of a corpus to the formats of other tools; the readers in ``sources`` read them."""
