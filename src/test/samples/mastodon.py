"""An invented account of Mastodon: its archive, in the form of version 4.3, and what is true of it."""

SERVER = "https://tideline.example"
OWN = SERVER + "/users/wren"
FOLLOWERS = OWN + "/followers"
EVERYBODY = "https://www.w3.org/ns/activitystreams#Public"
BOATMAN = "https://gullholm.example/users/saltmarsh_boatman"
PICTURES = "media_attachments/files/113/%s/original/%s"

PUBLIC = ([EVERYBODY], [FOLLOWERS])
UNLISTED = ([FOLLOWERS], [EVERYBODY])
PRIVATE = ([FOLLOWERS], [])


def medium(number: str, name: str, alt: str | None, kind: str = "image/jpeg") -> dict:
    size = {"width": 180, "height": 320} if kind == "video/mp4" else {"width": 240, "height": 320}
    return {"type": "Document", "mediaType": kind, "url": PICTURES % (number, name), "name": alt, "blurhash": "UBL_:rOpGG-oBUNG,qRj2so|=eE1w^n4S5NH", **size}


SKY = medium("001", "5a0e11c2b3d4f5a6.jpeg", "Two kites over a beach at noon")
FILM = medium("002", "6b1f22d3c4e5a6b7.mp4", "A kite shakes in the wind", "video/mp4")
TIDE = medium("003", "7c2a33e4d5f6b7c8.jpeg", "The same beach after the flood, with weed everywhere")
FIRST = medium("004", "8d3b44f5e6a7c8d9.jpeg", "The frame of a kite")
LOST = medium("005", "9e4c55a6f7b8d9ea.jpeg", "The frame, covered with paper")
EMPTY = medium("006", "af5d66b7a8c9eafb.mp4", None, "video/mp4")
LETTER = medium("007", "b06e77c8b9dafb0c.jpeg", "A picture for one person")


def mention(name: str, address: str) -> str:
    return f'<span class="h-card" translate="no"><a href="{address}" class="u-url mention">@<span>{name}</span></a></span>'


def item(number: int, day: str, audience, html: str, attachment=(), tag=(), **more) -> dict:
    """A post of the outbox; its number stands for the server's id."""
    to, cc = audience
    published, status = f"{day}T10:00:00Z", f"{OWN}/statuses/1130000000000000{number:02}"
    note = {
        "id": status, "type": "Note", "summary": None, "inReplyTo": None, "published": published,
        "url": f"{SERVER}/@wren/1130000000000000{number:02}", "attributedTo": OWN, "to": to, "cc": cc, "sensitive": False, "atomUri": status,
        "inReplyToAtomUri": None, "conversation": f"tag:tideline.example,{day}:objectId={number}:objectType=Conversation",
        "content": html, "contentMap": {"en": html}, "attachment": list(attachment), "tag": list(tag),
        "replies": {"id": status + "/replies", "type": "Collection", "first": {"type": "CollectionPage", "partOf": status + "/replies", "items": []}},
        "likes": {"id": status + "/likes", "type": "Collection", "totalItems": number}, "shares": {"id": status + "/shares", "type": "Collection", "totalItems": 1},
        **more,
    }
    return {"id": status + "/activity", "type": "Create", "actor": OWN, "published": published, "to": to, "cc": cc, "object": note}


def outbox() -> dict:
    option = {"type": "Note", "replies": {"type": "Collection", "totalItems": 3}}
    asked = {"href": BOATMAN, "type": "Mention", "name": "@saltmarsh_boatman@gullholm.example"}
    items = [
        item(1, "2024-03-01", PUBLIC, '<p>Two kites up today. <a href="%s/tags/kites" class="mention hashtag" rel="tag">#<span>kites</span></a></p>' % SERVER,
             [SKY], [{"type": "Hashtag", "href": SERVER + "/tags/kites", "name": "#kites"}]),
        item(2, "2024-03-09", PUBLIC, "<p>It flew &amp; it shook</p>", [FILM]),
        item(3, "2024-04-02", PUBLIC, "<p>The flood took half of the beach</p>", [TIDE], summary="flood, damage", sensitive=True),
        item(4, "2024-04-20", UNLISTED, "<p>Which tail shall I sew?</p>", type="Question", oneOf=[{"name": name, **option} for name in ("long", "short")],
             endTime="2024-04-21T10:00:00Z", closed="2024-04-21T10:00:00Z", votersCount=6),
        item(5, "2024-05-05", PUBLIC, "<p>The long tail won. Thank you!</p>", updated="2024-05-06T08:30:00Z"),
        item(6, "2024-05-11", ([EVERYBODY], [FOLLOWERS, BOATMAN]), "<p>%s with a slow knot, and patience</p>" % mention("saltmarsh_boatman", BOATMAN), tag=[asked],
             inReplyTo=BOATMAN + "/statuses/77", inReplyToAtomUri=BOATMAN + "/statuses/77"),
        {"id": OWN + "/statuses/113000000000000099/activity", "type": "Announce", "actor": OWN, "published": "2024-05-20T10:00:00Z", "to": [EVERYBODY],
         "cc": [BOATMAN, FOLLOWERS], "object": BOATMAN + "/statuses/78"},
        item(8, "2024-06-01", ([BOATMAN], []), "<p>%s the cove at low water, tell nobody</p>" % mention("saltmarsh_boatman", BOATMAN), [LETTER], [asked]),
        item(9, "2024-06-15", PRIVATE, "<p>For those who follow me: I am moving to the island</p>"),
        item(10, "2024-07-07", PUBLIC, "<p>Bamboo first, then paper</p>", [FIRST, LOST]),
        item(11, "2024-08-18", PUBLIC, "<p>Night flight</p>", [EMPTY]),
    ]
    return {**collection("outbox.json"), "totalItems": 12, "orderedItems": items}


