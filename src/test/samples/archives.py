"""Files, zips and tars whose bytes depend on their content alone."""

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path


def write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def text(value) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def members(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def zipped(file: Path, content: dict[str, bytes], time: tuple[int, int, int, int, int, int]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(name, time)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            # Media do not shrink; donors' zip programs store them.
            entry.compress_type = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
            archive.writestr(entry, content[name])
    write(file, buffer.getvalue())


def tarred(file: Path, content: dict[str, bytes], top: str, time: int) -> None:
    buffer = io.BytesIO()
    # A file name and a time of its own would be the gzip header's only variable parts.
    with gzip.GzipFile(filename="", fileobj=buffer, mode="wb", mtime=0) as squeezed:
        with tarfile.open(fileobj=squeezed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            for name in sorted(content):
                entry = tarfile.TarInfo(top + name)
                entry.size = len(content[name])
                entry.mtime = time
                archive.addfile(entry, io.BytesIO(content[name]))
    write(file, buffer.getvalue())
