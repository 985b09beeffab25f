"""Whom an operator trusts to sign alerts: the certificates in a folder."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509 import verification

from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem

SUFFIXES: Final = (".pem", ".crt", ".cer", ".der")
MOST_BYTES: Final = 1024 * 1024


@dataclass(frozen=True)
class Anchors:
    """Whom we trust.

    Attributes:
        authorities: Certificates of those who vouch for signers.
        signers: Certificates of signers themselves.
    """

    authorities: tuple[x509.Certificate, ...] = ()
    signers: tuple[x509.Certificate, ...] = ()

    def doubt(
        self, signer: x509.Certificate, others: Iterable[x509.Certificate], at: datetime
    ) -> str:
        """Return why a signer is not to be trusted at a moment; empty where it is.

        Args:
            signer: Whose key signed.
            others: The certificates beside it, by which an authority may vouch for it.
            at: The moment.
        """
        if signer in self.signers:
            valid = signer.not_valid_before_utc <= at <= signer.not_valid_after_utc
            return "" if valid else "its certificate is ours, but not valid then"
        if not self.authorities:
            return "its certificate is none of those that are trusted"
        between = [one for one in others if one != signer]
        try:
            _verifier(self.authorities, at).verify(signer, between)
        except (verification.VerificationError, ValueError, UnsupportedAlgorithm) as error:
            words = " ".join(str(error).split())
            return f"no authority that is trusted vouches for its certificate ({words})"
        return ""


NOBODY: Final = Anchors()


def load_anchors(folder: Path) -> Anchors:
    """Return the certificates in a folder's .pem, .crt, .cer and .der files.

    Raises:
        DocumentError: The folder or a file in it cannot be used; every problem is listed.
    """
    try:
        files = sorted(one for one in folder.iterdir() if one.suffix.lower() in SUFFIXES)
    except OSError as error:
        found = phrase("a folder that cannot be read ({why})", why=error.strerror)
        mend = phrase("check the path, or take 'anchors' out to trust nobody")
        expected = phrase("a folder of certificates")
        raise DocumentError([_problem(folder, found, expected, mend)]) from None
    found_all: list[x509.Certificate] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found_all += _load(file)
        except (OSError, ValueError) as error:
            why = " ".join(str(error).split())
            found = phrase("no certificate in it ({why})", why=why)
            mend = phrase("export it as PEM or DER, or delete the file")
            problems.append(_problem(file, found, phrase("X.509 certificates"), mend))
    if not files:
        mend = phrase(
            "put certificates into it as {suffixes}, or take 'anchors' out",
            suffixes=", ".join(SUFFIXES),
        )
        problems.append(_problem(folder, phrase("no certificate"), phrase("at least one"), mend))
    if problems:
        raise DocumentError(problems)
    authorities = tuple(one for one in found_all if _vouches(one))
    return Anchors(authorities, tuple(one for one in found_all if one not in authorities))


def certificate_of(text: str) -> x509.Certificate | None:
    """Return the certificate in Base64, as it stands in a signature; None where it is none."""
    try:
        return x509.load_der_x509_certificate(base64.b64decode(text))
    except (ValueError, binascii.Error, UnsupportedAlgorithm):
        return None


def named(certificate: x509.Certificate) -> str:
    """Return whose certificate it is: its common name, or organisation, or all of its name."""
    try:
        for wanted in (x509.NameOID.COMMON_NAME, x509.NameOID.ORGANIZATION_NAME):
            for attribute in certificate.subject.get_attributes_for_oid(wanted):
                return str(attribute.value)
        return certificate.subject.rfc4514_string()
    except ValueError:
        return "a certificate without a readable name"


def _verifier(
    authorities: tuple[x509.Certificate, ...], at: datetime
) -> verification.ClientVerifier:
    """A verifier that asks of a signer only that its key is for signing: no host, no TLS."""
    signing = verification.ExtensionPolicy.permit_all().may_be_present(
        x509.KeyUsage, verification.Criticality.AGNOSTIC, _may_sign
    )
    return (
        verification.PolicyBuilder()
        .store(verification.Store(list(authorities)))
        .time(at)
        .extension_policies(
            ee_policy=signing, ca_policy=verification.ExtensionPolicy.webpki_defaults_ca()
        )
        .build_client_verifier()
    )


def _may_sign(
    _policy: verification.Policy, _certificate: x509.Certificate, usage: x509.KeyUsage | None
) -> None:
    if usage is not None and not (usage.digital_signature or usage.content_commitment):
        raise ValueError("its key is not for signing")


def _load(file: Path) -> list[x509.Certificate]:
    data = file.read_bytes()[:MOST_BYTES]
    if b"-----BEGIN" in data:
        return x509.load_pem_x509_certificates(data)
    return [x509.load_der_x509_certificate(data)]


def _vouches(certificate: x509.Certificate) -> bool:
    try:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return constraints.value.ca


def _problem(path: Path, found: str, expected: str, mend: str) -> Problem:
    return Problem(str(path), 0, "", found, expected, mend)
