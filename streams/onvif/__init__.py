"""ONVIF finds the cameras of a network, asks each for its streams and makes channels of them.

Written by hand rather than on onvif-zeep-async (4.3.0, which is kept and ships its WSDLs): it has
no Media2 and so no Profile T, and on import it hangs a handler of its own on the root logger, past
the one log of this project that takes passwords out. What is needed here is eight SOAP calls.
"""
