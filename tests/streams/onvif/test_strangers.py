"""Whatever a stranger on the network writes, nothing falls over and no login goes elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from hypothesis import example, given
from hypothesis import strategies as st

from layouts.credentials import Credential
from layouts.names import clean_id, clean_name
from streams.onvif.address import beside, service_at
from streams.onvif.answer import AnswerError, read_answer
from streams.onvif.element import read
from streams.onvif.identity import Identity
from streams.onvif.probe import read_matches
from streams.onvif.profile import choose, read_profiles
from streams.onvif.streamaddress import stream_address

LOGIN = Credential("viewer", "sesame-street")
URL_LIKE = st.text("rtsphttp:/@?#[]%&=.0123456789abé \\\t", max_size=40)
NUMBERS = st.text("0123456789.-e+naif", max_size=8)


@given(st.binary(max_size=300), st.integers(100, 599))
def test_bytes_are_an_answer_or_words(data: bytes, status: int) -> None:
    assert read_matches(data, "uuid:1", "192.0.2.1") == ()
    assert words_for(status, data).isprintable()


def words_for(status: int, data: bytes) -> str:
    """What is said of an answer that is none; nothing where it is one."""
    try:
        read_answer(status, data, "GetProfiles")
    except AnswerError as error:
        return str(error)
    return ""


@given(st.one_of(st.text(), URL_LIKE, URL_LIKE.map("rtsp://".__add__)))
@example("rtsp://a:b/sesame-street@c/d")
@example("rtsp://\N{FULLWIDTH COMMERCIAL AT}h/")
def test_a_stream_s_address_has_no_login(uri: str) -> None:
    try:
        url = stream_address(uri, "192.0.2.1", LOGIN)
    except AnswerError:
        return
    assert urlsplit(url).hostname
    assert "@" not in urlsplit(url).netloc
    assert "sesame-street" not in url


@given(st.lists(st.one_of(URL_LIKE, URL_LIKE.map("http://".__add__)), max_size=3))
def test_a_camera_is_asked_nowhere_but_at_its_host(advertised: list[str]) -> None:
    url = service_at("192.0.2.1", advertised)
    assert urlsplit(url).hostname == "192.0.2.1"
    for other in advertised:
        assert urlsplit(beside(url, other)).hostname == "192.0.2.1"


@given(st.text(), st.text(), st.text(), st.text(), st.lists(st.text(), max_size=2))
def test_a_camera_has_an_id_and_a_name(
    maker: str, model: str, serial: str, endpoint: str, names: list[str]
) -> None:
    scopes = tuple(f"onvif://www.onvif.org/name/{name}" for name in names)
    found = Identity("192.0.2.1", maker, model, serial, endpoint=endpoint, scopes=scopes)

    assert clean_id(found.key) == found.key
    for name in found.names.values():
        assert clean_name(name)
        assert name[0] not in "=+-@"


@given(NUMBERS, NUMBERS, NUMBERS)
def test_sizes_are_numbers_or_left_out(width: str, height: str, rate: str) -> None:
    answer = read(
        "<R><Profiles token='a'><Configurations><VideoEncoder><Encoding>H264</Encoding>"
        f"<Resolution><Width>{width}</Width><Height>{height}</Height></Resolution><RateControl>"
        f"<FrameRateLimit>{rate}</FrameRateLimit></RateControl></VideoEncoder></Configurations>"
        "</Profiles></R>".encode()
    )
    assert answer is not None
    for choice in choose(read_profiles(answer)):
        assert choice.main.width > 0
        assert choice.main.height > 0
