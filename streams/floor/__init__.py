"""What every room of streams stands on: truth, frames in shared memory, logging and control."""
