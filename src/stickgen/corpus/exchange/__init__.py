"""A corpus in the formats of other tools; ``sources`` reads them back."""
