"""A finger on the real wall, and eyes that see what it brought about."""
