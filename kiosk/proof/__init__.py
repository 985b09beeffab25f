"""Proof of what a kiosk has shown and how old it was: a ledger that whoever has its key checks."""
