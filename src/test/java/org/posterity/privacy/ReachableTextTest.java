package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.FieldRole;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.Finding;
import org.posterity.model.Outcome;
import org.posterity.privacy.text.Redaction;

/** Contact data and other people in everything that the screen lets through: posts, profile, items, captions, names. */
class ReachableTextTest {
    private static final String SECRETS =
            "@tern_and_tide write canary@example.org, +49 170 1234567, Kanarienstraße 12, "
                    + "https://canary:canary@a.example/x "
                    + "https://a.example/r/eyJjYW5hcnkiOiJj.eyJjYW5hcnkiOiJjYW5hcnkifQ.Y2FuYXJ5 "
                    + "instagram.com/canary #duet with Canary Bird";

    @TempDir
    private Path home;

    private String table;

    @BeforeEach
    void readTheShippedTable() throws IOException {
        table = Files.readString(Path.of("config/selection.yaml"));
    }

    private ScreenedExport screen(Export export) {
        return Screening.of(export, home.resolve("key"), SelectionPolicy.parse(table.getBytes()));
    }

    private Donation donation() {
        return new Donation(home.resolve("donation")).with("user_data_tiktok.json", """
                {"Profile": {"Profile Info": {"ProfileMap": {"userName": "kelp.and.kites", "displayName": "%1$s",
                  "bioDescription": "%1$s"}}},
                 "Post": {"Posts": {"VideoList": [{"Date": "2024-09-17 14:07:21", "WhoCanView": "Everyone", "Title": "%1$s",
                  "AddYoursText": "%1$s", "AlternateText": "%1$s", "Location": "%1$s",
                  "Sound": "original sound - tern_and_tide"}]}}}
                """.formatted(SECRETS));
    }

    @Test
    void isMaskedInPostsAndProfile() {
        ScreenedExport screened = screen(donation().export());
        ScreenedPost post = screened.posts().get(0);
        String written = screened.content(post).object() + " "
                + screened.profile().orElseThrow().content().object();
        assertThat(written)
                .doesNotContainIgnoringCase("canary", "kanarien", "1234567", "tern_and_tide", "eyJ", "Y2FuYXJ5")
                .contains("@person-", "[e-mail address]", "[phone number]", "[postal address]", "[token]");
        assertThat(screened.content(post).redactions())
                .contains(
                        new Redaction("Title", "link-token"),
                        new Redaction("Title", "e-mail-address"),
                        new Redaction("Title", "phone-number"),
                        new Redaction("Title", "postal-address"),
                        new Redaction("Title", "third-party"),
                        new Redaction("Location", "postal-address"));
        assertThat(screened.content(post).redactions())
                .allSatisfy(redaction -> assertThat(screened.facts().selection().reasonFor(redaction.rule()))
                        .isNotEmpty());
        assertThat(screened.ledger()).allMatch(LedgerLine::balances);
    }

    @Test
    void isMaskedInItemsOfEveryRole() throws IOException {
        Export export = new HandMadeExport(donation().covering(Donation.ALL + ",comments"))
                .with(HandMadeExport.item(
                        "comment",
                        Category.COMMENTS,
                        "Comment.Comments.CommentsList[]",
                        "2024-09-17T14:07:21",
                        HandMadeExport.field("Comment", "comment", FieldRole.TEXT, SECRETS),
                        HandMadeExport.field("Place", "place", FieldRole.PLACE, SECRETS),
                        HandMadeExport.field("Url", "link", FieldRole.LINK, "https://wa.me/491701234567"),
                        HandMadeExport.field("Mail", "mail", FieldRole.LINK, "mailto:canary@example.org"),
                        HandMadeExport.field("Id", "id", FieldRole.ID, "7415613371640204641"),
                        HandMadeExport.field("Count", "count", FieldRole.COUNT, "01701234567"),
                        HandMadeExport.field("User", "user", FieldRole.PERSON, "canary")))
                .export();
        ScreenedExport screened = screen(export);
        String written = Files.readString(screened.items().sections().get(0).file());
        assertThat(written)
                .doesNotContainIgnoringCase("canary", "kanarien", "+49", "491701234567", "tern_and_tide")
                .contains("7415613371640204641", "\"01701234567\"", "https://wa.me/[phone number]");
        assertThat(screened.ledger()).allMatch(LedgerLine::balances);
    }

