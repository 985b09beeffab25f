"""The names of the standards that a camera is spoken to in."""

from typing import Final

SOAP: Final = "http://www.w3.org/2003/05/soap-envelope"
ADDRESSING: Final = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
DISCOVERY: Final = "http://schemas.xmlsoap.org/ws/2005/04/discovery"
NETWORK: Final = "http://www.onvif.org/ver10/network/wsdl"
DEVICE: Final = "http://www.onvif.org/ver10/device/wsdl"
MEDIA1: Final = "http://www.onvif.org/ver10/media/wsdl"
MEDIA2: Final = "http://www.onvif.org/ver20/media/wsdl"
PTZ: Final = "http://www.onvif.org/ver20/ptz/wsdl"
SCHEMA: Final = "http://www.onvif.org/ver10/schema"

_OASIS: Final = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss"
WSSE: Final = f"{_OASIS}-wssecurity-secext-1.0.xsd"
WSU: Final = f"{_OASIS}-wssecurity-utility-1.0.xsd"
PASSWORD_DIGEST: Final = f"{_OASIS}-username-token-profile-1.0#PasswordDigest"
BASE64: Final = f"{_OASIS}-soap-message-security-1.0#Base64Binary"
