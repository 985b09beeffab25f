"""Holds every method of an object of Qt's that a signal calls to being one of its class's slots.

Where it is none, PySide gives the object a metaobject of its own, in memory that is freed with the
object.  QML remembers what it knows of an object by that place: the next metaobject there, of any
other class, has its properties undefined to QML, or one read for another.  For the whole of a test
run, `tests/conftest.py` has PySide say so as well, which fails the test.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.house.tree import ROOT, tracked

QT = re.compile(r"PySide6|\.connect\(")
"""In every file that this is about."""
Methods = Mapping[str, bool]
"""Of a class, by name: whether it is a slot."""


@dataclass
class Classes:
    """The classes that are objects of Qt's, by name, as far as their text tells.

    Attributes:
        methods: Of each.
        bases: What each is made from.
    """

    methods: dict[str, Methods] = field(default_factory=dict)
    bases: dict[str, list[str]] = field(default_factory=dict)

    def add(self, tree: ast.Module) -> None:
        """Take up those of a file."""
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                functions = [one for one in node.body if isinstance(one, ast.FunctionDef)]
                slots = {one.name: is_slot(one) for one in functions}
                self.methods[node.name] = {**self.methods.get(node.name, {}), **slots}
                self.bases.setdefault(node.name, []).extend(map(last, node.bases))

    def is_qt(self, name: str) -> bool:
        """Whether a class is made from one of Qt's."""
        if name not in self.bases:
            return name[:1] == "Q" and name[1:2].isupper()
        return any(self.is_qt(base) for base in self.bases[name] if base != name)

    def line(self, name: str) -> Iterator[str]:
        """Yield a class, and those that it is made from."""
        yield name
        for base in self.bases.get(name, []):
            if base != name:
                yield from self.line(base)

    def slots(self, method: str, owner: str | None) -> list[bool]:
        """Whether a method is a slot, for each class that it may be of; none where it is no class.

        Args:
            method: Its name.
            owner: Its class, where that is known.
        """
        names = self.line(owner) if owner else filter(self.is_qt, self.methods)
        known = (self.methods.get(name, {}) for name in names)
        return [slots[method] for slots in known if method in slots]


def last(node: ast.expr) -> str:
    """The last part of a dotted name."""
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def is_slot(function: ast.FunctionDef) -> bool:
    """Whether a method is decorated as one."""
    return any(last(one) == "Slot" for one in function.decorator_list)


def connections(tree: ast.Module) -> Iterator[tuple[int, str, str | None]]:
    """Yield the methods that signals are connected to: line, name, and class where it is told."""
    inside = [(None, tree), *((n.name, n) for n in ast.walk(tree) if isinstance(n, ast.ClassDef))]
    for owner, body in inside:
        calls = (node for node in ast.walk(body) if isinstance(node, ast.Call))
        for node in calls:
            if last(node) != "connect" or not node.args:
                continue
            method = node.args[0]
            if isinstance(method, ast.Attribute):
                mine = isinstance(method.value, ast.Name) and method.value.id == "self"
                if mine == (owner is not None):
                    yield node.lineno, method.attr, owner


def unnamed(sources: Mapping[str, str]) -> list[str]:
    """Where a signal is connected to a method that is no slot.

    Args:
        sources: Text by name of its file.
    """
    trees = {name: ast.parse(text) for name, text in sources.items()}
    classes = Classes()
    for tree in trees.values():
        classes.add(tree)
    return [
        f"{name}:{line}: {method}"
        for name, tree in trees.items()
        for line, method, owner in connections(tree)
        if owner is None or classes.is_qt(owner)
        if (found := classes.slots(method, owner)) and not any(found)
    ]


def test_every_method_that_a_signal_calls_is_a_slot() -> None:
    files = tracked("wall/*.py", "kiosk/*.py", "streams/*.py", "scripts/*.py", "tests/*.py")
    texts = {str(file.relative_to(ROOT)): file.read_text() for file in files}
    wrong = unnamed({name: text for name, text in texts.items() if QT.search(text)})
    assert not wrong, "decorate these with @Slot(types):\n" + "\n".join(wrong)


def test_a_method_that_is_none_would_be_seen() -> None:
    base = "class Face(QObject):\n    def look(self): ...\n    @Slot()\n    def tick(self): ...\n"
    own = (
        "class Clock(Face):\n"
        "    def __init__(self):\n"
        "        self.timer.timeout.connect(self.turn)\n"
        "    def turn(self): ...\n"
    )
    inherited = own.replace("self.turn", "self.look")
    for line, seen in (
        ("bell.rang.connect(face.look)", True),
        ("bell.rang.connect(face.tick)", False),
        ("bell.rang.connect(lambda: face.look())", False),
        ("bell.rang.connect(desk.elsewhere)", False),
    ):
        assert bool(unnamed({"face.py": base, "app.py": line})) == seen, line
    assert unnamed({"face.py": base, "clock.py": own}) == ["clock.py:3: turn"]
    assert unnamed({"face.py": base, "clock.py": inherited}) == ["clock.py:3: look"]
