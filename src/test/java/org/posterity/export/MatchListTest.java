package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Rejection;

/** A curator's list decides which file belongs to which post. */
class MatchListTest {
    private static final String ID_7 = "7568011541585349985";
    private static final String ID_8 = "7568011661844434273";

    @TempDir
    private Path folder;

    private Donation donation;

    @BeforeEach
    void aDonationWithFilesThatSayNothing() {
        donation = new Donation(folder)
                .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .with("tapes/IMG_1.MOV", "one")
                .with("tapes/IMG_2.MOV", "two")
                .with("tapes/IMG_2.srt", "subtitles")
                .with("copy/IMG_1.MOV", "three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-11-02 06:30:31",
                "2025-11-02 06:30:31 UTC",
                "2025-11-02T06:30:31Z",
                "Post.Posts.VideoList[0]",
                ID_8
            })
    void aPostIsNamedByItsDateItsPlaceOrAKnownId(String post) {
        Export export = donation.with("a [" + ID_8 + "].mp4", "eight")
                .matching("file,post", "tapes/IMG_1.MOV," + post)
                .export();
        assertThat(fate(export, "tapes/IMG_1.MOV")).isInstanceOfSatisfying(Matched.class, it -> {
            assertThat(it.evidence()).containsExactly(Evidence.CURATOR);
            assertThat(export.content().posts().get(it.post()).date())
                    .hasValueSatisfying(date -> assertThat(date).hasToString("2025-11-02T06:30:31Z"));
            assertThat(it.postId()).hasValue(ID_8);
        });
        assertThat(fate(export, "tapes/IMG_2.MOV")).isEqualTo(new Unmatched());
    }

    @Test
    void theDecisionOverridesWhatNamesSay() {
        Export export = donation.with("2024-09-17_14-07-21.mp4", "x")
                .with("b [" + ID_8 + "].mp4", "eight")
                .matching(
                        "post;file;note",
                        "none;2024-09-17_14-07-21.mp4;it is a later edit",
                        "2024-09-17 14:07:21;b [" + ID_8 + "].mp4;")
                .export();
        assertThat(fate(export, "2024-09-17_14-07-21.mp4")).isEqualTo(new Unmatched());
        assertThat(fate(export, "b [" + ID_8 + "].mp4"))
                .isInstanceOfSatisfying(
                        Matched.class, it -> assertThat(it.evidence()).containsExactly(Evidence.CURATOR));
    }

    @Test
    void aFileWithoutPostStaysSoThoughItHasATwin() {
        Export export = donation.with("2024-09-17_14-07-21.mp4", "one")
                .matching("file,post", "tapes/IMG_1.MOV,none")
                .export();
        assertThat(fate(export, "tapes/IMG_1.MOV")).isEqualTo(new Unmatched());
    }

    @Test
    void whatIsDecidedDecidesAboutOthers() {
        Export export = donation.with("tapes/" + ID_7 + ".mp4", "seven")
                .with("late.info.json", "{\"id\":\"" + ID_8 + "\"}")
                .with("late.mp4", "eight")
                .matching("file,post", "IMG_2.MOV,2025-11-02 06:30:00")
                .export();
        assertThat(fate(export, "tapes/IMG_2.srt"))
                .isInstanceOfSatisfying(
                        Matched.class, it -> assertThat(it.evidence()).containsExactly(Evidence.SAME_STEM));
        assertThat(fate(export, "tapes/" + ID_7 + ".mp4").candidates())
                .isEqualTo(fate(export, "tapes/IMG_2.MOV").candidates());
    }

    @Test
    void theDecisionIsOnRecordWithTheListsDigest() {
        Export export = donation.matching("file,post", "tapes/IMG_1.MOV,2025-11-02 06:30:31", "tapes/IMG_2.MOV,none")
                .export();
        String words = "A curator decided on 2 files in a list (sha256:[0-9a-f]{64}): 1 belong to posts, 1 to none.";
        assertThat(export.context().findings())
                .filteredOn(finding -> finding.code().equals("match-list"))
                .extracting(Finding::what)
                .allMatch(what -> what.matches(words.replace("(sha", "\\(sha").replace("})", "}\\)")))
                .hasSize(1);
        assertThat(export.events())
                .extracting(PreservationEvent::detail)
                .anyMatch(detail -> detail.startsWith("A curator decided on 2 files"));
    }

    @Test
    void allFaultsAreToldAtOnceWithTheirRowsAndWithoutValues() {
        Rejection rejection = donation.matching(
                        "file,post",
                        "tapes/absent.mov,none",
                        "IMG_1.MOV,none",
                        "tapes/IMG_1.MOV,2020-01-01 00:00:00",
                        "tapes/IMG_2.MOV,none",
                        "",
                        "tapes/IMG_2.MOV,2025-11-02 06:30:31",
                        "copy/IMG_1.MOV,Post.Posts.VideoList[999]",
                        "user_data_tiktok.json,none",
                        "copy/IMG_1.MOV,")
                .rejection();
        assertThat(rejection.code()).isEqualTo("match-list");
        assertThat(rejection.faults())
                .extracting(Fault::where)
                .containsExactly(
                        "row 2 of the list",
                        "row 3 of the list",
                        "row 4 of the list",
                        "row 7 of the list",
                        "row 8 of the list",
                        "row 9 of the list",
                        "row 10 of the list");
        assertThat(rejection.faults())
                .extracting(Fault::what)
                .containsExactly(
                        "The submission has no file with this path or name.",
                        "The submission has several files with this name.",
                        "The export has no such post.",
                        "This file is in row 5 already.",
                        "The export has no such post.",
                        "This file cannot belong to a post: it is the export, a sidecar, or not a media file.",
                        "No post is named.");
        assertThat(rejection.toString()).doesNotContain("absent", "999", "2020-01-01");
    }

    @Test
    void aDateOfTwoPostsIsNoDecision() {
        String twins = "{\"Video\":{\"Videos\":{\"VideoList\":[{\"Date\":\"2024-09-17 "
                + "14:07:21\",\"Link\":\"https://a.example/x\"},"
                + "{\"Date\":\"2024-09-17 14:07:21\",\"Link\":\"https://a.example/y\"}]}}}";
        Rejection rejection = donation.with("user_data_tiktok.json", twins)
                .matching("file,post", "tapes/IMG_1.MOV,2024-09-17 14:07:21")
                .rejection();
        assertThat(rejection.faults())
                .extracting(Fault::what)
                .containsExactly("Several posts of the export have this date.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file,post", "name,post\na,none", "file,post\n\"a,none", "file,post\n\"a\"b\"c,\"none"})
    void aListThatIsNoneIsAFault(String list) {
        assertThat(donation.matching(list).rejection().code()).isEqualTo("match-list");
    }

    private static FileFate fate(Export export, String path) {
        return export.files().stream()
                .filter(file -> file.file().path().equals(path))
                .map(HandedOverFile::fate)
                .findFirst()
                .orElseThrow();
    }
}
