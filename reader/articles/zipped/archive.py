"""Zipped documents, read within bounds: what they say of their sizes may be a lie."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator

# lxml: the one XML parser here that mends broken files and can be told to resolve nothing.
from lxml import etree

from reader.errors import TifaError

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 25_000_000  # bytes, unpacked; a long novel has three million
LARGEST = 120_000_000  # bytes of all that is unpacked, pictures included
_CHUNK = 1 << 18
_BROKEN = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, MemoryError,
)  # fmt: skip


class Archive:
    """The members of a ZIP file called `where`; nothing is ever unpacked to disk.

    Each method raises TifaError, opening with `where`, for what is damaged, encrypted or too large.
    """

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN as error:
            raise self._damaged() from error
        if len(infos) > MOST_MEMBERS:
            raise TifaError(
                f"{where}: it holds {len(infos)} files, more than the {MOST_MEMBERS:,} that a "
                "document may have here; save its text by itself"
            )
        # A name that leads out of the archive is only a name: it is looked up and never opened.
        self._infos = {info.filename: info for info in infos}

    @property
    def names(self) -> Collection[str]:
        """The names of all members."""
        return self._infos.keys()

    def read(self, name: str) -> bytes | None:
        """The content of a member, or None if there is none of that name."""
        info = self._infos.get(name)
        if info is None:
            return None
        content = bytearray()
        for chunk in self._chunks(info):
            content += chunk
            if len(content) > LARGEST_MEMBER:
                raise self._large()
        return bytes(content)

    def measure(self) -> None:
        """Unpack every member once, keeping nothing: what reads them all may do so after this."""
        for info in self._infos.values():
            size = 0
            for chunk in self._chunks(info):
                size += len(chunk)
                if size > LARGEST_MEMBER and info.filename.endswith((".xml", ".rels")):
                    raise self._large()

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        if info.flag_bits & 1:
            raise TifaError(f"{self.where}: it is encrypted; save a copy without a password")
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK):
                    self._unpacked += len(chunk)
                    if self._unpacked > LARGEST:
                        raise self._large()
                    yield chunk
        except _BROKEN as error:
            raise self._damaged() from error

    def _large(self) -> TifaError:
        return TifaError(
            f"{self.where}: unpacked it is larger than a document may be here "
            f"({LARGEST_MEMBER // 1_000_000} MB a part, {LARGEST // 1_000_000} MB in all); "
            "save its text by itself"
        )

    def _damaged(self) -> TifaError:
        return TifaError(
            f"{self.where}: this file is damaged or cut off; download or save it again"
        )


def parse_xml(data: bytes) -> etree._Element | None:
    """The root of an XML file, mended where it is broken; None where nothing can be made of it.

    No entity of its own is resolved, no definition of a document type read, nothing fetched.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None
