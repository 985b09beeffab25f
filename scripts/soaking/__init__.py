"""Keeps the product under bad weather for hours and holds every tile to what it claims."""
