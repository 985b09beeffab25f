"""The client's side of an RTSP conversation without a socket: bytes in, bytes out."""
