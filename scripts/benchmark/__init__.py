"""Measures what the product promises, beside its floor and its peers, in one run."""