    @Test
    void isReportedByPlaceWhereTheTableFlagsIt() {
        table = table.replace("phone-number: mask", "phone-number: flag")
                .replace("postal-address: mask", "postal-address: keep");
        ScreenedExport screened = screen(donation().export());
        assertThat(screened.content(screened.posts().get(0))
                        .object()
                        .path("Title")
                        .asText())
                .contains("[e-mail address]", "+49 170 1234567", "Kanarienstraße 12");
        List<Finding> flagged = screened.findings().stream()
                .filter(finding -> finding.code().equals("contact-data-in-text"))
                .toList();
        assertThat(flagged)
                .extracting(Finding::where)
                .contains("Post.Posts.VideoList[].Title", "Post.Posts.VideoList[].Location")
                .allMatch(where -> where.matches("(Post|Profile)[\\w .\\[\\]]+"));
        assertThat(flagged)
                .filteredOn(finding -> finding.where().endsWith("Title"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what())
                        .contains("phone number", "2024-09-17T14:07:21Z")
                        .doesNotContain("1234567"));
    }

    @Test
    void isReplacedInTheNamesOfFilesAndInWhatIsSaidOfThem() {
        Export export = donation()
                .with("clips/@tern_and_tide - located.mp4", "film")
                .with("clips/canary@example.org.mp4.csv", "a,b")
                .export();
        ScreenedExport screened = screen(export);
        assertThat(screened.files())
                .extracting(file -> file.file().path())
                .anyMatch(path -> path.matches("clips/@person-[0-9a-f]{12} - located\\.mp4"))
                .contains("clips/[e-mail address].mp4.csv")
                .noneMatch(path -> path.contains("tern") || path.contains("canary"));
        assertThat(screened.findings())
                .extracting(Finding::toString)
                .noneMatch(finding -> finding.contains("tern_and_tide") || finding.contains("canary"))
                .anyMatch(finding -> finding.contains("embedded-personal-data"));
    }

    @Test
    void isTakenOutOfSubtitlesOfWhichARenditionIsKept() throws IOException {
        String plain = "WEBVTT\r\n\r\n00:00.000 --> 00:04.500\r\nhow we dry kelp, caf\u00e9\r\n";
        Export export = donation()
                .with("plain.vtt", plain)
                .with("secret.srt", "1\n00:00:00,000 --> 00:00:04,500\n" + SECRETS + "\n@tern_and_tide\n")
                .export();
        ScreenedExport screened = screen(export);
        assertThat(file(screened, "plain.vtt").screened()).isEmpty();
        assertThat(Files.readString(file(screened, "plain.vtt").location())).isEqualTo(plain);

        ScreenedFile secret = file(screened, "secret.srt");
        assertThat(secret.disposition()).isEqualTo(new Disposition.OnItsOwn());
        assertThat(Files.readString(secret.location()))
                .startsWith("1\n00:00:00,000 --> 00:00:04,500\n@person-")
                .contains("[e-mail address]", "[phone number]", "[postal address]", "[token]")
                .doesNotContainIgnoringCase("canary", "kanarien", "1234567", "tern_and_tide", "eyJ", "Y2FuYXJ5");
        assertThat(secret.screened().orElseThrow().lines())
                .containsEntry("third-party", 2L)
                .containsEntry("e-mail-address", 1L)
                .containsKeys("phone-number", "postal-address", "link-token");
        assertThat(secret.digest())
                .isEqualTo(Digest.sha256(Files.readAllBytes(secret.location())))
                .isNotEqualTo(secret.file().sha256());
        assertThat(secret.size()).isEqualTo(Files.size(secret.location()));
    }

