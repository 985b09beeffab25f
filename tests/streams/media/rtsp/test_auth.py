"""Signatures against the RFCs' own examples, and when another try is pointless."""

from __future__ import annotations

import pytest

from layouts.credentials import Credential
from streams.media.rtsp.auth import Signer, parse_challenges

MUFASA = Credential(username="Mufasa", password="Circle of Life")


def challenge(**parameters: str) -> str:
    return "Digest " + ", ".join(f'{name}="{value}"' for name, value in parameters.items())


def test_rfc_7616_signs_with_sha_256_and_md5() -> None:
    cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
    asked = {
        "realm": "http-auth@example.org",
        "qop": "auth, auth-int",
        "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "opaque": "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
    }
    for algorithm, response in (
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
    ):
        signer = Signer(MUFASA, lambda: cnonce)
        assert signer.challenged(parse_challenges([challenge(**asked, algorithm=algorithm)]))
        signed = signer.authorization("GET", "/dir/index.html")
        assert signed is not None
        assert f'response="{response}"' in signed
        assert f"algorithm={algorithm}, " in signed
        assert f'qop=auth, nc=00000001, cnonce="{cnonce}"' in signed


def test_rfc_2069_signs_without_qop_and_says_no_more_than_it_was_asked() -> None:
    signer = Signer(Credential(username="Mufasa", password="CircleOfLife"))
    asked = challenge(realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093")
    assert signer.challenged(parse_challenges([asked]))
    # RFC 2069, section 2.4, as its erratum 749 corrects it.
    assert signer.authorization("GET", "/dir/index.html") == (
        'Digest username="Mufasa", realm="testrealm@host.com", '
        'nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="/dir/index.html", '
        'response="1949323746fe6a43ef61f9606e7febea"'
    )


def test_the_nonce_is_counted() -> None:
    signer = Signer(MUFASA)
    signer.challenged(parse_challenges([challenge(realm="r", nonce="n", qop="auth")]))
    signed = [signer.authorization("OPTIONS", "rtsp://h/") or "" for _ in range(3)]
    assert [text[text.index("nc=") :][3:11] for text in signed] == [
        "00000001", "00000002", "00000003",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [
        ['Digest realm="a, b", nonce="n=="', "Basic realm=\"a, b\""],
        ['Basic realm="a, b", Digest realm="a, b", nonce="n=="'],
        ['digest  Realm = "a, b" ,NONCE=n==', "basic realm=\"a, b\""],
    ],
)  # fmt: skip
def test_challenges_are_told_apart_however_they_are_written(values: list[str]) -> None:
    found = sorted(parse_challenges(values), key=lambda c: c.scheme)
    assert [(c.scheme, c.parameters["realm"]) for c in found] == [
        ("basic", "a, b"),
        ("digest", "a, b"),
    ]
    assert found[1].nonce == "n=="


def test_basic_speaks_utf_8() -> None:
    signer = Signer(Credential(username="운영자", password="비밀:번호"))
    assert signer.challenged(parse_challenges(["Basic"]))
    assert signer.authorization("PLAY", "rtsp://h/") == "Basic 7Jq07JiB7J6QOuu5hOuwgDrrsojtmLg="


def test_a_password_that_digest_refused_never_goes_out_as_basic() -> None:
    signer = Signer(MUFASA)
    both = [challenge(realm="r", nonce="1"), "Basic realm=r"]
    assert signer.challenged(parse_challenges(both))
    assert not signer.challenged(parse_challenges(both))
    assert not signer.challenged(parse_challenges(["Basic realm=r"]))


def test_stale_nonces_are_answered_but_not_for_ever() -> None:
    signer = Signer(MUFASA)

    def stale(nonce: int) -> bool:
        asked = challenge(realm="r", nonce=str(nonce), stale="TRUE")
        return signer.challenged(parse_challenges([asked]))

    assert signer.challenged(parse_challenges([challenge(realm="r", nonce="0")]))
    for hour in range(100):
        assert stale(hour)
        signer.accepted()
    assert [stale(nonce) for nonce in range(5)] == [True, True, True, False, False]


@pytest.mark.parametrize("offer", ["NTLM", "Digest realm=r", "Digest nonce=n, algorithm=SHA3", ""])
def test_what_cannot_be_signed_is_not_tried(offer: str) -> None:
    assert not Signer(MUFASA).challenged(parse_challenges([offer]))
