"""Clips and stills that leave the wall: written whole or not at all, signed, recorded, checked."""
