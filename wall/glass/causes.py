"""Holds in Korean what the engine says in English of a channel that has no session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.floor.reason import Reason

KOREAN: Final[Mapping[Reason, str]] = {
    Reason.NONE: "",
    Reason.URL_UNUSABLE: "채널의 URL을 쓸 수 없음: rtsp://호스트[:포트]/경로 형식으로 입력",
    Reason.NAME_UNKNOWN: "{own}: 여기서 알 수 없는 이름. 채널의 URL 확인",
    Reason.NAME_UNANSWERED: "{own}: 이름을 찾을 수 없음. 네임 서버가 응답하지 않음",
    Reason.NAME_LATE: "{own}: 제시간에 이름을 찾지 못함",
    Reason.PORT_CLOSED: "연결이 거부됨: 이 포트를 여는 프로그램이 없음",
    Reason.UNREACHABLE: "카메라에 닿지 않음: 전원과 케이블 확인",
    Reason.NO_NETWORK: "이 컴퓨터에서 카메라의 네트워크로 가는 길이 없음",
    Reason.NO_ANSWER: "{n}초 안에 응답이 없음",
    Reason.BROKEN_OFF: "카메라가 연결을 끊어 버림",
    Reason.NO_DESCRIPTOR: "이 컴퓨터가 연결을 더 열 수 없음: 파일 한도(ulimit -n) 늘리기",
    Reason.SYSTEM: "이 컴퓨터가 연결하지 못함",
    Reason.HUNG_UP: "카메라가 연결 절차 도중에 끊음",
    Reason.SENT_ON: "카메라가 {n}번 넘게 다른 주소로 돌림",
    Reason.HTTP: "이 포트는 RTSP가 아니라 HTTP로 응답함: URL의 포트 확인",
    Reason.NOT_RTSP: "이 포트가 보낸 것은 RTSP가 아님: URL의 포트 확인",
    Reason.HEADERS_LONG: "카메라가 보낸 RTSP 헤더가 {n}바이트를 넘음",
    Reason.HEADERS_ENDLESS: "카메라가 보낸 RTSP 메시지의 헤더가 끝나지 않음",
    Reason.BODY_LONG: "카메라가 알린 본문 길이가 0~{n}바이트를 벗어남",
    Reason.NO_MESSAGE: "카메라가 보낸 RTSP 메시지의 첫 줄이 상태도 요청도 아님",
    Reason.NEVER_PLAYS: "카메라가 응답만 거듭하고 재생하지 않음",
    Reason.NO_MEDIA: "카메라가 알린 미디어가 하나도 없음",
    Reason.CHANNELS: "카메라가 응답한 채널 번호 {own}: {n} 이하여야 함",
    Reason.BAD_REQUEST: "카메라가 요청을 이해하지 못함",
    Reason.PASSWORD: "카메라가 사용자 이름이나 비밀번호를 거부함: 채널의 로그인 정보 확인",
    Reason.NO_PASSWORD: "카메라가 비밀번호를 요구함: 채널에 로그인 정보 지정",
    Reason.SCHEME: "카메라가 요구하는 인증 방식 {own}: citywall은 Digest와 Basic을 지원함",
    Reason.RIGHTS: "이 계정은 이 스트림을 볼 수 없음: 계정의 권한 확인",
    Reason.NO_STREAM: "이 경로에 스트림이 없음: 채널의 URL 확인",
    Reason.NO_SDP: "카메라가 이 스트림을 SDP로 설명하지 못함",
    Reason.TOO_OFTEN: "카메라에 요청이 너무 잦음",
    Reason.PARAMETER: "카메라가 요청의 매개변수를 거부함",
    Reason.BANDWIDTH: "카메라에 시청자를 더 받을 대역폭이 없음",
    Reason.SESSION_LOST: "카메라가 세션을 잃음",
    Reason.NOT_TCP: "카메라가 TCP로 보내지 않음: UDP로 받으려면 URL을 rtspu://로 시작",
    Reason.ONLY_UDP: "TCP를 요청했으나 카메라가 UDP로 응답함: URL을 rtspu://로 시작",
    Reason.FAILED: "카메라가 스트림을 준비하다 실패함",
    Reason.BUSY: "카메라가 바쁨: 받을 수 있는 시청자가 모두 찼음",
    Reason.REFUSED: "카메라가 스트림을 거부함",
    Reason.CODEC: "카메라가 보내는 코덱 {own}: citywall이 RTSP로 받는 것은 H.264와 H.265. "
    "카메라에서 스트림의 코덱 변경",
    Reason.NO_VIDEO: "이 스트림에 영상이 없음: URL 확인",
    Reason.CLOSED: "카메라가 연결을 닫음",
    Reason.SILENT: "{n}초 동안 아무것도 오지 않음",
    Reason.NONSENSE: "카메라가 보내는 것을 알아볼 수 없음. 새로 연결함",
    Reason.STUMBLED: "citywall이 이 스트림을 처리하지 못함",
    Reason.ENDED: "스트림이 끝남",
    Reason.FILE_MISSING: "파일이 없음: 경로 확인",
    Reason.FOLDER: "경로가 폴더임: 그 안의 파일 지정",
    Reason.FILE_CLOSED: "파일을 읽을 수 없음: 권한 확인",
    Reason.NOT_VIDEO: "받은 것이 FFmpeg가 아는 영상이 아님",
    Reason.PROTOCOL_UNKNOWN: "이 FFmpeg는 URL의 프로토콜을 지원하지 않음",
    Reason.FORMAT_UNKNOWN: "이 FFmpeg는 스트림의 형식을 지원하지 않음",
    Reason.READERS_FULL: "이 프로세스가 이미 FFmpeg로 스트림 {n}개를 읽는 중: "
    "카메라에 rtsp:// URL이 있으면 그것을 사용",
    Reason.FFMPEG: "FFmpeg가 소스를 읽지 못함",
    Reason.NO_AUDIO: "카메라가 소리를 보내지 않음: 카메라에서 마이크 켜기",
    Reason.AUDIO_CODEC: "카메라의 소리 코덱 {own}: citywall이 재생하는 것은 G.711과 AAC. "
    "카메라에서 소리의 코덱 변경",
    Reason.RENEWED: "citywall이 이 카메라를 맡은 자체 프로세스를 다시 시작하는 중. "
    "카메라에는 이상이 없음",
}
"""For every reason, with the values of its English sentence."""
