"""A camera's sound, received and decoded for the one channel that is heard, in a process aside."""
