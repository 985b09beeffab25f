"""Alerts: CAP 1.2 read, believed or not, judged for one place and folded into what stands now."""
