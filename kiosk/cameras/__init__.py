"""The cameras that may be public: which they are, their engine in a process aside, their truth."""
