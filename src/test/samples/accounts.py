"""The invented accounts: what their exports say, in the layout of the year in which they were asked for."""

from links import image, images, video


def kelp_sidecar() -> dict:
    """What yt-dlp writes beside a film with --write-info-json, in short."""
    return {
        "id": "7118434817674333537",
        "title": "how we dry kelp #islandlife",
        "description": "how we dry kelp #islandlife",
        "timestamp": 1657389760,
        "upload_date": "20220709",
        "uploader": "kelp.and.kites",
        "webpage_url": "https://www.tiktok.com/@kelp.and.kites/video/7118434817674333537",
        "track": "original sound",
        "duration": 4,
        "view_count": 48211,
        "like_count": 3401,
        "comment_count": 87,
        "repost_count": 142,
        "save_count": 265,
        "extractor": "TikTok",
        "ext": "mp4",
    }


def half_a_drawer() -> dict:
    """V3, late 2024."""
    me = "paper.lanterns"
    posts = [
        post3(me, "2024-09-14 18:31:00", 912),
        post3(me, "2024-06-21 03:45:50", 77),
        post3(me, "2024-04-04 12:12:12", 6, who="Friends"),
        post3(me, "2024-02-10 20:00:21", 140),
        post3(me, "2024-02-10 20:00:09", 138),
        post3(me, "2023-12-24 16:20:33", 301, link=images(me, "2023-12-24 16:20:33", 3), sound=" - "),
        post3(me, "2023-10-31 17:00:00", 2044, place="Nether Quay"),
        post3(me, "2023-08-01 21:30:05", 15),
        post3(me, "2023-05-20 08:15:40", 33),
        post3(me, "2023-02-11 19:04:12", 58),
    ]
    deleted = {
        "Date": "2023-03-03 10:10:10", "DateDeleted": "2023-03-04 08:00:00",
        "Link": "https://www.tiktok.com/login/?redirect_url=http%3A%2F%2Fwebapp-i18n.tiktok.com%2FEXAMPLE%2F67690f3e%2Ftos-EXAMPLE%3Fa%3D1988%26policy%3DEXAMPLE",
        "Likes": "1", "ContentDisclosure": "", "AIGeneratedContent": "", "Sound": f"original sound - {me}",
        "Location": "", "Title": "", "AddYoursText": "N/A",
    }
    return {
        "Activity": {
            "Favorite Videos": {"App": 1, "FavoriteVideoList": None},
            "Follower List": {"App": 1, "IsFastLane": False, "FansList": [{"Date": "2024-11-02 09:00:01", "UserName": "gullwing_choir"}]},
            "Following List": {"App": 1, "IsFastLane": False, "Following": [{"Date": "2023-01-02 08:00:00", "UserName": "gullwing_choir"}]},
            "Like List": {"App": 1, "ItemFavoriteList": [{"date": "2024-12-01 10:00:00", "link": "https://www.tiktokv.com/share/video/7373617020765506867/"}]},
            "Login History": {"LoginHistoryList": [{"Date": "2024-11-20 15:18:33", "IP": "198.51.100.7", "DeviceModel": "Example One", "DeviceSystem": "Example OS 3", "NetworkType": "Wi-Fi", "Carrier": ""}]},
            "Search History": {"SearchList": [{"Date": "2024-12-08 04:25:33", "SearchTerm": "wax paper that does not burn"}]},
            "Video Browsing History": {"VideoList": [{"Date": "2024-12-12 20:00:01", "Link": "https://www.tiktokv.com/share/video/7373617020765506867/"}]},
        },
        "Ads and data": {"Ad Interests": {"AdInterestCategories": ""}, "Off TikTok Activity": {}},
        "App Settings": {"Block": {"App": 1, "BlockList": None}, "Settings": {"App": 1, "SettingsMap": {"App Language": "en", "Private Account": "Disabled"}}},
        "Comment": {"Comments": {"App": 1, "CommentsList": [{"date": "2024-10-20 22:00:58", "comment": "which glue is that?", "photo": "N/A", "url": ""}]}},
        "Direct Messages": {"Chat History": {"ChatHistory": {"Chat History with gullwing_choir:": [
            {"Date": "2024-11-20 15:21:27", "From": me, "Content": "bring the long matches"},
            {"Date": "2024-11-20 15:22:03", "From": "gullwing_choir", "Content": "and the short ones"},
        ]}}},
        "Profile": {"Profile Information": {"App": 1, "ProfileMap": profile(me, "Odile", "odile.paper@example.org", "light, folded", "3724")}},
        "Video": {"RecentlyDeletedPosts": {"PostList": [deleted]}, "Videos": {"VideoList": posts}},
    }


def no_consent() -> dict:
    """V4, of which only profile and posts were asked for."""
    me = "salt.and.slate"
    return {
        "Post": {"Posts": {"VideoList": [post4(me, "2025-03-10 13:30:26", 21)]}, "Recently Deleted Posts": {"PostList": []}},
        "Profile": {"Profile Info": {"App": 1, "ProfileMap": profile(me, "Ruan", "ruan.slate@example.org", "walls without mortar", "21")}},
    }


