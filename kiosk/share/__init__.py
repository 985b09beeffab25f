"""What a citizen takes along on a phone: a page as a link or as words, in a QR symbol."""
