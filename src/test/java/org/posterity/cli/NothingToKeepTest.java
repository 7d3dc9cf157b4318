package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An account has one package, so a donation of which nothing would be held must not take its place. */
class NothingToKeepTest {
    @TempDir
    Path folder;

    private TestArchive desk;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
    }

    /** What comes along beside the consent record. */
    enum Handed {
        NOTHING(false, false, false),
        PAPERS(false, false, true),
        EXPORT(true, false, false),
        EXPORT_AND_PAPERS(true, false, true),
        EXPORT_AND_MEDIA(true, true, false);

        private final boolean export;
        private final boolean media;
        private final boolean papers;

        Handed(boolean export, boolean media, boolean papers) {
            this.export = export;
            this.media = media;
            this.papers = papers;
        }

        SampleDonation in(Path folder, boolean posts) throws Exception {
            SampleDonation donation = SampleDonation.in(folder);
            if (export) {
                donation.export("user_data_tiktok.json", posts ? ExportVersion.V4.bytes() : withoutPosts());
            }
            if (media) {
                donation.video(SampleDonation.P1, 1);
            }
            if (papers) {
                Files.writeString(folder.resolve("letter.docx"), "Not a film.");
                Files.writeString(folder.resolve("film.mp4"), "Not a film either.");
            }
            return donation;
        }

        private static byte[] withoutPosts() throws Exception {
            ObjectNode export = (ObjectNode) ExportVersion.V4.tree();
            export.remove("Post");
            export.remove("Video");
            return ExportVersion.JSON.writeValueAsBytes(export);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NOTHING, true, 'posts,media,profile,engagement,comments'",
        "PAPERS, true, 'posts,media'",
        "EXPORT, true, 'media'",
        "EXPORT, false, 'posts,media,profile,engagement,likes'",
        "EXPORT_AND_PAPERS, true, 'media,profile'",
        "EXPORT_AND_PAPERS, false, 'posts,media'",
        "EXPORT_AND_MEDIA, true, 'media'",
        "EXPORT_AND_MEDIA, true, 'media,profile,engagement'",
        "EXPORT_AND_MEDIA, true, 'messages'"
    })
    void isRefusedAndTheAccountStaysFree(Handed handed, boolean posts, String categories) throws Exception {
        SampleDonation donation = handed.in(folder.resolve("slip"), posts);
        desk.consentedTo(donation, categories, handed.export ? "--signed" : "--without-export", "2026-01-01");

        TestArchive.Answer checked = desk.run("ingest", donation.folder(), "--dry-run", "--json");
        TestArchive.Answer answer = desk.run("ingest", donation.folder(), "--json");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.json().get(0).path("reason").asText()).isEqualTo("nothing-to-keep");
        assertThat(checked.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(checked.json().get(0).path("reason").asText()).isEqualTo("nothing-to-keep");
        assertThat(desk.archive().resolve("agreements/0=ocfl_1.1")).doesNotExist();
        desk.archived(desk.consented(SampleDonation.complete(folder.resolve("mended"), ExportVersion.V4)));
    }

    @ParameterizedTest
    @CsvSource({
        "EXPORT, true, 'posts,media'",
        "EXPORT, true, 'posts'",
        "EXPORT_AND_PAPERS, true, 'deleted-posts,posts,media'",
        "EXPORT_AND_MEDIA, false, 'media'",
        "EXPORT, true, 'profile'",
        "EXPORT, false, 'profile,engagement'"
    })
    void isNotSaidWhereSomethingIsHeld(Handed handed, boolean posts, String categories) throws Exception {
        desk.archived(desk.consentedTo(handed.in(folder.resolve("kelp"), posts), categories));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPERS", "EXPORT_AND_MEDIA"})
    void saysWhatToChange(Handed handed) throws Exception {
        SampleDonation donation = handed.in(folder.resolve("slip"), true);
        desk.consentedTo(donation, "media", handed.export ? "--signed" : "--without-export", "2026-01-01");

        String said = desk.run("ingest", donation.folder()).out();

        assertThat(said).contains("The account can still be taken in");
        assertThat(said)
                .contains(
                        handed == Handed.PAPERS
                                ? new String[] {"2 files are not selected (not-media-content)"}
                                : new String[] {
                                    "6 posts are not selected (consent:posts)",
                                    "name the category posts",
                                    "post-left-out"
                                });
    }
}
