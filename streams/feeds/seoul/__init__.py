"""Seoul's own systems: its Open Data Square and its subway."""
