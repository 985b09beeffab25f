"""The sample city: real RTSP cameras for the demo, the tests and the benchmarks."""
