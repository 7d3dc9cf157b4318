"""Consent records in the form that `./posterity consent new` writes; the schema is config/consent-record.schema.json."""

import hashlib
import json
import uuid

PUBLIC_POSTS = ("posts", "media", "profile", "engagement")
EVERY_POST = ("posts", "non-public-posts", "media", "profile", "engagement")
LISTS = ("likes", "favourites", "following")

NOTICE = "Information for donors of social-media collections, version 1"
DAY = "2026-04-01"


def record(donor: str, username: str, categories: tuple[str, ...], platform: str = "tiktok") -> dict:
    digest = hashlib.sha256(NOTICE.encode()).hexdigest()
    content = {
        "grantor": {"capacity": "creator", "persons": [{"name": donor}]},
        "accounts": [{"platform": platform, "username": username}],
        "accountUnnamed": False,
        "age": "adult",
        "institution": {"name": "Archive of the Outer Skerries", "acceptedBy": "Ines Ledger", "acceptedAt": DAY},
        "notice": {"version": digest[:12], "language": "und", "digest": "sha256:" + digest, "title": NOTICE},
        "categories": list(categories),
        "purposes": ["preservation"],
        "access": "open",
        "from": DAY,
        "thirdParties": "pseudonymise",
        "legalBasis": {"kind": "consent"},
        "evidence": [],
        "events": [{"type": "given", "at": DAY}],
    }
    # Version 3 over the bare content, as java.util.UUID.nameUUIDFromBytes makes it.
    name = uuid.UUID(bytes=hashlib.md5(json.dumps(content).encode()).digest(), version=3)
    return {"$schema": "urn:posterity:schema:consent-record:1", "id": f"urn:uuid:{name}", **content}
