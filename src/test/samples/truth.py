"""What every sample holds and which file belongs to which post: the answers, for tests and readers."""

import calendar
import time

import mastodon

DATE, ID = "date in name", "id time"


def ground_truth() -> dict:
    return {
        "note": "All values invented. An export carries no post ids: ids are only here and in file names.",
        "samples": [
            sample("kelp-and-kites", "kelp.and.kites", "V4", "archived", KELP, sidecars=["media/how we dry kelp #islandlife [7118434817674333537].info.json"]),
            sample("half-a-drawer", "paper.lanterns", "V3", "archived", DRAWER,
                   ambiguous=[{"path": "7334065560784751969.mp4", "fits": ["q6", "q7"]}], unmatched=["phone/IMG_4821.MOV"]),
            sample("no-consent", "salt.and.slate", "V4", "refused", NO_CONSENT),
            sample("batch/lighthouse-loops", "lamp.and.loop", "V1", "archived", LIGHTHOUSE),
            sample("batch/moss-diary.zip", "moss.diary", "V5", "archived", MOSS),
            sample("batch/rain-on-tin.tar.gz", "rain.on.tin", "V2", "archived", RAIN),
            sample("batch/no-paper", "borrowed.ladder", "V4", "refused", NO_PAPER),
            sample("batch/torn-page", "torn.page.theatre", "V4", "refused", TORN),
        ],
        "mastodon": mastodon.truth(),
    }


def sample(path, account, layout, outcome, posts, ambiguous=(), unmatched=(), sidecars=()):
    counts = {
        "listed": len(posts),
        "held": sum(post["outcome"] == "held" for post in posts),
        "missing": sum(post["outcome"] == "missing" for post in posts),
        "leftOut": sum(post["outcome"] == "left out" for post in posts),
        "ambiguousFiles": len(ambiguous),
        "unmatchedFiles": len(unmatched),
    }
    return {
        "path": path, "account": account, "layout": layout, "outcome": outcome,
        # What is refused or unreadable has no counts: nothing of it is kept.
        **({"counts": counts} if outcome == "archived" else {}),
        "posts": posts, "ambiguous": list(ambiguous), "unmatched": list(unmatched), "sidecars": list(sidecars),
    }


def post(key, number, date, *files, images=0, who="Everyone", outcome=None):
    """A post; its id's high 32 bits are Unix seconds, a little before the date that the export gives."""
    stamp = calendar.timegm(time.strptime(date, "%Y-%m-%d %H:%M:%S"))
    return {
        "key": key, "id": str(number), "date": date, "lagSeconds": stamp - (number >> 32),
        "kind": "photo" if images else "video", "images": images, "whoCanView": who,
        "outcome": outcome or ("held" if len(files) >= max(1, images) else "missing"),
        "files": [{"path": path, "evidence": evidence} for path, evidence in files],
    }


KELP = [
    post("p1", 6962076112356658529, "2021-05-14 09:31:07", ("media/6962076112356658529.mp4", ID)),
    post("p2", 7118434817674333537, "2022-07-09 18:02:44", ("media/how we dry kelp #islandlife [7118434817674333537].mp4", ID)),
    post("p3", 7297115477346635105, "2023-11-03 06:15:30", ("media/2023-11-03_06-15-30.mp4", DATE), who="Only You"),
    post("p4", 7415613371640204641, "2024-09-17 14:07:21", ("media/tokkit/kelp.and.kites_1726582041_7415613371640204641.mp4", ID), who="Friends"),
    post("p5", 7452132452060908897, "2024-12-24 23:59:58",
         *((f"media/photos/2024-12-24_23-59-58_{n}.jpeg", DATE) for n in (1, 2, 3)), images=3),
    post("p6", 7487408732154908001, "2025-03-30 01:30:00", ("media/2025-03-30-01-30-00.mp4", DATE)),
    post("p7", 7568011541585349985, "2025-11-02 06:30:00", ("media/20251102T063000.mp4", DATE)),
    post("p8", 7568011661844434273, "2025-11-02 06:30:31", ("media/Snaptik.app_7568011661844434273.mp4", ID)),
]

DRAWER = [
    post("q1", 7198976130152418657, "2023-02-11 19:04:12", ("7198976130152418657.mp4", ID)),
    post("q2", 7235175360973802850, "2023-05-20 08:15:40", ("7235175360973802850.mp4", ID), ("phone/2023-05-20_08-15-40.mp4", DATE)),
    post("q3", 7262469294724762977, "2023-08-01 21:30:05"),
    post("q4", 7296168455424724321, "2023-10-31 17:00:00", ("folding a star for october [7296168455424724321].mp4", ID)),
    post("q5", 7316196865991527777, "2023-12-24 16:20:33", *((f"2023-12-24_16-20-33_{n}.jpeg", DATE) for n in (1, 3)), images=3),
    post("q6", 7334065560784751969, "2024-02-10 20:00:09"),
    post("q7", 7334065618674535777, "2024-02-10 20:00:21"),
    post("q8", 7353983558765006177, "2024-04-04 12:12:12", ("2024-04-04-12-12-12.mp4", DATE), who="Friends", outcome="left out"),
    post("q9", 7382797721259756897, "2024-06-21 03:45:50"),
    post("q10", 7414568048234876257, "2024-09-14 18:31:00", ("paper.lanterns_1726338660_7414568048234876257.mp4", ID)),
]

NO_CONSENT = [post("n1", 7480172687218724193, "2025-03-10 13:30:26", ("7480172687218724193.mp4", ID))]

LIGHTHOUSE = [
    post("l1", 6998242885200006497, "2021-08-19 20:36:40", ("6998242885200006497.mp4", ID)),
    post("l2", 7050150618693913953, "2022-01-06 17:45:12", ("2022-01-06_17-45-12.mp4", DATE)),
    post("l3", 7103407727833009505, "2022-05-30 06:10:00"),
]

MOSS = [
    post("m1", 7594236702089039201, "2026-01-11 22:37:05", ("første regn [7594236702089039201].mp4", ID)),
    post("m2", 7606620041991179617, "2026-02-14 07:30:45", ("2026-02-14_07-30-45.mp4", DATE), who="Only You"),
    post("m3", 7612365295188987233, "2026-03-01 19:05:20", *((f"2026-03-01-19-05-20_{n}.jpeg", DATE) for n in (1, 2)), images=2),
]

RAIN = [
    post("r1", 7228477708068474209, "2023-05-02 07:05:22", ("7228477708068474209.mp4", ID)),
    post("r2", 7298057389444451681, "2023-11-05 19:10:05", ("rain.on.tin_1699211405_7298057389444451681.mp4", ID)),
]

NO_PAPER = [post("b1", 7521882334400892257, "2025-06-30 23:05:09", ("7521882334400892257.mp4", ID))]

TORN = [post("t1", 7525920432587820385, "2025-07-11 20:15:02", ("20250711T201502.mp4", DATE))]
