"""What the wall answers to programs: its state, its picture, and the few things it can be told."""