    @Test
    void isReportedInSubtitlesThatAreKeptAsTheyCameWhereTheTableFlagsIt() {
        table = table.replace("phone-number: mask", "phone-number: flag");
        Export export = donation()
                .with("secret.srt", "1\n00:00:00,000 --> 00:00:04,500\ncall +49 170 1234567\nor +49\n170 7654321")
                .export();
        ScreenedExport screened = screen(export);
        assertThat(file(screened, "secret.srt").screened()).isEmpty();
        assertThat(screened.findings())
                .filteredOn(finding -> finding.where().equals("secret.srt"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("contact-data-in-text");
                    assertThat(finding.what())
                            .contains("phone number", "2 texts")
                            .doesNotContain("1234567");
                });
    }

    @Test
    void isNeverKeptInSubtitlesThatCannotBeScreened() throws IOException {
        Export export = donation()
                .with("long.srt", "1\n00:00:00,000 --> 00:00:04,500\n" + "tide ".repeat(900_000))
                .with("hidden.srt", "1\n00:00:00,000 --> 00:00:04,500\n@t\u0000e\u0000r\u0000n")
                .export();
        ScreenedExport screened = screen(export);
        assertThat(file(screened, "long.srt").disposition()).isInstanceOfSatisfying(Disposition.LeftOut.class, it -> {
            assertThat(it.rule()).isEqualTo("subtitles-too-long");
            assertThat(it.reason()).contains("4 MiB");
        });
        assertThat(file(screened, "hidden.srt").disposition())
                .isInstanceOfSatisfying(
                        Disposition.LeftOut.class, it -> assertThat(it.rule()).isEqualTo("subtitles-not-text"));
    }

    @Test
    void isNotLookedForInSubtitlesThatChangedAfterTheyWereHashed() throws IOException {
        Export export = donation()
                .with("secret.srt", "1\n00:00:00,000 --> 00:00:04,500\nkelp")
                .export();
        Files.writeString(home.resolve("donation/submission/secret.srt"), "1\n00:00:00,000 --> 00:00:04,500\ntide");
        assertThat(Screening.screen(export, home.resolve("key"), SelectionPolicy.parse(table.getBytes())))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        it -> assertThat(it.rejection().code()).isEqualTo("changed-while-read"));
    }

    private static ScreenedFile file(ScreenedExport screened, String path) {
        return screened.files().stream()
                .filter(file -> file.file().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leavesFilesOutThatCarryWhatTheTableLeavesOut() {
        table = table.replace("location: keep", "location: leave-out");
        Export export = donation()
                .with("1 located.mp4", "film with a place")
                .with("2.mp4", "film without")
                .export();
        ScreenedExport screened = screen(export);
        Map<String, Disposition> dispositions = screened.files().stream()
                .collect(Collectors.toMap(file -> file.file().path(), ScreenedFile::disposition));
        assertThat(dispositions.get("2.mp4")).isEqualTo(new Disposition.OnItsOwn());
        assertThat(dispositions.get("1 located.mp4")).isInstanceOfSatisfying(Disposition.LeftOut.class, it -> {
            assertThat(it.rule()).isEqualTo("embedded:location");
            assertThat(it.reason()).contains("location").endsWith(".");
        });
        assertThat(screened.findings())
                .filteredOn(finding -> finding.code().equals("embedded-personal-data"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("location", "not selected"));
    }

    @Test
    void isTheSameInEachAccessionAndOtherElsewhere() {
        ScreenedExport first = screen(donation().export());
        ScreenedExport again = screen(new Donation(home.resolve("again"))
                .with("user_data_tiktok.json", read(home.resolve("donation/submission/user_data_tiktok.json")))
                .export());
        ScreenedExport elsewhere = Screening.of(
                new Donation(home.resolve("elsewhere"))
                        .with("user_data_tiktok.json", read(home.resolve("donation/submission/user_data_tiktok.json"))),
                home.resolve("another key"));
        assertThat(again.content(again.posts().get(0)).object())
                .isEqualTo(first.content(first.posts().get(0)).object());
        assertThat(elsewhere.content(elsewhere.posts().get(0)).object())
                .isNotEqualTo(first.content(first.posts().get(0)).object());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
