"""What others do with the same cameras: each peer is a process of its own."""
