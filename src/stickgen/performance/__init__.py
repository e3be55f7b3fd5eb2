"""Script → Motions: what each actor is told, and with which random stream."""
