"""Rules: what the wall shows by itself when something happens, and what stands there afterwards."""
