"""Everything that moves: cameras, guests and city feeds, from the network to shared memory."""
