package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.SectionCount;
import org.posterity.export.Visibility;
import org.posterity.privacy.text.Redaction;

class PrivacyScreenTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1-2022-07/user_data.json | posts,non-public-posts,media,profile,engagement",
                "v2-2023-11/user_data.json | posts,non-public-posts,media,profile,engagement",
                "v3-2024-12/user_data_tiktok.json | posts,non-public-posts,media,profile,engagement",
                "v5-2026-05/user_data_tiktok.json | posts,non-public-posts,media,profile,engagement",
                "v4-2025-11/user_data_tiktok.json | posts,non-public-posts,media,profile,engagement",
                "v4-2025-11/user_data_tiktok.json | posts",
                "v4-2025-11/user_data_tiktok.json | non-public-posts,engagement",
                "v4-2025-11/user_data_tiktok.json | profile",
                "v4-2025-11/user_data_tiktok.json | media",
                "v3-2024-12/user_data_tiktok.json | posts,comments,messages,likes",
                "v1-2022-07/user_data.json | posts,non-public-posts,deleted-posts,media,profile,engagement,comments,likes,favourites,followers,following,messages,searches,watch-history,logins,shares,live,shop,wallet,settings,ads,places",
                "v3-2024-12/user_data_tiktok.json | posts,non-public-posts,deleted-posts,media,profile,engagement,comments,likes,favourites,followers,following,messages,searches,watch-history,logins,shares,live,shop,wallet,settings,ads,places",
                "v5-2026-05/user_data_tiktok.json | posts,non-public-posts,deleted-posts,media,profile,engagement,comments,likes,favourites,followers,following,messages,searches,watch-history,logins,shares,live,shop,wallet,settings,ads,places",
                "damaged/bom_user_data_tiktok.json | posts,non-public-posts,media,profile,engagement",
                "damaged/trailing_comma_user_data_tiktok.json | posts,profile"
            })
    void addsUpForEverySample(String resource, String categories) {
        Export export = new Donation(home)
                .covering(categories)
                .with("user_data_tiktok.json", Donation.resource(resource))
                .export();
        ScreenedExport screened = Screening.of(export, home.resolve("key"));

        assertThat(screened.ledger()).allMatch(LedgerLine::balances);
        assertThat(screened.ledger().stream().collect(Collectors.toMap(LedgerLine::path, LedgerLine::met)))
                .isEqualTo(export.content().sections().stream()
                        .collect(Collectors.toMap(SectionCount::path, SectionCount::items)));
        assertThat(screened.posts().size() + screened.leftOutPosts().size())
                .isEqualTo(export.content().posts().size());
        assertThat(screened.ledger())
                .allSatisfy(line -> assertThat(line.leftOut().keySet())
                        .allMatch(rule -> rule.matches("(selection|consent):[a-z-]+|no-category|"
                                + "not-kept-by-this-version|unexpected-shape|heading|personal-field")));
        boolean publicPosts = List.of(categories.split(",")).contains("posts");
        boolean privatePosts = categories.contains("non-public-posts");
        assertThat(screened.posts())
                .allMatch(post -> post.post().visibility().treatedAsPublic() ? publicPosts : privatePosts);
        assertThat(screened.leftOutPosts())
                .filteredOn(post -> !post.post().deleted())
                .noneMatch(post -> post.post().visibility().treatedAsPublic() ? publicPosts : privatePosts);
        assertThat(screened.profile().isPresent()).isEqualTo(categories.contains("profile"));
        if (!categories.contains("engagement")) {
            screened.posts()
                    .forEach(post -> assertThat(screened.content(post).object().has("Likes"))
                            .isFalse());
        }
    }

    @Test
    void keepsEveryFieldOfAPostButForQueriesAndOtherPeople() throws IOException {
        ScreenedExport screened = screen("v4-2025-11/user_data_tiktok.json");
        Map<String, JsonNode> originals = new TreeMap<>();
        JSON.readTree(Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .at("/Post/Posts/VideoList")
                .forEach(post -> originals.put(post.path("Date").asText(), post));
        assertThat(screened.posts()).hasSize(8);
        for (ScreenedPost post : screened.posts()) {
            ObjectNode object = screened.content(post).object();
            JsonNode original = originals.get(object.path("Date").asText());
            assertThat(object.toString()).doesNotContain("?", "signature", "authkey", "expires");
            original.properties().forEach(field -> {
                String value = field.getValue().asText();
                String plain = value.lines().map(line -> line.split("\\?")[0]).collect(Collectors.joining("\n"));
                assertThat(object.path(field.getKey()).asText()).isEqualTo(plain);
            });
            assertThat(screened.content(post).redactions()).contains(new Redaction("Link", "signed-query"));
        }
    }

    @Test
    void writesNoUnknownFieldAndNoOtherPersonAndNoSignature() {
        ScreenedExport screened = screenPost("""
                {"Date":"2024-09-17 14:07:21","WhoCanView":"Everyone","Link":"HTTPS://v.example/x?sig=canary_1",
                 "Title":"with @canary_2 https://a.example/?canary_3","AlternateText":"@kelp.and.kites",
                 "Sound":"original sound - canary_4","canary_5000":"canary_6","Comments":["canary_7"],
                 "Location":{"canary_8":1},"AddYoursText":null,"Likes":9007199254740993,"NumberOfCollections":1.50}
                """);
        ScreenedPost post = screened.posts().get(0);
        ObjectNode object = screened.content(post).object();
        assertThat(object + " " + screened.ledger() + screened.content(post).redactions() + screened.findings())
                .doesNotContain("canary");
        assertThat(object.path("AlternateText").asText()).isEqualTo("@kelp.and.kites");
        assertThat(object.path("Likes").toString()).isEqualTo("9007199254740993");
        assertThat(object.path("NumberOfCollections").toString()).isEqualTo("1.50");
        assertThat(screened.content(post).redactions())
                .contains(
                        new Redaction("Link", "signed-query"),
                        new Redaction("Title", "signed-query"),
                        new Redaction("Title", "third-party"),
                        new Redaction("Sound", "third-party"),
                        new Redaction("*", "unknown-field"),
                        new Redaction("Location", "unexpected-shape"));
        assertThat(screened.ledger()).allMatch(LedgerLine::balances);
    }

    @Test
    void keepsATextThatIsCutThroughAnEmoji() {
        ScreenedExport screened = screenPost(
                "{\"Date\":\"2024-09-17 14:07:21\",\"WhoCanView\":\"Everyone\",\"Title\":\"tide \\ud83c\",\"Location\":\"\\udf0a \\ud83c\\udf0a\"}");
        ObjectNode object = screened.content(screened.posts().get(0)).object();
        assertThat(object.path("Title").asText()).isEqualTo("tide \ufffd");
        assertThat(object.path("Location").asText()).isEqualTo("\ufffd \ud83c\udf0a");
        assertThat(screened.content(screened.posts().get(0)).redactions())
                .contains(new Redaction("Title", "half-character"));
    }

    @Test
    void readsPastACommaTooManyInsideAPost() {
        ScreenedExport screened =
                screenPost("{\"Date\":\"2024-09-17 14:07:21\",\"WhoCanView\":\"Everyone\",\"Likes\":\"3\",}");
        assertThat(screened.content(screened.posts().get(0))
                        .object()
                        .path("Likes")
                        .asText())
                .isEqualTo("3");
    }

    @Test
    void keepsNumbersOfAnySizeAsTheyAreWritten() {
        ScreenedExport screened = screenPost(
                "{\"Date\":\"2024-09-17 14:07:21\",\"WhoCanView\":\"Everyone\",\"Likes\":1e400,\"NumberOfCollections\":-0.0}");
        assertThat(screened.content(screened.posts().get(0)).object().toString())
                .contains("\"Likes\":1E+400", "\"NumberOfCollections\":0.0");
    }

    @Test
    void givesTheSamePersonTheSameNameInPostsAndInAnotherAccession() {
        String post =
                "{\"Date\":\"2024-09-17 14:07:21\",\"WhoCanView\":\"Everyone\",\"Title\":\"@Tern_and_tide\",\"Sound\":\"original sound - tern_and_tide\"}";
        ScreenedExport first = screenPost(post);
        ObjectNode object = first.content(first.posts().get(0)).object();
        String name = object.path("Title").asText().substring(1);
        assertThat(name).matches("person-[0-9a-f]{12}");
        assertThat(object.path("Sound").asText()).endsWith(name);
        Donation again = new Donation(home.resolve("again")).with("user_data.json", export(post));
        ScreenedExport second = Screening.of(again, home.resolve("key"));
        assertThat(second.content(second.posts().get(0)).object()).isEqualTo(object);
        Donation elsewhere = new Donation(home.resolve("elsewhere")).with("user_data.json", export(post));
        ScreenedExport third = Screening.of(elsewhere, home.resolve("another key"));
        assertThat(third.content(third.posts().get(0)).object()).isNotEqualTo(object);
    }

    @Test
    void heedsTheWishToLeaveOthersOut() {
        Donation donation = new Donation(home.resolve("others"))
                .leavingOthersOut()
                .with(
                        "user_data.json",
                        export(
                                "{\"Date\":\"2024-09-17 14:07:21\",\"WhoCanView\":\"Everyone\",\"Title\":\"@tern_and_tide\"}"));
        ScreenedExport screened = Screening.of(donation, home.resolve("no key"));
        assertThat(screened.content(screened.posts().get(0))
                        .object()
                        .path("Title")
                        .asText())
                .isEqualTo("@[left out]");
        assertThat(home.resolve("no key")).doesNotExist();
    }

    @Test
    void keepsOfTheProfileNothingThatReachesThePerson() {
        ScreenedExport screened = screen("v4-2025-11/user_data_tiktok.json");
        assertThat(screened.profile().orElseThrow().content().object().properties())
                .extracting(Map.Entry::getKey)
                .isSubsetOf(
                        "userName",
                        "displayName",
                        "bioDescription",
                        "profilePhoto",
                        "profileVideo",
                        "likesReceived",
                        "followerCount",
                        "followingCount");
        assertThat(screened.profile().get().content().object().toString()).doesNotContain("@", "?", "1995");
    }

    @Test
    void leavesOutWhatMayBelongToALeftOutPostAndItsTwins() {
        Export export = new Donation(home.resolve("files"))
                .covering("posts,media")
                .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .with("7297115477346635105.mp4", "only the creator")
                .with("IMG_1.MOV", "only the creator")
                .with("7118434817674333537 located.mp4", "public")
                .with("7415613371640204641 located.mp4", "friends")
                .with("2024-09-17_14-07-21 2022-07-09_18-02-44.mp4", "one of two")
                .with("IMG_2.MOV", "one of two")
                .with("IMG_3.MOV", "no post")
                .with("notes.mp4.txt", "text")
                .with("7118434817674333537.bin", "no film")
                .export();
        ScreenedExport screened = Screening.of(export, home.resolve("key"));
        Map<String, Disposition> dispositions = screened.files().stream()
                .collect(Collectors.toMap(
                        file -> file.file().location().getFileName().toString(), ScreenedFile::disposition));

        for (String path : new String[] {
            "7297115477346635105.mp4",
            "IMG_1.MOV",
            "7415613371640204641 located.mp4",
            "2024-09-17_14-07-21 2022-07-09_18-02-44.mp4",
            "IMG_2.MOV"
        }) {
            assertThat(dispositions.get(path))
                    .as(path)
                    .isInstanceOfSatisfying(
                            Disposition.LeftOut.class,
                            it -> assertThat(it.rule()).isEqualTo("post-left-out"));
        }
        assertThat(dispositions.get("7118434817674333537 located.mp4")).isInstanceOf(Disposition.WithPost.class);
        assertThat(dispositions.get("IMG_3.MOV")).isEqualTo(new Disposition.OnItsOwn());
        assertThat(dispositions.get("7118434817674333537.bin"))
                .isInstanceOfSatisfying(
                        Disposition.LeftOut.class, it -> assertThat(it.rule()).isEqualTo("not-media-content"));
        assertThat(screened.leftOutPosts())
                .allMatch(post -> post.post().visibility() != Visibility.EVERYONE)
                .hasSize(2);
        assertThat(screened.findings())
                .filteredOn(finding -> finding.code().equals("embedded-personal-data"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.where()).startsWith("7118"));
    }

    @Test
    void leavesAllFilesOutWithoutConsentForMedia() {
        Export export = new Donation(home.resolve("files"))
                .covering("posts")
                .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .with("7118434817674333537.mp4", "public")
                .with("IMG_3.MOV", "no post")
                .export();
        assertThat(Screening.of(export, home.resolve("key")).files())
                .allMatch(file -> file.disposition() instanceof Disposition.LeftOut);
    }

    @Test
    void screensFiftyThousandPostsInTimeAndGivesEachBack() throws IOException {
        Path file = home.resolve("big/submission/user_data.json");
        Files.createDirectories(file.getParent());
        DateTimeFormatter date = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
        LocalDateTime start = LocalDateTime.parse("2015-01-01T00:00:00");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"Post\":{\"Posts\":{\"VideoList\":[");
            for (int i = 0; i < 50_000; i++) {
                out.write((i == 0 ? "" : ",") + "{\"Date\":\"" + date.format(start.plusHours(i))
                        + "\",\"WhoCanView\":\"Everyone\",\"Likes\":\"" + i + "\",\"Link\":\"https://v.example/x" + i
                        + "?sig=" + "x".repeat(400) + "\",\"Sound\":\"original sound - someone" + i + "\"}");
            }
            out.write("]}}}");
        }
        Donation donation = new Donation(home.resolve("big"));
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            ScreenedExport screened = Screening.of(donation, home.resolve("key"));
            assertThat(screened.posts()).hasSize(50_000);
            for (ScreenedPost post : screened.posts()) {
                ObjectNode object = screened.content(post).object();
                assertThat(object.path("Likes").asText())
                        .isEqualTo(Integer.toString(post.post().ordinal()));
            }
            assertThat(screened.ledger()).allMatch(LedgerLine::balances);
        });
    }

    private ScreenedExport screen(String resource) {
        Donation donation = new Donation(home.resolve("sample")).with("user_data.json", Donation.resource(resource));
        return Screening.of(donation, home.resolve("key"));
    }

    private ScreenedExport screenPost(String post) {
        Donation donation = new Donation(home.resolve("post")).with("user_data.json", export(post));
        return Screening.of(donation, home.resolve("key"));
    }

    private static String export(String post) {
        return "{\"Post\":{\"Posts\":{\"VideoList\":[" + post + "]}}}";
    }
}
