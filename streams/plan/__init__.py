"""Plans: what a layout will cost on this machine, and what it will therefore show of it."""
