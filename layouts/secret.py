"""Keeps passwords out of every sentence that may reach a log, a metric or the glass."""

import re

_USERINFO = re.compile(r"(://)[^\s\"']*@")
_PARAMETER = re.compile(r"(?i)(pass(?:word|wd|wort)?|pwd|secret|token)([=:])[^&\s\"']+")


def redacted(text: str) -> str:
    """Return `text` with the userinfo of URLs and password parameters replaced by an ellipsis.

    Everything up to the last `@` of a URL goes, so that a password which itself holds `@` or `/`
    does not leak its tail.
    """
    return _PARAMETER.sub(r"\1\2…", _USERINFO.sub(r"\1…@", text))
