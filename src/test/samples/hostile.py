"""Damaged and hostile submissions, each of one kind only: archive-samples/hostile.

Each has an account of its own, so that they can be taken in as one batch. Everything personal in them that no consent
covers says MARKER: that word may turn up nowhere but here.
"""

import json
import unicodedata
from pathlib import Path

import archives
import consent
from accounts import post4, profile
from rawzip import STORED, Entry, local_header, locked, locked_as_winzip_does, zipped

MARKER = "marigold-7319"
NEWER = "user_data_tiktok.json"
DONOR = "Tam Jarvis"
ZEROS = 24_000_000

ARCHIVED, REFUSED = "archived", "refused"


class Shelf:
    """The samples, and what is to become of them."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.truth = []

    def account(self) -> str:
        return f"odd.jar.{len(self.truth) + 1:02}"

    def expect(self, name: str, what: str, outcome: str, reason: str | None = None, findings: tuple[str, ...] = (), posts: int = 2) -> None:
        told = {"path": name, "what": what, "account": self.account(), "outcome": outcome}
        if outcome == ARCHIVED:
            told |= {"findings": list(findings), "posts": posts}
        else:
            told["reason"] = reason
        self.truth.append(told)

    def folder_of(self, name: str, content: dict[str, bytes], what: str, outcome: str, *, paper: bytes | None = None, **more) -> None:
        for path, octets in content.items():
            archives.write(self.folder / name / path, octets)
        archives.write(self.folder / name / "consent.json", paper if paper is not None else record(self.account()))
        self.expect(name, what, outcome, **more)

    def zip_of(self, name: str, entries: list[Entry], what: str, outcome: str, **more) -> None:
        paper = Entry(b"consent.json", record(self.account()))
        archives.write(self.folder / name, zipped([paper, *entries]))
        self.expect(name, what, outcome, **more)


def record(account: str) -> bytes:
    return archives.text(consent.record(DONOR, account, consent.PUBLIC_POSTS))


def export(account: str) -> dict:
    """V4, two public posts, and what nobody consented to."""
    return {
        "Comment": {"Comments": {"App": 1, "CommentsList": [{"date": "2025-08-02 10:00:00", "comment": f"lid on: {MARKER}", "photo": "N/A", "url": ""}]}},
        "Direct Message": {"Direct Messages": {"ChatHistory": {f"Chat History with {MARKER}:": [{"Date": "2025-08-01 10:00:00", "From": account, "Content": f"do not show {MARKER}"}]}}},
        "Post": {"Posts": {"VideoList": [post4(account, "2025-07-20 12:30:45", 7), post4(account, "2025-06-10 09:15:20", 5)]}},
        "Profile": {"Profile Info": {"App": 1, "ProfileMap": profile(account, "Odd Jar", f"{MARKER}@example.org", "what does not fit elsewhere", "12")}},
        "Your Activity": {
            "Login History": {"LoginHistoryList": [{"Date": "2025-08-03 10:00:00", "IP": "192.0.2.77", "DeviceModel": MARKER, "DeviceSystem": "", "NetworkType": "Wi-Fi", "Carrier": ""}]},
            "Searches": {"SearchList": [{"Date": "2025-08-04 10:00:00", "SearchTerm": f"how to hide {MARKER}"}]},
        },
    }


def text(account: str) -> str:
    return json.dumps(export(account), ensure_ascii=False, indent=1)


def entry(name: str, content: bytes = b"", **more) -> Entry:
    return Entry(name.encode(), content, **more)


def write(out: Path) -> None:
    shelf = Shelf(out / "hostile")
    damaged_exports(shelf)
    consents(shelf)
    containers(shelf)
    names(shelf)
    lying_zips(shelf)
    bombs(shelf)
    archives.write(out / "hostile/ground-truth.json", archives.text({
        "note": "All values invented. The marker stands wherever something must not survive.",
        "marker": MARKER,
        "samples": shelf.truth,
    }))
    archives.write(out / "hostile/README.md", readme(shelf.truth).encode())


def readme(truth: list[dict]) -> str:
    rows = "".join(f"| `{told['path']}` | {told['what']} | {outcome(told)} |\n" for told in truth)
    return f"""# Damaged and hostile submissions

One of each kind, all invented, made by `archive-samples/generate` (`src/test/samples/hostile.py`, which writes this page too). Their exports hold
two posts, and the word `{MARKER}` wherever something must not survive. `ground-truth.json` says the same for programs, and `HostileSamplesTest`
holds the program against it. Take them all in as one batch; the exit code is 1, because most are not taken in:

