"""Timed data from outside the city hall, each with its own age, its source and its state."""
