"""The nation's systems: AirKorea, the ITS cameras, the disaster messages."""
