"""The sample city's outside systems, over HTTP: the same shapes, a plausible day, and no key."""