```
./posterity ingest archive-samples/hostile
```

Do not unpack the archives with other programs.

| sample | what it is | outcome |
|---|---|---|
{rows}
What cannot lie in a repository is made by the tests: links, pipes, files that cannot be read, 10,000 files in one folder, a string of 200 MB, and odd
names outside of archives (`HostileFoldersTest`, `HostileSizesIT`, `UnusualNamesIT`).
"""


def outcome(told: dict) -> str:
    if told["outcome"] == ARCHIVED:
        return "archived" + "".join(f", finding `{finding}`" for finding in told["findings"])
    return f"{told['outcome']}, `{told['reason']}`"


def damaged_exports(shelf: Shelf) -> None:
    def one(name: str, change, what: str, outcome: str, **more) -> None:
        shelf.folder_of(name, {NEWER: change(text(shelf.account()))}, what, outcome, **more)

    def cut(mark: str, more: int):
        return lambda whole: whole[: whole.index(mark) + more].encode()

    def swapped(old: str, new: str, code: str = "utf-8"):
        def change(whole: str) -> bytes:
            assert old in whole, old
            return whole.replace(old, new, 1).encode(code)

        return change

    broken = {"reason": "truncated-export"}
    one("cut-in-a-string", cut("how to hide", 8), "the export ends in the middle of a string", REFUSED, **broken)
    one("cut-in-a-number", lambda whole: swapped('"userName"', '"followerCount": 1234567, "userName"')(whole).partition(b"567,")[0],
        "the export ends in the middle of a number", REFUSED, **broken)
    one("cut-between-values", cut('"SearchList": [', 15), "the export ends between two values", REFUSED, **broken)
    one("byte-order-mark", lambda whole: whole.encode("utf-8-sig"), "a byte order mark, which editors put before the text", ARCHIVED)
    one("trailing-comma", swapped('"url": ""', '"url": "",'), "a comma too many, left by an editor", ARCHIVED, findings=("trailing-comma",))
    one("duplicate-keys", swapped('"Likes": "7"', '"Likes": "9", "Likes": "7"'), "one key twice in a post", ARCHIVED, findings=("repeated-key",))
    one("empty-export", lambda whole: b"", "the export has no bytes", REFUSED, reason="not-an-export")
    one("utf-16", lambda whole: whole.encode("utf-16"), "the export in UTF-16, as an editor saves it", REFUSED, reason="not-utf-8")
    one("latin-1", swapped('"Odd Jar"', '"Ødd Jær"', "latin-1"), "the export in Latin-1", REFUSED, reason="not-utf-8")
    one("mojibake", swapped("what does not fit", "grÃ¸nne krukker, what does not fit"),
        "correct UTF-8 whose text was misread as Latin-1 before it was written: kept as found, and reported", ARCHIVED, findings=("mojibake",))
    one("mojibake-of-windows", swapped("what does not fit", "grÃ¸nne krukker â€“ what doesnâ€™t fit"),
        "the same, misread as Windows-1252: kept as found, and reported", ARCHIVED, findings=("mojibake",))
    one("large-numbers", swapped('"Likes": "7"', '"Likes": 9007199254740993, "ItemID": 7529033471203483681, "AuthorID": "18446744073709551616"'),
        "numbers and ids beyond 2^53", ARCHIVED, findings=("unknown-structure",))
    one("other-language", swapped("what does not fit elsewhere", "他に入らないもの، ما لا يتسع له مكان, то, что не помещается"),
        "texts in other scripts, some written from right to left", ARCHIVED)
    one("not-an-object", lambda whole: f"[{whole}]".encode(), "a list where the export's object should be", REFUSED, reason="not-an-export")
    nested = '{"Your Activity": ' + "[" * 100_000 + "]" * 100_000 + "}"
    shelf.zip_of("nested-100000-deep.zip", [entry(NEWER, nested.encode())], "lists in lists, 100,000 deep", REFUSED, reason="unusual-export")
    shelf.folder_of("empty-media", {NEWER: text(shelf.account()).encode(), "2025-07-20_12-30-45.mp4": b""}, "a film without any bytes", ARCHIVED)
    # Without a table its account cannot be read either.
    unnamed = archives.text(consent.record(DONOR, shelf.account(), consent.PUBLIC_POSTS) | {"accountUnnamed": True})
    shelf.folder_of("text-form-in-an-unknown-language", {
        "TikTok_Data_1754310896/TikTok/Toimintasi/Katseluhistoria.txt": f"Päivä: 2025-08-04 10:00:00\nLinkki: https://www.tiktokv.com/share/video/7373617020765506867/\nHuomautus: {MARKER}\n".encode(),
    }, "TikTok's text form in a language for which there is no table", REFUSED, paper=unnamed, reason="unknown-language")


def consents(shelf: Shelf) -> None:
    whole = record(shelf.account())
    shelf.folder_of("damaged-consent", {NEWER: text(shelf.account()).encode()}, "a consent record that breaks off", REFUSED,
                    paper=whole[: len(whole) // 2], reason="invalid-consent-record")
    shelf.folder_of("half-consented", {NEWER: text(shelf.account()).encode()}, "a consent record for another account", REFUSED,
                    paper=record("another.jar"), reason="account-not-named")
    shelf.folder_of("consent-in-latin-1", {NEWER: text(shelf.account()).encode()}, "a consent record in Latin-1", REFUSED,
                    paper=record(shelf.account()).replace(DONOR.encode(), "Tám Jårvis".encode("latin-1")), reason="invalid-consent-record")


def containers(shelf: Shelf) -> None:
    def content() -> bytes:
        return text(shelf.account()).encode()

    def platform(octets: bytes, name: str = NEWER) -> bytes:
        return zipped([entry(name, octets)])

    shelf.folder_of("folder-named-like-the-export", {f"{NEWER}/read-me.txt": b"The export was here.\n"},
                    "a folder that is named like the export", REFUSED, reason="no-export")
    shelf.folder_of("leading-slash", {"TikTok_Data_1754310896.zip": platform(content(), "/user_data.json")},
                    "TikTok's zip with a slash before the export's name, as it was met once", ARCHIVED)
    apple = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        " + bytes(40)
    shelf.folder_of("zipped-again-on-a-mac", {"TikTok_Data_1754310896.zip": zipped([
        entry(NEWER, content()), entry(f"__MACOSX/._{NEWER}", apple), entry("._.DS_Store", apple),
    ])}, "TikTok's zip, unpacked and zipped again on a Mac", ARCHIVED, findings=("macos-attributes-left-out",))
    whole = platform(content())
    at = len(whole) // 2
    shelf.folder_of("split-by-7-zip", {"TikTok_Data_1754310896.zip.001": whole[:at]}, "the first of several parts of a zip, alone",
                    REFUSED, reason="split-archive")
    parts = b"PK\x07\x08" + zipped([entry(NEWER, content())], disk=1)
    shelf.folder_of("split-by-winzip", {"TikTok_Data_1754310896.z01": parts[:at], "TikTok_Data_1754310896.zip": parts[at:]},
                    "a zip in two parts, as WinZip makes them", REFUSED, reason="split-archive")
    parts = b"PK\x07\x08" + zipped([entry(NEWER, content())], disk=1)
    shelf.folder_of("last-part-alone", {"TikTok_Data_1754310896.zip": parts[at:]}, "the last part of such a zip, alone",
                    REFUSED, reason="split-archive")
    shelf.folder_of("cut-zip-inside", {"TikTok_Data_1754310896.zip": platform(content())[:-30]}, "TikTok's zip without its end, in a folder",
                    REFUSED, reason="unreadable-archive")
    archives.write(shelf.folder / "cut.zip", zipped([entry("consent.json", record(shelf.account())), entry(NEWER, content())])[:-30])
    shelf.expect("cut.zip", "a zip without its end, as a download that broke off", REFUSED, reason="unreadable-archive")
    archives.write(shelf.folder / "empty.zip", b"")
    shelf.expect("empty.zip", "a zip without any bytes", REFUSED, reason="empty-submission")
    archives.write(shelf.folder / "web-page.zip", f"<!DOCTYPE html><title>Sign in</title>{MARKER}\n".encode())
    shelf.expect("web-page.zip", "a web page under the name of a zip, as an expired link gives it", REFUSED, reason="unreadable-archive")
    shelf.zip_of("locked.zip", [locked(NEWER, content(), b"lid")], "a zip with a password (ZipCrypto)", REFUSED, reason="encrypted-entry")
    shelf.zip_of("locked-with-aes.zip", [locked_as_winzip_does(NEWER, content())], "a zip with a password (AES)", REFUSED, reason="encrypted-entry")


def names(shelf: Shelf) -> None:
    def named(name: str, raw: bytes, flags: int, what: str, **more) -> None:
        content = text(shelf.account()).encode()
        shelf.zip_of(name, [entry(NEWER, content), Entry(raw, b"no film\n", flags=flags, host=0)], what, ARCHIVED, **more)

    film = "krukke på grøn hylde.mp4"
    guessed = ("name-encoding-guessed",)
    named("names-in-utf-8-unmarked.zip", film.encode(), 0, "names in UTF-8, but not marked as such")
    named("names-in-cp437.zip", "krukke på hylde.mp4".encode("cp437"), 0, "names in code page 437, the zip's own default", findings=guessed)
    named("names-in-latin-1.zip", film.encode("latin-1"), 0, "names in Latin-1: the letters come out wrong, which is said", findings=guessed)
    named("names-in-latin-1-marked-as-utf-8.zip", film.encode("latin-1"), 0x800, "names in Latin-1, marked as UTF-8", findings=guessed)
    odd = [
        "line\nbreak.mp4", "quote\"'`$(x).mp4", "kite 🪁👩‍👩‍👧.mp4", "a" * 251 + ".mp4", "å" * 125 + ".mp4", "right\u202eto left.mp4",
        unicodedata.normalize("NFC", "jår.mp4"), unicodedata.normalize("NFD", "jår.mp4"), "Jar.mp4", "jar.mp4", "CON", "nul.mp4", "aux/com1.txt",
        "trailing dot.", "trailing blank ", " leading blank.mp4", "-rf", "%2e%2e%2fescape.mp4", "a<b>c|d?e*f.mp4", "~/home.mp4", "tab\there.mp4", "...", ".hidden",
    ]
    shelf.zip_of("odd-names.zip", [
        entry(NEWER, text(shelf.account()).encode()), *(entry("media/" + name, f"file {number}\n".encode()) for number, name in enumerate(odd)),
    ], f"{len(odd)} names that some system cannot bear: line breaks, quotes, twins but for case or form, device names, 255 bytes", ARCHIVED)
    shelf.zip_of("escaping-names.zip", [entry("../../outside.txt", MARKER.encode()), entry("a\\..\\..\\outside.txt", MARKER.encode())],
                 "names that lead out of the archive", REFUSED, reason="escaping-entry")
    shelf.zip_of("absolute-names.zip", [entry("/etc/cron.d/odd", MARKER.encode()), entry("C:\\odd.txt", MARKER.encode())],
                 "names that begin at the root of a disk", REFUSED, reason="absolute-entry")
    shelf.zip_of("same-name-twice.zip", [entry(NEWER, text(shelf.account()).encode()), entry(NEWER, b"{}")],
                 "two exports under one name: programs differ in which they show", REFUSED, reason="duplicate-entry")


def lying_zips(shelf: Shelf) -> None:
    def lying(name: str, what: str, **fields) -> None:
        shelf.zip_of(name, [entry(NEWER, text(shelf.account()).encode(), **fields)], what, REFUSED, reason="lying-size")

    size = len(text(shelf.account()).encode())
    lying("size-said-smaller.zip", "both headers announce fewer bytes than there are", central={"size": size - 7}, local={"size": size - 7})
    lying("size-said-larger.zip", "both headers announce more bytes than there are", central={"size": size + 7}, local={"size": size + 7})
    lying("headers-disagree.zip", "the entry's own header says another size than the directory", local={"size": size + 7})

    film = b"no film " * 40
    export_entry = entry(NEWER, text(shelf.account()).encode())
    start = bytes_before([Entry(b"consent.json", record(shelf.account())), export_entry])
    shelf.zip_of("overlapping-entries.zip", [
        export_entry, entry("media/film.mp4", film, method=STORED), entry("media/twin.mp4", film, method=STORED, offset=start),
    ], "two names for the same bytes, which is how a small zip unpacks to petabytes", REFUSED, reason="overlapping-entries")


def bytes_before(entries: list[Entry]) -> int:
    return sum(len(local_header(each)) + len(each.stored_bytes()) for each in entries)


def bombs(shelf: Shelf) -> None:
    def bomb() -> bytes:
        return zipped([entry("zeros.mp4", bytes(ZEROS))])

    shelf.zip_of("bomb.zip", [entry("zeros.mp4", bytes(ZEROS))], f"{ZEROS:,} zeros in a small zip", REFUSED, reason="unpacks-too-far")
    shelf.zip_of("bomb-in-zips.zip", [entry(f"{number}.zip", bomb(), method=STORED) for number in range(1, 4)],
                 "zips of zeros in a zip", REFUSED, reason="unpacks-too-far")
    deep = text(shelf.account()).encode()
    for level in range(8, 0, -1):
        deep = zipped([entry(f"{level}.zip" if level < 8 else NEWER, deep)])
    shelf.zip_of("zips-in-zips.zip", [entry("1.zip", deep)], "zips in zips, nine deep, as a zip that holds itself would be",
                 REFUSED, reason="nested-too-deep")
