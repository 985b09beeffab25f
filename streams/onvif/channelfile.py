"""The channel list that found cameras are written into: read first, merged, and lost nothing of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from layouts.channel_csv import read_rows
from layouts.channels import ChannelList, load_channels
from layouts.problem import DocumentError, Problem
from layouts.text import read_text
from streams.onvif.csvlist import CsvList, read_csv_list
from streams.onvif.jsonlist import JsonList, read_json_list
from streams.onvif.textfile import TextFile, read_text_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from layouts.channel import ChannelForm


@dataclass(frozen=True)
class ChannelFile:
    """A channel list on the disk, or one that is still to be made there.

    Attributes:
        file: Its text.
        content: What can be added to.
        listed: The channels it has.
    """

    file: TextFile
    content: CsvList | JsonList
    listed: ChannelList

    @property
    def ids(self) -> set[str]:
        """Every id in it."""
        return self.content.ids

    def write(self, new: Sequence[ChannelForm], moved: Mapping[str, ChannelForm]) -> None:
        """Append `new`, replace the addresses of the rows in `moved`, and save.

        Raises:
            OSError: The file cannot be written.
        """
        content = self.content.with_channels(new, moved)
        self.file.write(content.text(self.file.newline))


def open_channel_file(path: Path) -> ChannelFile:
    """Read the list at `path`, CSV or JSON by its suffix; an empty one where there is none.

    Raises:
        DocumentError: It is there and no channel list, or its name ends on neither.
        OSError: It cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".json"):
        mend = "name the file so that its kind is known, as channels.csv"
        found = f"the ending '{suffix}'" if suffix else "a name without an ending"
        raise DocumentError([Problem(str(path), 0, "", found, ".csv or .json", mend)])
    if not path.parent.is_dir():
        mend = "make the folder, or name another"
        raise DocumentError([Problem(str(path), 0, "", "no such folder", "a folder", mend)])
    file = read_text_file(path)
    return _open_csv(file) if suffix == ".csv" else _open_json(file)


def _open_csv(file: TextFile) -> ChannelFile:
    content = read_csv_list(file.text)
    # A list that has its header and no row yet is one to write into, and none to show.
    rows = read_rows(file.path, read_text(file.path))[0] if file.text.strip() else []
    listed = load_channels(file.path) if rows else ChannelList(())
    return ChannelFile(file, content, listed)


def _open_json(file: TextFile) -> ChannelFile:
    content = read_json_list(file.text)
    empty = content is not None and not content.document["channels"]
    listed = ChannelList(()) if empty else load_channels(file.path)
    if content is None:
        mend = 'write {"channels": [ … ]}, or name another file'
        found = "what this command cannot add to"
        raise DocumentError([Problem(str(file.path), 0, "", found, "a channel list", mend)])
    return ChannelFile(file, content, listed)
