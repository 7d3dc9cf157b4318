package org.posterity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordKindTest {
    private static final String POST = "data/posts/2024/20240917T140721Z.warc";
    private static final String BASE = "https://archive.invalid/2aruhhc44h4sob663wjv/";

    @ParameterizedTest
    @CsvSource({
        "posts/2024/x.warc,       warcinfo, '',                              application/warc-fields, WARCINFO",
        "posts/2024/x.warc,       resource, posts/x/index.html,              text/html,               POST_PAGE",
        "posts/2024/x.warc,       resource, posts/x/context.json,            application/json,        POST_CONTEXT",
        "posts/2024/x.warc,       resource, posts/x/export.json,             application/json,        EXPORT_OBJECT",
        "posts/2024/x.warc,       resource, posts/x/film.mp4,                video/mp4,               POST_MEDIUM",
        "posts/2024/x.warc,       resource, posts/x/film.html,               video/mp4,               POST_MEDIUM",
        "posts/2024/x.warc,       resource, posts/x/film.mp4.metadata.json,  video/mp4,               POST_MEDIUM",
        "posts/2024/x.warc,       resource, posts/x/film.srt.vtt,            text/vtt,                RENDITION",
        "posts/2024/x.warc,       metadata, posts/x/film.mp4.metadata.json,  application/json,        MEDIUM_METADATA",
        "posts/2024/x.warc,       metadata, posts/x/film.vtt.rendition.json, application/json,        RENDITION_METADATA",
        "posts/2024/x.warc,       revisit,  posts/x/twin.mp4,                application/http,        SAME_BYTES",
        "unmatched/film.mp4.warc, resource, unmatched/film.mp4.html,         text/html,               LOOSE_PAGE",
        "unmatched/film.mp4.warc, resource, unmatched/film.mp4,              video/mp4,               LOOSE_MEDIUM",
        "unmatched/film.mp4.warc, metadata, unmatched/film.mp4.match.json,   application/json,        MATCH",
        "account/0001.warc,       resource, account/0001/profile.json,       application/json,        PROFILE",
        "account/0001.warc,       resource, account/0001/engagement.jsonl,   application/jsonl,       ACCOUNT_ENGAGEMENT",
        "account/0001.warc, resource, account/0001/sections/aggregates.json, application/json,        SECTION_COUNTS",
        "account/0001.warc, resource, account/0001/sections/likes.jsonl,     application/jsonl,       SECTION_ITEMS"
    })
    void aRecordIsKnownByItsFileItsTypeAndHowItsAddressEnds(
            String file, String type, String address, String mediaType, RecordKind kind) {
        assertThat(RecordKind.of("data/" + file, type, address.isEmpty() ? "" : BASE + address, mediaType))
                .contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "data/posts/2024/x.warc,   metadata, posts/x/film.mp4.match.json",
        "data/posts/2024/x.warc,   response, posts/x/film.mp4",
        "data/posts/2024/x.warc,   metadata, posts/x/film.mp4",
        "data/account/0001.warc,   resource, account/0001/film.mp4",
        "data/account/0001.warc,   resource, account/0001/likes.jsonl",
        "data/elsewhere/0001.warc, resource, account/0001/profile.json"
    })
    void whatMayNotStandThereHasNoKind(String file, String type, String address) {
        assertThat(RecordKind.of(file, type, BASE + address, "application/json"))
                .isEmpty();
    }

    @Test
    void whoWritesByAKindIsReadAsIt() {
        assertThat(RecordKind.MEDIUM_METADATA.ending("a.mp4")).isEqualTo("a.mp4.metadata.json");
        assertThat(RecordKind.SECTION_ITEMS.ending("likes")).isEqualTo("sections/likes.jsonl");
        assertThat(RecordKind.POST_PAGE.ending()).isEqualTo("index.html");
        assertThat(RecordKind.of(
                        POST, "resource", BASE + "posts/x/" + RecordKind.EXPORT_OBJECT.ending(), "application/json"))
                .contains(RecordKind.EXPORT_OBJECT);
        assertThatThrownBy(RecordKind.POST_MEDIUM::ending).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> RecordKind.PROFILE.ending("x")).isInstanceOf(IllegalStateException.class);
    }
}
