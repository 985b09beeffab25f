"""Checks the XML signature that an alert may carry (XML-DSig, enveloped), and whose it is.

Source: CAP 1.2, 3.3.2.1; the checking itself is SignXML's.  What was signed is handed back, and
only that may be read: a valid signature proves nothing of what stands beside the signed part.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from lxml.etree import LxmlError
from signxml.exceptions import InvalidCertificate, SignXMLException
from signxml.verifier import SignatureConfiguration, VerifyResult, XMLVerifier

from streams.alerts.anchors import Anchors, certificate_of, named
from streams.alerts.markup import read, split_name
from streams.alerts.seal import UNSIGNED, Seal, SealState

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DSIG: Final = "http://www.w3.org/2000/09/xmldsig#"
MOST_CERTIFICATES: Final = 8
_BAD: Final = (
    SignXMLException,
    LxmlError,
    UnsupportedAlgorithm,
    # What malformed numbers, keys and names in a stranger's signature raise on the way.
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
)


class Checked(NamedTuple):
    """What a look at a document's signature found.

    Attributes:
        seal: What is known of it.
        content: The document to read: of a signed one the signed part.
    """

    seal: Seal
    content: bytes


def check(data: bytes, source: str | Path, anchors: Anchors, at: datetime) -> Checked:
    """Check a document's signature.

    Args:
        data: The document.
        source: Where it came from, as errors name it.
        anchors: Whom we trust.
        at: When it was heard: certificates must be valid then.

    Raises:
        DocumentError: It is no XML, or too large.
    """
    data = data.lstrip()
    root = read(data, source)
    signatures = [child for child in root if split_name(child) == (DSIG, "Signature")]
    if not signatures:
        return Checked(UNSIGNED, data)
    if len(signatures) > 1:
        why = f"it has {len(signatures)} signatures, of which none is known to count"
        return Checked(Seal(SealState.BROKEN, why=why), data)
    certificates = _certificates(signatures[0])
    try:
        signer, result = _verified(data, certificates)
    except _BAD as error:
        name = named(certificates[0]) if certificates else ""
        return Checked(Seal(SealState.BROKEN, name, _words(error)), data)
    why = "it names no certificate" if signer is None else anchors.doubt(signer, certificates, at)
    state = SealState.UNTRUSTED if why else SealState.TRUSTED
    return Checked(Seal(state, named(signer) if signer else "", why), result.signed_data)


def _verified(
    data: bytes, certificates: list[x509.Certificate]
) -> tuple[x509.Certificate | None, VerifyResult]:
    """Return whose signature it is, and what was signed; the certificates' order tells nothing.

    Raises:
        Exception: One of `_BAD`: it fits neither the document nor any of them.
    """
    failed: Exception = InvalidCertificate("it has no certificate")
    for certificate in certificates:
        # Whether it is whole is one question, and whether its signer is to be trusted today is
        # another: this asks as if it were the day from which the certificate is valid.
        day = certificate.not_valid_before_utc
        try:
            config = _configuration(verification_time=day)
            return certificate, _one(
                XMLVerifier().verify(data, x509_cert=certificate, expect_config=config)
            )
        except _BAD as error:
            failed = error
    if certificates:
        raise failed
    config = _configuration(require_x509=False)
    return None, _one(XMLVerifier().verify(data, expect_config=config))


def _configuration(
    *, require_x509: bool = True, verification_time: datetime | None = None
) -> SignatureConfiguration:
    """One signature, a child of the root, over one part; no SHA-1 (SignXML's own defaults)."""
    return SignatureConfiguration(
        location="./", require_x509=require_x509, verification_time=verification_time
    )


def _one(result: VerifyResult | list[VerifyResult]) -> VerifyResult:
    if isinstance(result, list):
        raise TypeError("it signs several parts")
    return result


def _certificates(signature: Element) -> list[x509.Certificate]:
    elements = signature.iter(f"{{{DSIG}}}X509Certificate")
    found = [certificate_of(element.text or "") for element in elements]
    return [one for one in found if one is not None][:MOST_CERTIFICATES]


def _words(error: Exception) -> str:
    """What SignXML says, on one line."""
    return " ".join(str(error).split()) or type(error).__name__
