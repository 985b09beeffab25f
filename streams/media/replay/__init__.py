"""The last half minute of some channels: kept as it came, shown again, and cut out of it."""
