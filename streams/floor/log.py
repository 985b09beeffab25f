"""One log for every process, in which no password can stand: redaction is its last step.

Whatever the way into the log (structlog, the standard library, a warning, an exception nobody
caught), the finished text of the line goes through `redact` before it leaves the process.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TextIO
from urllib.parse import quote, quote_plus

import structlog

if TYPE_CHECKING:
    from types import TracebackType

    from structlog.typing import Processor

HIDDEN: Final = "***"
SHORT = 4
"""A secret shorter than this is hidden only where it stands as a word: "12" is in every time."""

# Up to the last @ before a blank: a password may itself hold @, / or ?, and a URL that is hidden
# a little too far is the smaller harm.
_USERINFO = re.compile(r"://(?:(?!://)\S)*@")
_AUTHORIZATION = re.compile(
    r"""(authorization["']?\s*[:=]\s*(?:b?["'])?)  # the header, in a dict or on the wire
        (?:digest\s+(?:[\w-]+\s*=\s*(?:\\?"[^"]*"|[^\s,"']+)[ \t,]*)+
          |[\w-]+\s+[^\s"',}\\]+
          |[^\s"',}\\]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_BEARER = re.compile(r"\b(bearer)\s+[\w.~+/*-]{12,}=*", re.IGNORECASE)
_PASSWORD = re.compile(
    r"""(\bpass(?:word|wd)?|\bpwd)(["']?\s*=\s*["']?|["']\s*:\s*["'])[^\s"'&,;)}]+""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class LogSettings:
    """How a process logs.

    Attributes:
        json: One JSON object a line, for machines; lines for people otherwise.
        level: The least level that is written, a name of the standard library's.
    """

    json: bool = False
    level: str = "INFO"


class _Secrets:
    """Every secret this process knows, in each spelling in which it can come to the log."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: set[str] = set()
        self._plain: tuple[str, ...] = ()
        self._patterns: tuple[re.Pattern[str], ...] = ()

    def add(self, text: str) -> None:
        with self._lock:
            if not text or text in self._known:
                return
            self._known.add(text)
            if len(text) < SHORT:
                word = re.compile(rf"(?<!\w){_quoted(text)}(?!\w)")
                self._patterns = (*self._patterns, word)
                return
            if _quoted(text) != re.escape(text):
                self._patterns = (*self._patterns, re.compile(_quoted(text)))
            found = {*self._plain, text, quote(text, safe=""), quote(text), quote_plus(text)}
            self._plain = tuple(sorted(found, key=len, reverse=True))

    def hide(self, text: str) -> str:
        for pattern in self._patterns:
            text = pattern.sub(HIDDEN, text)
        for secret in self._plain:
            if secret in text:
                text = text.replace(secret, HIDDEN)
        return text


_secrets = _Secrets()


def register_secret(text: str) -> None:
    """Keep a secret out of everything that `redact` will see from now on in this process."""
    _secrets.add(text)


def redact(text: str) -> str:
    """Hide registered secrets, userinfo in URLs, Authorization headers and password fields."""
    text = _secrets.hide(text)
    if "://" in text:
        text = _USERINFO.sub(f"://{HIDDEN}@", text)
    text = _AUTHORIZATION.sub(rf"\1{HIDDEN}", text)
    text = _BEARER.sub(rf"\1 {HIDDEN}", text)
    return _PASSWORD.sub(rf"\1\2{HIDDEN}", text)


def set_up(settings: LogSettings | None = None, stream: TextIO | None = None) -> None:
    """Set the log of this process up; called again, it replaces what it set up before.

    Args:
        settings: How to log; lines for people from INFO on unless told otherwise.
        stream: Where to; standard error unless told otherwise.

    Raises:
        ValueError: The level's name is unknown.
    """
    settings = settings or LogSettings()
    stream = stream or sys.stderr
    shared = _shared()
    handler = _RootHandler(stream)
    handler.setFormatter(
        _RedactingFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_render(settings, stream),
            ],
        )
    )
    root = logging.getLogger()
    for old in [h for h in root.handlers if isinstance(h, _RootHandler)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(settings.level.upper())
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    logging.captureWarnings(capture=True)
    _catch_the_uncaught()


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger; name it for the module: ``logger(__name__)``."""
    found: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return found


class _RootHandler(logging.StreamHandler[TextIO]):
    """Ours among the root's handlers, so that a second set-up finds it."""


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """The last step: the finished line, with its traceback, is redacted as one text."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ExtraAdder(),
        structlog.processors.StackInfoRenderer(),
    ]


def _render(settings: LogSettings, stream: TextIO) -> list[Processor]:
    if settings.json:
        return [
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    return [
        structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=False),
        structlog.dev.ConsoleRenderer(
            colors=stream.isatty(),
            # The default prints the local variables of every frame, and with them passwords.
            exception_formatter=structlog.dev.plain_traceback,
        ),
    ]


def _quoted(secret: str) -> str:
    """A pattern for a secret as Python and JSON write it, once or one within the other."""
    return "".join(_quoted_character(character) for character in secret)


def _quoted_character(character: str) -> str:
    escaped = re.escape(character)
    if character == "\\":
        return r"\\+"
    if character in "\"'":
        return rf"\\*{escaped}"
    if character.isascii():
        return escaped
    code = f"{ord(character):x}"
    utf8 = "".join(rf"\\+x{byte:02x}" for byte in character.encode())
    utf16 = character.encode("utf-16-be").hex()
    pairs = "".join(rf"\\+u{utf16[at : at + 4]}" for at in range(0, len(utf16), 4))
    return rf"(?:{escaped}|\\+[xuU]0*{code}|{utf8}|(?i:{pairs}))"


def _catch_the_uncaught() -> None:
    """Send exceptions that nobody caught through the log: the interpreter would print them bare."""
    log = logging.getLogger("uncaught")

    def main(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value, trace)
            return
        log.critical("the program ends with an error", exc_info=(kind, value, trace))

    def thread(caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is None or caught.exc_type is SystemExit:
            return
        name = caught.thread.name if caught.thread else "unknown"
        trace = (caught.exc_type, caught.exc_value, caught.exc_traceback)
        log.critical("the thread %s ends with an error", name, exc_info=trace)

    def unraisable(caught: Any) -> None:
        trace = (caught.exc_type, caught.exc_value, caught.exc_traceback)
        log.error("%s", caught.err_msg or "an error in a finaliser", exc_info=trace)

    sys.excepthook = main
    threading.excepthook = thread
    sys.unraisablehook = unraisable
