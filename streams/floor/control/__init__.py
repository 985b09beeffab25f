"""What every control interface of the product shares: the server, its token, its problems."""
