"""A log that never gives an entry up: hash-chained, with a signed head, cut off only by days."""
