"""Zips written byte by byte (APPNOTE 6.3.10), so that every field can be wrong on purpose."""

import struct
import zlib
from dataclasses import dataclass, field

DOS_TIME, DOS_DATE = 0x5800, 0x5C82  # 2026-04-02 11:00:00
UTF8 = 0x800
ENCRYPTED = 0x01
STORED, DEFLATED, AES = 0, 8, 99


@dataclass
class Entry:
    """One entry; what is None is written as it truly is. `central` and `local` overrule `size`, `compressed` and `crc` in one place only."""

    name: bytes
    content: bytes
    flags: int = UTF8
    method: int = DEFLATED
    raw: bytes | None = None
    extra: bytes = b""
    offset: int | None = None
    host: int = 3
    central: dict = field(default_factory=dict)
    local: dict = field(default_factory=dict)

    def stored_bytes(self) -> bytes:
        if self.raw is not None:
            return self.raw
        if self.method == DEFLATED:
            squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
            return squeeze.compress(self.content) + squeeze.flush()
        return self.content

    def truth(self) -> dict:
        return {"crc": zlib.crc32(self.content), "compressed": len(self.stored_bytes()), "size": len(self.content)}


def zipped(entries: list[Entry], disk: int = 0) -> bytes:
    """The bytes of a zip; `disk` numbers the part that holds the directory, where it is to be cut into parts."""
    out = bytearray()
    directory = bytearray()
    for entry in entries:
        offset = len(out) if entry.offset is None else entry.offset
        if entry.offset is None:
            out += local_header(entry) + entry.stored_bytes()
        directory += central_header(entry, offset)
    end = struct.pack("<IHHHHIIH", 0x06054B50, disk, disk, len(entries), len(entries), len(directory), len(out), 0)
    return bytes(out + directory + end)


def local_header(entry: Entry) -> bytes:
    said = {**entry.truth(), **entry.local}
    return struct.pack(
        "<IHHHHHIIIHH", 0x04034B50, 20, entry.flags, entry.method, DOS_TIME, DOS_DATE,
        said["crc"], said["compressed"], said["size"], len(entry.name), len(entry.extra),
    ) + entry.name + entry.extra


def central_header(entry: Entry, offset: int) -> bytes:
    said = {**entry.truth(), **entry.central}
    return struct.pack(
        "<IHHHHHHIIIHHHHHII", 0x02014B50, entry.host << 8 | 20, 20, entry.flags, entry.method, DOS_TIME, DOS_DATE,
        said["crc"], said["compressed"], said["size"], len(entry.name), len(entry.extra), 0, 0, 0,
        0o100644 << 16, offset,
    ) + entry.name + entry.extra


def locked(name: str, content: bytes, password: bytes) -> Entry:
    """Under the traditional encryption (§6.1), which every zip program can undo."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def step(byte: int) -> None:
        keys[0] = crc_step(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc_step(keys[2], keys[1] >> 24)

    for byte in password:
        step(byte)
    plain = bytes(11) + bytes([zlib.crc32(content) >> 24]) + Entry(b"", content).stored_bytes()
    cipher = bytearray()
    for byte in plain:
        mask = (keys[2] & 0xFFFF) | 2
        cipher.append(byte ^ (mask * (mask ^ 1) >> 8 & 0xFF))
        step(byte)
    return Entry(name.encode(), content, flags=UTF8 | ENCRYPTED, raw=bytes(cipher))


def locked_as_winzip_does(name: str, content: bytes) -> Entry:
    """Marked as AES-256 (method 99, field 0x9901); what stands for the cipher is no cipher, and nobody gets that far."""
    extra = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, DEFLATED)
    return Entry(name.encode(), content, flags=UTF8 | ENCRYPTED, method=AES, raw=bytes(range(1, 61)), extra=extra, central={"crc": 0}, local={"crc": 0})


def crc_step(crc: int, byte: int) -> int:
    crc ^= byte
    for _ in range(8):
        crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc
