package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.ExportContent;
import org.posterity.export.Post;
import org.posterity.export.Visibility;
import org.posterity.model.Finding;

/** Posts whose fields hold what nobody has seen there: each is listed, and what was not understood is counted. */
class OddPostsTest {
    private static final String LIST = "Post.Posts.VideoList";

    @TempDir
    private Path home;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"1,234\"", "12.0", "\" 12 \"", "12", "\"12\"", "\"N/A\"", "\"\"", "null", "0", "\"None\""})
    void takesACountForWhatItIs(String likes) {
        assertThat(findings("\"Likes\":" + likes)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1.2K\"", "12.5", "-1", "\"many\"", "true"})
    void reportsACountThatIsNone(String likes) {
        assertThat(findings("\"Likes\":" + likes, "\"likes\":" + likes))
                .extracting(Finding::code, Finding::where)
                .allMatch(found -> found.equals(tuple("count-not-understood", LIST + "[].Likes"))
                        || found.equals(tuple("count-not-understood", LIST + "[].likes")))
                .isNotEmpty();
    }

    @Test
    void reportsHowManyPostsSayNothingKnownOfWhoCouldSeeThem() {
        ExportContent content = content(
                "\"WhoCanView\":\"Followers\"",
                "\"WhoCanView\":\"Everyone (18+)\"",
                "\"WhoCanView\":\"\"",
                "\"WhoCanView\":null",
                "\"WhoCanView\":\"Everyone\"",
                "\"WhoCanView\":\"Only me\"",
                "\"Title\":\"\"");

        assertThat(content.posts())
                .extracting(Post::visibility)
                .containsExactly(
                        Visibility.UNKNOWN,
                        Visibility.UNKNOWN,
                        Visibility.UNKNOWN,
                        Visibility.UNKNOWN,
                        Visibility.EVERYONE,
                        Visibility.ONLY_CREATOR,
                        Visibility.UNKNOWN);
        String words = " posts have an unknown visibility; they were treated as not public.";
        assertThat(content.findings())
                .containsExactlyInAnyOrder(
                        new Finding("visibility-not-understood", LIST + "[].WhoCanView", 4 + words),
                        new Finding("visibility-not-understood", LIST + "[]", 1 + words));
    }

    @Test
    void listsAPostOfAnySize() {
        String nested = "\"Extra\":[" + "[\"x\"],".repeat(900_000) + "1]";
        ExportContent content = content(nested, "\"Title\":\"" + "t".repeat(6_000_000) + "\"", "\"Likes\":\"1\"");

        assertThat(content.posts()).extracting(Post::where).containsExactly(LIST + "[0]", LIST + "[1]", LIST + "[2]");
        assertThat(content.findings())
                .extracting(Finding::code, Finding::where)
                .contains(tuple("value-too-long", LIST + "[].Title"))
                .noneMatch(found -> found.equals(tuple("posts-not-understood", "user_data_tiktok.json")));
    }

    private List<Finding> findings(String... fields) {
        return content(fields).findings().stream()
                .filter(finding -> !finding.code().equals("visibility-not-understood"))
                .toList();
    }

    private ExportContent content(String... posts) {
        StringBuilder json = new StringBuilder("{\"Post\":{\"Posts\":{\"VideoList\":[");
        for (int i = 0; i < posts.length; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"Date\":\"2024-05-01 10:00:0")
                    .append(i)
                    .append("\",")
                    .append(posts[i])
                    .append('}');
        }
        return reading.content(json.append("]}}}").toString());
    }
}
