"""The safety critic that production calls: it decides whether a motion may be shown."""
