"""Alerts at the wall: what stands becomes an event for the rules, until it ends; no Qt."""