def lighthouse_loops() -> dict:
    """V1, 2022: no word on who can see a post."""
    me = "lamp.and.loop"
    return {
        "Activity": {
            "Follower List": {"FansList": [{"Date": "2022-05-05 05:05:05", "UserName": "keeper_of_oil"}]},
            "Hashtag": {},
            "Video Browsing History": {"VideoList": [{"Date": "2022-07-20 23:08:10", "VideoLink": "https://www.tiktokv.com/share/video/6788663614883532083/"}]},
        },
        "Comment": {"Comments": {}},
        "Direct Messages": {"Chat History": {"ChatHistory": {}}},
        "Profile": {"Profile Information": {"ProfileMap": profile(me, None, "bram.fender@example.org", "every twelve seconds", "67")}},
        "Video": {"Videos": {"VideoList": [
            {"Date": "2022-05-30 06:10:00", "VideoLink": video(me, "2022-05-30 06:10:00"), "Likes": "9"},
            {"Date": "2022-01-06 17:45:12", "VideoLink": video(me, "2022-01-06 17:45:12"), "Likes": "41"},
            {"Date": "2021-08-19 20:36:40", "VideoLink": video(me, "2021-08-19 20:36:40"), "Likes": "17"},
        ]}},
    }


def rain_on_tin() -> dict:
    """V2, 2024: the link's field has been renamed."""
    me = "rain.on.tin"
    return {
        "Activity": {"Video Browsing History": {"VideoList": None}, "Like List": {"ItemFavoriteList": None}},
        "Comment": {"Comments": {"CommentsList": [{"Date": "2023-12-02 11:12:13", "Comment": "is that a B flat?"}]}},
        "Direct Messages": {"Chat History": {"ChatHistory": {}}},
        "Profile": {"Profile Information": {"ProfileMap": profile(me, None, "pell.gutter@example.org", "percussion by weather", "None")}},
        "Video": {"Videos": {"VideoList": [
            {"Date": "2023-11-05 19:10:05", "Link": video(me, "2023-11-05 19:10:05"), "Likes": "88"},
            {"Date": "2023-05-02 07:05:22", "Link": video(me, "2023-05-02 07:05:22"), "Likes": "12"},
        ]}},
    }


def no_paper() -> dict:
    me = "borrowed.ladder"
    return {
        "Post": {"Posts": {"VideoList": [post4(me, "2025-06-30 23:05:09", 3)]}},
        "Profile": {"Profile Info": {"App": 1, "ProfileMap": profile(me, "Ladder", "ladder@example.org", "", "3")}},
    }


def torn_page() -> dict:
    me = "torn.page.theatre"
    watched = [{"Date": f"2025-07-{day:02} 20:00:01", "Link": "https://www.tiktokv.com/share/video/7373617020765506867/"} for day in range(12, 2, -1)]
    return {
        "Post": {"Posts": {"VideoList": [post4(me, "2025-07-11 20:15:02", 30)]}},
        "Profile": {"Profile Info": {"App": 1, "ProfileMap": profile(me, "Wim", "wim.torn@example.org", "act one, scene none", "30")}},
        "Your Activity": {"Watch History": {"VideoList": watched}},
    }


def moss_diary() -> dict:
    """V5, 2026."""
    me = "moss.diary"
    photo_date = "2026-03-01 19:05:20"
    posts = [
        post5(me, photo_date, 410, 52, link=images(me, photo_date, 2), sound=" - "),
        post5(me, "2026-02-14 07:30:45", 96, 4, who="Only You"),
        post5(me, "2026-01-11 22:37:05", 1250, 133),
    ]
    return {
        "Comment": {"Comments": {"App": 1, "CommentsList": [{"date": "2026-02-16 03:17:55 UTC", "comment": "så grønt!", "photo": "", "video": "", "sticker": "", "originalPostUrl": "", "original post link": "https://www.tiktokv.com/share/video/7373617020765506867/"}]}},
        "Direct Message": {"Direct Messages": {"ChatHistory": {}}, "Group Chat": {"GroupChat": {}}},
        "Income+ Wallet": {"Transaction History": {"TransactionsList": None}},
        "Likes and Favorites": {"Like List": {"App": 1, "ItemFavoriteList": []}},
        "Post": {"Posts": {"VideoList": posts}, "Recently Deleted Posts": {"PostList": []}, "Story": {}},
        "Profile And Settings": {"Profile Info": {"App": 1, "ProfileMap": {**profile(me, "Sunniva", "sunniva.moss@example.org", "en flekk om dagen", "None"), "accountRegion": "NO"}}},
        "TikTok Live": {"Go Live History": {"GoLiveList": None}},
        "Your Activity": {"Reposts": {"RepostList": []}, "Watch History": {"VideoList": None}},
    }


def post3(account: str, date: str, likes: int, who: str = "Everyone", link: str | None = None, sound: str | None = None, place: str = "") -> dict:
    return {
        "Date": date,
        "Link": link or video(account, date),
        "Likes": str(likes),
        "WhoCanView": who,
        "AllowComments": "Yes",
        "AllowStitches": "Yes",
        "AllowDuets": "No",
        "AllowStickers": "Yes",
        "AllowSharingToStory": "Yes",
        "ContentDisclosure": "",
        "AIGeneratedContent": "",
        "Sound": sound or f"original sound - {account}",
        "Location": place,
        "Title": "",
        "AddYoursText": "N/A",
    }


def post4(account: str, date: str, likes: int, **more) -> dict:
    return {**post3(account, date, likes, **more), "Title": "N/A", "AlternateText": "N/A", "CoverImage": image(account, date, 0)}


def post5(account: str, date: str, likes: int, collections: int, **more) -> dict:
    return {**post4(account, date, likes, **more), "NumberOfCollections": str(collections)}


def profile(account: str, name: str | None, email: str, words: str, likes: str) -> dict:
    return {
        "PlatformInfo": [],
        "bioDescription": words,
        "birthDate": "29-Feb-1996",
        "emailAddress": email,
        "likesReceived": likes,
        "profilePhoto": "https://p16-sign-va.tiktokcdn.com/tos-maliva-avt-0068/EXAMPLE~tplv-tiktokx-cropcenter:720:720.jpeg",
        "profileVideo": "None",
        "telephoneNumber": "None",
        "userName": account,
        **({"displayName": name} if name else {}),
    }
