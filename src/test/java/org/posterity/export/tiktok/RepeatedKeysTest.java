package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.ExportContent;
import org.posterity.export.Item;
import org.posterity.export.SharedField;
import org.posterity.model.Finding;

class RepeatedKeysTest {
    @TempDir
    private Path home;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(home, Reading.EVERYTHING, new TikTokReader());
    }

    @Test
    void aSectionThatStandsTwiceIsReportedAndBothAreReadAndCounted() {
        String json = """
                {"Post":{},"Your Activity":{"Like List":{"ItemFavoriteList":[{"link":"a"}]},"Like List":{"ItemFavoriteList":[{"link":"b"}]}},
                 "Post":{"Posts":{"VideoList":[{"Date":"2024-09-17 14:07:21"}],"VideoList":[{"Date":"2024-09-17 14:07:22"}]}}}
                """;
        ExportContent content = reading.content(json);
        assertThat(reported(content))
                .containsExactlyInAnyOrder(
                        tuple("user_data_tiktok.json", "1"), tuple("Your Activity", "1"), tuple("Post.Posts", "1"));
        assertThat(content.posts()).hasSize(2);
        assertThat(reading.items(json)).extracting(Item::type).containsExactly("like", "like");
        assertThat(content.counted())
                .containsEntry("Your Activity.Like List", 2L)
                .containsEntry("Post", 2L);
    }

    @Test
    void keysOfAMapOfDataAreHeldAgainstEachOtherInFlatMemory() {
        StringBuilder rooms = new StringBuilder("{\"Tiktok Live\":{\"Watch Live History\":{\"WatchLiveMap\":{");
        for (int i = 0; i < 200_000; i++) {
            rooms.append(i == 0 ? "" : ",").append('"').append(i % 199_990).append("\":{\"Link\":\"\"}");
        }
        ExportContent content = reading.content(rooms.append("}}}}").toString());
        assertThat(reported(content)).containsExactly(tuple("Tiktok Live.Watch Live History.WatchLiveMap", "10"));
    }

    @Test
    void spellingsOfOneFieldAreNoRepetition() {
        assertThat(reported(reading.content("{\"Post\":{\"Posts\":{\"VideoList\":[{\"Date\":\"\",\"date\":\"\"}]}}}")))
                .isEmpty();
    }

    @Test
    void unknownKeysAreComparedToo() {
        assertThat(reported(reading.content("{\"Post\":{},\"77777\":1,\"88888\":1,\"77777\":2}")))
                .containsExactly(tuple("user_data_tiktok.json", "1"));
    }

    @Test
    void textThatWasReadAsLatin1IsLeftAsItIsAndReported() {
        ExportContent content = reading.content("""
                {"Profile":{"Profile Info":{"ProfileMap":{"userName":"kelp.and.kites","displayName":"\u00c3\u0089toile"}}},
                 "Comment":{"Comments":{"CommentsList":[{"comment":"caf\u00c3\u00a9"},{"comment":"caf\u00e9"},{"comment":"\u00c3\u00a9 \u2615"}]}},
                 "Post":{"Posts":{"VideoList":[{"WhoCanView":"Everyone","Title":"\u00e2\u0098\u0095"},{"WhoCanView":"Everyone","Title":"\u00c3"}]}}}
                """);
        assertThat(content.findings())
                .extracting(
                        Finding::code, Finding::where, finding -> finding.what().split(" ")[0])
                .containsExactlyInAnyOrder(
                        tuple("mojibake", "Profile.Profile Info.ProfileMap.displayName", "1"),
                        tuple("mojibake", "Comment.Comments.CommentsList[].comment", "1"),
                        tuple("mojibake", "Post.Posts.VideoList[].Title", "1"));
        assertThat(content.profile().orElseThrow().object().text(SharedField.DISPLAY_NAME))
                .contains("\u00c3\u0089toile");
    }

    private static List<Tuple> reported(ExportContent content) {
        return content.findings().stream()
                .filter(finding -> finding.code().equals("repeated-key"))
                .map(finding -> tuple(finding.where(), finding.what().split(" ")[0]))
                .toList();
    }
}
