"""What keeps a wall going unattended: a watchdog, the machine's clock, backups; no Qt."""
