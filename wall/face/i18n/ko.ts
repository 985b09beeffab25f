<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>DigitPad</name>
    <message>
        <source>Enter</source>
        <translation>입력</translation>
    </message>
</context>
<context>
    <name>HelmButton</name>
    <message>
        <source>End control</source>
        <translation>조작 끝내기</translation>
    </message>
    <message>
        <source>Move camera</source>
        <translation>카메라 조작</translation>
    </message>
</context>
<context>
    <name>HelmPanel</name>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>처음 위치로</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>이 위치 저장</translation>
    </message>
    <message>
        <source>End control</source>
        <translation>조작 끝내기</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Space</source>
        <translation>띄우기</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>PresetName</name>
    <message>
        <source>Name of this view</source>
        <translation>이 위치의 이름</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>QuestionPanel</name>
    <message>
        <source>Another purpose, by keyboard</source>
        <translation>다른 목적(키보드로 입력)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ReplayBar</name>
    <message>
        <source>−10 s</source>
        <translation>10초 전</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>실시간으로</translation>
    </message>
    <message>
        <source>Kept always</source>
        <translation>항상 보관 중</translation>
    </message>
    <message>
        <source>Keep always</source>
        <translation>항상 보관</translation>
    </message>
    <message>
        <source>Save still</source>
        <translation>사진 저장</translation>
    </message>
    <message>
        <source>Save clip</source>
        <translation>영상 저장</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ScrubTrack</name>
    <message>
        <source>live</source>
        <translation>실시간</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Name, or its initial consonants</source>
        <translation>이름 또는 초성</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Type part of a channel&apos;s name.</source>
        <translation>채널 이름의 일부나 초성을 입력하세요.</translation>
    </message>
    <message>
        <source>No channel has this name.</source>
        <translation>이 이름의 채널이 없습니다.</translation>
    </message>
</context>
<context>
    <name>SpotlightPanel</name>
    <message>
        <source>Replay</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>captured at %1</source>
        <translation>촬영 시각 %1</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>실시간 아님</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
</context>
<context>
    <name>TourBar</name>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>순회 끝내기</translation>
    </message>
</context>
<context>
    <name>TroublePanel</name>
    <message>
        <source>Not live</source>
        <translation>실시간이 아닌 카메라</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
</context>
</TS>
