"""A signature is whole or it is not, and its signer is one of ours or a stranger."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree

from layouts.problem import DocumentError
from streams.alerts.anchors import NOBODY, Anchors, load_anchors
from streams.alerts.cap import read_alert
from streams.alerts.seal import Seal, SealState
from streams.alerts.signature import check
from tests.fakes.cap import NOON, cap
from tests.fakes.sealed import holder

ROOT = holder("Trusted authority")
KMA = holder("KMA alerts", by=ROOT)
STRANGER = holder("Somebody", by=holder("Somebody's authority"))


@pytest.fixture
def anchors(tmp_path: Path) -> Anchors:
    ROOT.pem(tmp_path / "root.pem")
    return load_anchors(tmp_path)


def seal(document: bytes, anchors: Anchors = NOBODY, days: float = 0) -> Seal:
    return check(document, "feed", anchors, NOON + timedelta(days=days)).seal


def test_no_signature_is_said(anchors: Anchors) -> None:
    checked = check(cap(), "feed", anchors, NOON)

    assert checked.seal.state is SealState.UNSIGNED
    assert checked.content == cap()


def test_a_signer_for_whom_our_authority_vouches_is_trusted(anchors: Anchors) -> None:
    checked = check(KMA.sign(cap()), "feed", anchors, NOON)

    assert checked.seal == Seal(SealState.TRUSTED, "KMA alerts")
    assert read_alert(checked.content, "feed") == read_alert(cap(), "feed")


def test_a_signer_whose_own_certificate_we_have_is_trusted(tmp_path: Path) -> None:
    KMA.pem(tmp_path / "kma.crt")
    own = load_anchors(tmp_path)

    assert seal(KMA.sign(cap()), own).state is SealState.TRUSTED
    assert "not valid then" in seal(KMA.sign(cap()), own, days=400).why


def test_a_strangers_signature_is_whole_and_not_trusted(anchors: Anchors) -> None:
    found = seal(STRANGER.sign(cap()), anchors)

    assert (found.state, found.signer) == (SealState.UNTRUSTED, "Somebody")
    assert found.why.startswith("no authority that is trusted vouches for its certificate")
    assert seal(KMA.sign(cap())).why == "its certificate is none of those that are trusted"


def test_one_altered_letter_breaks_it(anchors: Anchors) -> None:
    altered = KMA.sign(cap()).replace(b"<severity>Severe", b"<severity>Minor ")
    found = seal(altered, anchors)

    assert (found.state, found.signer) == (SealState.BROKEN, "KMA alerts")
    assert "Digest mismatch" in found.why


@pytest.mark.parametrize("days", [-60, 400])
def test_a_certificate_counts_while_it_is_valid(anchors: Anchors, days: float) -> None:
    assert seal(KMA.sign(cap()), anchors, days).state is SealState.UNTRUSTED


def test_only_what_was_signed_is_read(anchors: Anchors) -> None:
    """A signed part within a message that somebody else wrote around it."""
    signed = etree.fromstring(KMA.sign(cap("signed")))
    (signature,) = signed.findall("{http://www.w3.org/2000/09/xmldsig#}Signature")
    signed.remove(signature)
    signed.set("Id", "part")
    forged = etree.fromstring(cap("forged", kind="Alert"))
    forged.append(signed)
    forged.append(signature)

    assert seal(etree.tostring(forged), anchors).state is SealState.BROKEN


def test_two_signatures_are_none(anchors: Anchors) -> None:
    once = KMA.sign(cap())
    start, end = once.index(b"<ds:Signature"), once.index(b"</ds:Signature>") + 15
    twice = once[:end] + once[start:end] + once[end:]

    assert seal(twice, anchors).why == "it has 2 signatures, of which none is known to count"


def test_a_signature_without_a_certificate_proves_nobody(anchors: Anchors) -> None:
    signed = KMA.sign(cap())
    start, end = signed.index(b"<ds:X509Data>"), signed.index(b"</ds:X509Data>") + 14

    assert seal(signed[:start] + signed[end:], anchors).state is SealState.BROKEN


@pytest.mark.parametrize(
    ("sound", "mangled"),
    [
        (b"<ds:SignatureValue>", b"<ds:SignatureValue>AAAA"),
        (b"<ds:SignatureValue>", b"<ds:SignatureValue>\xc3\xa4\xc3\xb6"),
        (b"<ds:DigestValue>", b"<ds:DigestValue>AAAA"),
        (b"<ds:X509Certificate>", b"<ds:X509Certificate>nonsense"),
        (b"ecdsa-sha256", b"ecdsa-sha1"),
        (b"ecdsa-sha256", b"hmac-sha256"),
        (b"xmlenc#sha256", b"xmlenc#sha-none"),
        (b'<ds:Reference URI=""', b'<ds:Reference URI="#nowhere"'),
        (b'<ds:Reference URI=""', b'<ds:Reference URI="http://127.0.0.1:9/x"'),
        (b"<ds:SignedInfo>", b"<ds:SignedInfo><ds:SignedInfo/>"),
    ],
)
def test_mangled_signatures_are_broken_in_words(
    anchors: Anchors, sound: bytes, mangled: bytes
) -> None:
    signed = KMA.sign(cap())
    assert sound in signed

    found = seal(signed.replace(sound, mangled), anchors)
    assert found.state is SealState.BROKEN
    assert found.why
    assert "\n" not in found.why


def test_a_folder_that_is_none_and_a_file_that_is_none_are_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="a folder that cannot be read"):
        load_anchors(tmp_path / "missing")
    with pytest.raises(DocumentError, match="found no certificate, expected at least one"):
        load_anchors(tmp_path)
    (tmp_path / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\nnonsense\n")
    with pytest.raises(DocumentError, match=r"broken\.pem: found no certificate in it"):
        load_anchors(tmp_path)


def test_der_and_several_in_one_file_are_read(tmp_path: Path) -> None:
    both = KMA.pem(tmp_path / "a.pem").read_bytes() + ROOT.pem(tmp_path / "b.pem").read_bytes()
    (tmp_path / "b.pem").unlink()
    (tmp_path / "a.pem").write_bytes(both)

    found = load_anchors(tmp_path)
    assert (len(found.authorities), len(found.signers)) == (1, 1)


def test_intermediates_may_come_with_the_signature(tmp_path: Path, anchors: Anchors) -> None:
    assert anchors.doubt(KMA.certificate, [STRANGER.certificate, KMA.certificate], NOON) == ""
