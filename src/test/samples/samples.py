"""Writes all of the samples that is not drawn: exports, consent records, sidecars, archives, ground truth.

    python3 samples.py OUT [MEDIA]

MEDIA holds the films and photos that `generate` has drawn; without it only the texts are written. Equal input gives
equal bytes: times are fixed, members sorted, nothing is drawn by lot. All people, accounts, addresses and places are
invented.
"""

import shutil
import sys
from pathlib import Path

import accounts
import archives
import consent
import hostile
import mastodon
import truth


def main(out: Path, media: Path | None) -> None:
    for sample in ("kelp-and-kites", "half-a-drawer", "wren-and-tern", "no-consent", "batch", "hostile"):
        shutil.rmtree(out / sample, ignore_errors=True)
    if media:
        shutil.copytree(media, out, dirs_exist_ok=True)

    kelp = out / "kelp-and-kites"
    export = (Path(__file__).parent / "kelp-and-kites.json").read_bytes()
    archives.zipped(kelp / "TikTok_Data_1764247751.zip", {"user_data_tiktok.json": export}, (2025, 11, 27, 12, 49, 10))
    archives.write(
        kelp / "media/how we dry kelp #islandlife [7118434817674333537].info.json",
        archives.text(accounts.kelp_sidecar()),
    )
    record(kelp, "Juno Marsh", "kelp.and.kites", consent.EVERY_POST)

    drawer = out / "half-a-drawer"
    archives.write(drawer / "user_data_tiktok.json", archives.text(accounts.half_a_drawer()))
    record(drawer, "Odile Paper", "paper.lanterns", consent.PUBLIC_POSTS)

    wren = out / "wren-and-tern"
    for part in (mastodon.outbox, mastodon.actor, mastodon.likes, mastodon.bookmarks):
        archives.write(wren / f"archive/{part.__name__}.json", archives.text(part()))
    archives.write(wren / "archive" / mastodon.EMPTY["url"], b"")
    for name, table in mastodon.tables().items():
        archives.write(wren / name, table.encode())
    record(wren, "Wren Tideline", "wren@tideline.example", consent.EVERY_POST + consent.LISTS, "mastodon")
    if media:
        archives.zipped(
            wren / "archive-20241005101500-5f0b8e0c2d7a49f1b6c3a1d2e3f40516.zip", archives.members(wren / "archive"), (2024, 10, 5, 10, 15, 0)
        )
        shutil.rmtree(wren / "archive")

    archives.write(out / "no-consent/user_data_tiktok.json", archives.text(accounts.no_consent()))

    batch = out / "batch"
    archives.write(batch / "lighthouse-loops/user_data.json", archives.text(accounts.lighthouse_loops()))
    record(batch / "lighthouse-loops", "Bram Fender", "lamp.and.loop", consent.EVERY_POST)
    archives.write(batch / "no-paper/user_data_tiktok.json", archives.text(accounts.no_paper()))
    # Broken off inside the watch history: the account and all posts can still be read.
    archives.write(batch / "torn-page/user_data_tiktok.json", archives.text(accounts.torn_page())[:-120])
    record(batch / "torn-page", "Wim Torn", "torn.page.theatre", consent.EVERY_POST)

    moss = batch / "moss-diary"
    archives.zipped(
        moss / "TikTok_Data_1773002972.zip",
        {"user_data_tiktok.json": archives.text(accounts.moss_diary())},
        (2026, 3, 8, 20, 49, 32),
    )
    record(moss, "Sunniva Moss", "moss.diary", consent.EVERY_POST)
    rain = batch / "rain-on-tin"
    archives.write(rain / "user_data.json", archives.text(accounts.rain_on_tin()))
    record(rain, "Pell Gutter", "rain.on.tin", consent.PUBLIC_POSTS)
    if media:
        archives.zipped(batch / "moss-diary.zip", archives.members(moss), (2026, 4, 2, 9, 30, 0))
        archives.tarred(batch / "rain-on-tin.tar.gz", archives.members(rain), "rain-on-tin/", 1775122200)
        shutil.rmtree(moss)
        shutil.rmtree(rain)

    hostile.write(out)
    archives.write(out / "ground-truth.json", archives.text(truth.ground_truth()))


def record(folder: Path, donor: str, username: str, categories: tuple[str, ...], platform: str = "tiktok") -> None:
    archives.write(folder / "consent.json", archives.text(consent.record(donor, username, categories, platform)))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else None)
