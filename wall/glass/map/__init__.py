"""The map on the glass: its ground, the cameras on it with their truth, and the hands on it."""