def collection(name: str) -> dict:
    return {"@context": "https://www.w3.org/ns/activitystreams", "id": name, "type": "OrderedCollection"}


def actor() -> dict:
    return {
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"], "id": OWN, "type": "Person",
        "following": OWN + "/following", "followers": FOLLOWERS, "inbox": OWN + "/inbox", "outbox": "outbox.json", "preferredUsername": "wren",
        "name": "Wren of the Tideline", "summary": "<p>Kites, weed and weather</p>", "url": SERVER + "/@wren", "manuallyApprovesFollowers": False,
        "published": "2023-11-05T00:00:00Z", "publicKey": {"id": OWN + "#main-key", "owner": OWN, "publicKeyPem": "invented"}, "tag": [],
        "attachment": [{"type": "PropertyValue", "name": "Workshop", "value": "the old net loft"}],
        "icon": {"type": "Image", "mediaType": "image/jpeg", "url": "avatar.jpeg"}, "image": {"type": "Image", "mediaType": "image/jpeg", "url": "header.jpeg"},
        "likes": "likes.json", "bookmarks": "bookmarks.json",
    }


def likes() -> dict:
    return {**collection("likes.json"), "orderedItems": [BOATMAN + "/statuses/71", "https://gullholm.example/users/lobster_choir/statuses/3"]}


def bookmarks() -> dict:
    return {**collection("bookmarks.json"), "orderedItems": [BOATMAN + "/statuses/72"]}


def tables() -> dict[str, str]:
    """What the server offers beside the archive, under "Data export"."""
    return {
        "following_accounts.csv": "Account address,Show boosts,Notify on new posts,Languages\n"
        "saltmarsh_boatman@gullholm.example,true,false,\nlobster_choir@gullholm.example,true,false,en\n",
        "lists.csv": "boats,saltmarsh_boatman@gullholm.example\n",
        "blocked_accounts.csv": "barnacle_salesman@loud.example\n",
    }


def truth() -> dict:
    return {
        "path": "wren-and-tern", "account": "mastodon:wren@tideline.example", "outcome": "archived",
        "counts": {"listed": 9, "held": 7, "missing": 2},
        "posts": [
            post("113000000000000001", "public", "Two kites up today. #kites", [SKY]),
            post("113000000000000002", "public", "It flew & it shook", [FILM]),
            post("113000000000000003", "public", "The flood took half of the beach", [TIDE], warning="flood, damage"),
            post("113000000000000004", "unlisted", "Which tail shall I sew?", options=["long", "short"]),
            post("113000000000000005", "public", "The long tail won. Thank you!", edited="2024-05-06T08:30:00Z"),
            post("113000000000000006", "public", "@PSEUDONYM with a slow knot, and patience"),
            post("113000000000000009", "private", "For those who follow me: I am moving to the island"),
            post("113000000000000010", "public", "Bamboo first, then paper", [FIRST, LOST], missing="the second of two pictures is not in the archive"),
            post("113000000000000011", "public", "Night flight", [EMPTY], missing="the film has no bytes"),
        ],
        "counted": {
            "outbox.boosts[]": 1, "outbox.direct-messages[]": 1, "likes.orderedItems[]": 2, "bookmarks.orderedItems[]": 1,
            "following_accounts[]": 2, "lists[]": 1, "blocked_accounts[]": 1,
        },
        "nowhere": ["saltmarsh_boatman", "lobster_choir", "barnacle_salesman", "tell nobody", "A picture for one person"],
    }


def post(number: str, visibility: str, caption: str, media=(), **more) -> dict:
    return {"id": number, "visibility": visibility, "caption": caption, "media": [{"path": it["url"], "alt": it["name"]} for it in media], **more}
