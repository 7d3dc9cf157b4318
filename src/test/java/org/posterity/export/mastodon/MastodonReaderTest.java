package org.posterity.export.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.export.mastodon.MadeUpArchive.EVERYBODY;
import static org.posterity.export.mastodon.MadeUpArchive.FOLLOWERS;
import static org.posterity.export.mastodon.MadeUpArchive.OWN;
import static org.posterity.export.mastodon.MadeUpArchive.TERN;
import static org.posterity.export.mastodon.MadeUpArchive.media;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.FileFate;
import org.posterity.export.HandedOverFile;
import org.posterity.export.Post;
import org.posterity.export.PostKind;
import org.posterity.export.SharedField;
import org.posterity.export.Visibility;
import org.posterity.model.Account;
import org.posterity.privacy.ScreenedContent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.Screening;

class MastodonReaderTest {
    private static final String ALL =
            "posts,non-public-posts,media,profile,engagement,likes,favourites,following,messages,shares";
    private static final String MENTION =
            "<p>with <span class=\"h-card\"><a href=\"%s\" class=\"u-url mention\">@<span>zz_tern</span></a></span> &amp; rope<br>soon</p>"
                    .formatted(TERN);

    @TempDir
    private Path home;

    private Donation donation() {
        return new Donation(home)
                .of(new Account("mastodon", "kelp@tide.example"))
                .covering(ALL);
    }

    private Donation donation(String folder, MadeUpArchive archive) {
        Donation donation = donation();
        archive.files().forEach((path, content) -> donation.with(folder + path, content));
        return donation;
    }

    private Export read(MadeUpArchive archive) {
        return donation("", archive).export();
    }

    private static Map<String, FileFate> fates(Export export) {
        return export.files().stream()
                .collect(Collectors.toMap(file -> file.file().path(), HandedOverFile::fate));
    }

    private static long met(ScreenedExport export, String path) {
        return export.ledger().stream()
                .filter(line -> line.path().equals(path))
                .mapToLong(line -> line.met())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "everybody, followers, EVERYONE, public",
        "followers, everybody, UNLISTED, unlisted",
        "followers, tern, FOLLOWERS, private",
        "tern, followers, FOLLOWERS, private",
    })
    void whoCouldSeeAPostFollowsFromItsAddresses(String to, String cc, Visibility visibility, String word)
            throws IOException {
        Map<String, String> addresses = Map.of("everybody", EVERYBODY, "followers", FOLLOWERS, "tern", TERN);
        Export export = read(new MadeUpArchive()
                .post(1, List.of(addresses.get(to)), List.of(addresses.get(cc)), "<p>x</p>", object -> {}));
        Post post = export.content().posts().get(0);

        assertThat(post.visibility()).isEqualTo(visibility);
        try (var contents = export.content().contents().open()) {
            assertThat(contents.of(0).text(SharedField.VISIBILITY)).hasValue(word);
        }
    }

    @Test
    void whatWentToPersonsAloneOrToNobodyIsCountedAndKeptNowhereNorAreItsMedia() {
        List<String> pictures = MadeUpArchive.paths("letter.jpeg", "narrower.jpeg");
        MadeUpArchive archive = new MadeUpArchive()
                .post(1, List.of(TERN), List.of(), "<p>zz_secret</p>", media(pictures.get(0)))
                .post(2, List.of(), List.of(), "<p>zz_secret</p>", object -> {})
                .post(
                        3,
                        List.of(EVERYBODY),
                        List.of(),
                        "<p>zz_secret</p>",
                        media(pictures.get(1)).andThen(object -> {
                            ((ArrayNode) object.get("to")).removeAll().add(TERN);
                            ((ArrayNode) object.get("cc")).removeAll();
                        }))
                .post(4, "<p>seen</p>")
                .file(pictures.get(0), "a letter's")
                .file(pictures.get(1), "another's");
        Export export = read(archive);
        ScreenedExport screened = Screening.of(export, home.resolve("key"));

        assertThat(export.content().posts()).hasSize(1);
        assertThat(met(screened, "outbox.direct-messages[]")).isEqualTo(3);
        for (String picture : pictures) {
            assertThat(fates(export).get(picture))
                    .isInstanceOfSatisfying(
                            FileFate.Aside.class, it -> assertThat(it.rule()).isEqualTo("direct-message"));
        }
    }

    @Test
    void aBoostIsNoPost() {
        Export export = read(new MadeUpArchive()
                .item("{\"type\": \"Announce\", \"actor\": \"%s\", \"to\": [\"%s\"], \"object\": \"%s/statuses/9\"}"
                        .formatted(OWN, EVERYBODY, TERN))
                .post(1, "<p>x</p>"));

        assertThat(export.content().posts()).hasSize(1);
        assertThat(met(Screening.of(export, home.resolve("key")), "outbox.boosts[]"))
                .isEqualTo(1);
        assertThat(export.content().findings()).isEmpty();
    }

    @Test
    void mediaAreJoinedByWhatFollowsTheServersOwnPathInTheOrderGiven() {
        List<String> paths = MadeUpArchive.paths("b.jpeg", "a.jpeg", "lost.jpeg", "empty.jpeg");
        Export export = read(new MadeUpArchive()
                .post(
                        1,
                        List.of(EVERYBODY),
                        List.of(),
                        "<p>x</p>",
                        media(
                                "/store/" + paths.get(0),
                                paths.get(1),
                                paths.get(2),
                                "https://cdn.example/x/" + paths.get(3) + "?v=1"))
                .file("opt/server/public/system/" + paths.get(0), "b")
                .file("opt/server/public/system/" + paths.get(1), "a")
                .file(paths.get(3), "")
                .file("media_attachments/files/1/original/nowhere.jpeg", "n")
                .file("old.pem", "zz_secret"));
        Post post = export.content().posts().get(0);
        Map<String, FileFate> fates = fates(export);

        assertThat(post.kind()).isEqualTo(PostKind.PHOTO);
        assertThat(post.media()).hasValue(4);
        assertThat(post.lost()).containsExactly(3);
        assertThat(fates.get("opt/server/public/system/" + paths.get(0)))
                .isEqualTo(FileFate.Matched.listed(0, 1, Optional.of("101")));
        assertThat(fates.get("opt/server/public/system/" + paths.get(1)))
                .isEqualTo(FileFate.Matched.listed(0, 2, Optional.of("101")));
        assertThat(fates.get(paths.get(3))).isEqualTo(FileFate.Matched.listed(0, 4, Optional.of("101")));
        assertThat(fates.get("avatar.jpeg")).isEqualTo(new FileFate.OfProfile());
        assertThat(fates.get("media_attachments/files/1/original/nowhere.jpeg")).isInstanceOf(FileFate.Aside.class);
        assertThat(fates.get("old.pem")).isInstanceOf(FileFate.Aside.class);
        assertThat(export.content().findings())
                .extracting(it -> it.code())
                .containsExactly("media-lost", "media-empty");
    }

    @Test
    void nobodyElseIsNamedInWhatIsKeptHoweverTheHtmlIsWritten() {
        MadeUpArchive archive = new MadeUpArchive()
                .post(1, List.of(EVERYBODY), List.of(FOLLOWERS, TERN), MENTION, object -> {
                    object.put("inReplyTo", "https://far.example/p/zz_tern/1")
                            .put("conversation", "tag:far.example,2023:zz_tern");
                    ((ArrayNode) object.get("tag"))
                            .addObject()
                            .put("type", "Mention")
                            .put("href", TERN)
                            .put("name", "@zz_tern@far.example");
                    ((ArrayNode) object.get("tag"))
                            .addObject()
                            .put("type", "Hashtag")
                            .put("href", "https://tide.example/tags/rope")
                            .put("name", "#rope");
                })
                .post(2, "<p>@zz_te<b>rn@far.example</b> and @kelp@tide.example, @kelp</p>");
        ScreenedExport screened = Screening.of(read(archive), home.resolve("key"));
        List<ScreenedContent> contents =
                screened.posts().stream().map(screened::content).toList();

        assertThat(contents).noneMatch(content -> content.object().toString().contains("tern"));
        assertThat(screened.profile().orElseThrow().content().object().toString())
                .doesNotContain("zz_");
        String caption = contents.get(0).text(SharedField.CAPTION).orElseThrow().value();
        assertThat(caption).matches("with @person-[0-9a-f]{12} & rope\\nsoon");
        String person = caption.substring(6, 25);
        assertThat(contents.get(0).texts(SharedField.MENTION))
                .extracting(text -> text.value())
                .containsExactly("@" + person);
        assertThat(contents.get(0).object().path("object").path("content").textValue())
                .isEqualTo("<p>with <span class=\"h-card\">@" + person + "</span> &amp; rope<br>soon</p>");
        assertThat(contents.get(1).text(SharedField.CAPTION).orElseThrow().value())
                .isEqualTo("@" + person + " and @kelp@tide.example, @kelp");
        assertThat(contents.get(1).object().path("object").path("url").textValue())
                .isEqualTo("https://tide.example/@kelp/102");
    }

    @Test
    void whatIsOddIsCountedAndWhatCanBeReadIsRead() {
        List<String> paths = MadeUpArchive.paths("film.mp4");
        Export export = read(new MadeUpArchive()
                .item("\"https://tide.example/1\"")
                .item("null")
                .item("[[{}]]")
                .item("{}")
                .item("{\"type\": \"Create\", \"object\": \"https://tide.example/1\"}")
                .item("{\"type\": \"Create\", \"to\": \"as:Public\", \"object\": {\"type\": \"Article\"}}")
                .item(
                        "{\"type\": \"Create\", \"actor\": \"%s\", \"to\": \"as:Public\", \"object\": {\"type\": \"Note\"}}"
                                .formatted(TERN))
                .item(
                        ("{\"object\": {\"attachment\": [{\"type\": \"Link\", \"href\": \"https://quay.example\"}, {\"type\": \"Document\", \"mediaType\": \"video/mp4\","
                                        + " \"url\": [{\"type\": \"Link\", \"href\": \"https://akkoma.example/x/%s\"}]}], \"type\": \"Note\", \"tag\": {\"type\": \"Emoji\", \"name\": \":kite:\"},"
                                        + " \"inReplyTo\": {\"id\": 1}, \"contentMap\": {\"not a language\": \"x\", \"de\": [\"y\"]}, \"zz_new\": {\"zz\": [1]}, \"type\": \"Question\"},"
                                        + " \"to\": \"as:Public\", \"type\": \"Create\"}")
                                .formatted(paths.get(0)))
                .file(paths.get(0), "a film"));
        ScreenedExport screened = Screening.of(export, home.resolve("key"));

        assertThat(export.content().posts()).singleElement().satisfies(post -> {
            assertThat(post.kind()).isEqualTo(PostKind.VIDEO);
            assertThat(post.media()).hasValue(1);
            assertThat(post.lost()).isEmpty();
            assertThat(post.date()).isEmpty();
        });
        assertThat(met(screened, "outbox.not-understood[]")).isEqualTo(7);
        assertThat(met(screened, "outbox.posts[].object.*")).isEqualTo(1);
        assertThat(screened.ledger()).allMatch(line -> line.balances());
    }

    @Test
    void pollsEditsWarningsAndCountsAreFieldsOfAPost() {
        Export export = read(new MadeUpArchive().post(1, List.of(EVERYBODY), List.of(), "<p>which?</p>", object -> {
            object.put("type", "Question")
                    .put("summary", "kelp inside")
                    .put("updated", "2023-05-01T00:00:00Z")
                    .put("votersCount", 12);
            object.putObject("likes").put("totalItems", 5);
            object.putObject("shares").put("totalItems", 2);
            object.putArray("oneOf")
                    .addObject()
                    .put("type", "Note")
                    .put("name", "thin")
                    .putObject("replies")
                    .put("totalItems", 3);
        }));
        ScreenedExport screened = Screening.of(export, home.resolve("key"));
        ScreenedContent content = screened.content(screened.posts().get(0));

        assertThat(content.counts())
                .containsExactly(Map.entry("likes", 5L), Map.entry("shares", 2L), Map.entry("voters", 12L));
        assertThat(content.further())
                .extracting(it -> it.label() + ": " + it.value().value())
                .containsExactly(
                        "Content warning: kelp inside",
                        "Edited: 2023-05-01T00:00:00Z",
                        "Poll option: thin",
                        "Votes for it: 3",
                        "Language: en");
        assertThat(content.object()
                        .path("object")
                        .path("oneOf")
                        .get(0)
                        .path("replies")
                        .path("totalItems")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void likesAndBookmarksAreItemsOfTheirCategories() {
        Donation donation = donation("", new MadeUpArchive().post(1, "<p>x</p>"));
        ScreenedExport screened = Screening.of(donation.export(), home.resolve("key"));

        assertThat(met(screened, "likes.orderedItems[]")).isEqualTo(1);
        assertThat(screened.items().aggregates()).extracting(it -> it.type()).containsExactly("bookmarks", "likes");
        assertThat(Screening.of(donation.covering("posts,media").export(), home.resolve("key"))
                        .items()
                        .aggregates())
                .isEmpty();
    }

    @Test
    void aLettersPictureIsNotKeptEitherWhereItLiesOnceMore() {
        List<String> paths = MadeUpArchive.paths("letter.jpeg", "seen.jpeg");
        MadeUpArchive archive = new MadeUpArchive()
                .post(1, List.of(TERN), List.of(), "<p>x</p>", media(paths.get(0)))
                .post(2, List.of(EVERYBODY), List.of(), "<p>y</p>", media(paths.get(1)))
                .file(paths.get(0), "a letter's")
                .file(paths.get(1), "seen by all");
        Donation donation = donation("one/", archive).with("phone/IMG_1.jpeg", "a letter's");
        archive.files().forEach((path, content) -> donation.with("two/" + path, content));
        Map<String, FileFate> fates = fates(donation.export());

        for (String copy : List.of("one/" + paths.get(0), "two/" + paths.get(0), "phone/IMG_1.jpeg")) {
            assertThat(fates.get(copy))
                    .isInstanceOfSatisfying(
                            FileFate.Aside.class, it -> assertThat(it.rule()).isEqualTo("direct-message"));
        }
        assertThat(fates.get("two/avatar.jpeg")).isEqualTo(new FileFate.OfProfile());
        assertThat(fates.get("two/" + paths.get(1))).isInstanceOf(FileFate.Matched.class);
    }

    @Test
    void anAddressMayBeWrittenInPercents() {
        Export export = read(new MadeUpArchive()
                .post(1, List.of(EVERYBODY), List.of(), "<p>x</p>", media("media_attachments/files/1/a%20kite+1.jpeg"))
                .file("media_attachments/files/1/a kite+1.jpeg", "a"));

        assertThat(fates(export).get("media_attachments/files/1/a kite+1.jpeg"))
                .isEqualTo(FileFate.Matched.listed(0, 1, Optional.of("101")));
    }

    @Test
    void anObjectOfAnyKindThatWentToPersonsIsALetter() {
        Export export = read(new MadeUpArchive()
                .post(1, List.of(TERN), List.of(), "<p>x</p>", object -> object.put("type", "ChatMessage"))
                .post(2, List.of(EVERYBODY), List.of(), "<p>x</p>", object -> object.put("type", "ChatMessage"))
                .post(3, "<p>x</p>"));
        ScreenedExport screened = Screening.of(export, home.resolve("key"));

        assertThat(met(screened, "outbox.direct-messages[]")).isEqualTo(1);
        assertThat(met(screened, "outbox.not-understood[]")).isEqualTo(1);
    }

    @Test
    void quotesOfOthersNameNobody() {
        String quoted = "https://far.example/p/zz_tern/9";
        Export export = read(new MadeUpArchive().post(1, List.of(EVERYBODY), List.of(), "", object -> {
            String html = "<p class=\"quote-inline\">RE: <a href=\"%s\">%s</a></p><p>so true</p>".formatted(TERN, TERN);
            object.put("content", "")
                    .put("quote", quoted)
                    .put("quoteUri", quoted)
                    .put("_misskey_quote", quoted);
            object.put("quoteAuthorization", TERN + "/quote_authorizations/3");
            object.putObject("contentMap").put("en", html);
            object.putObject("interactionPolicy").putObject("canQuote").put("automaticApproval", EVERYBODY);
            ((ArrayNode) object.get("tag"))
                    .addObject()
                    .put("type", "Link")
                    .put("rel", "x")
                    .put("href", quoted);
        }));
        ScreenedExport screened = Screening.of(export, home.resolve("key"));
        ScreenedContent content = screened.content(screened.posts().get(0));

        assertThat(content.object().toString()).doesNotContain("zz_");
        assertThat(content.text(SharedField.CAPTION).orElseThrow().value())
                .startsWith("RE: https://far.example/users/person-")
                .endsWith("so true");
        assertThat(export.content().findings()).isEmpty();
    }

    @Test
    void anAccountWhoseAddressIsANumberHasTheNameThatItsProfileGives() {
        MadeUpArchive archive = new MadeUpArchive().post(1, List.of(FOLLOWERS), List.of(), "<p>x</p>", object -> {});
        Donation donation = donation();
        archive.files()
                .forEach((path, content) -> donation.with(
                        path,
                        new String(content, StandardCharsets.UTF_8).replace(OWN, "https://tide.example/ap/users/115")));

        assertThat(donation.export().content().posts())
                .singleElement()
                .satisfies(post -> assertThat(post.visibility()).isEqualTo(Visibility.FOLLOWERS));
    }

    @Test
    void mediaMayLieBesideTheArchive() {
        String path = MadeUpArchive.paths("a.jpeg").get(0);
        Export export = donation(
                        "archive/", new MadeUpArchive().post(1, List.of(EVERYBODY), List.of(), "<p>x</p>", media(path)))
                .with("saved/" + path, "a")
                .export();

        assertThat(fates(export).get("saved/" + path)).isEqualTo(FileFate.Matched.listed(0, 1, Optional.of("101")));
    }

    @Test
    void tablesOfPeopleBesideTheArchiveAreCountedAndNobodyInThemIsNamed() {
        Donation donation = donation("archive/", new MadeUpArchive().post(1, "<p>x</p>"))
                .with(
                        "following_accounts.csv",
                        "Account address,Show boosts,Notify on new posts,Languages\nzz_tern@far.example,true,false,\n\nzz_gull@far.example,true,false,\"en, de\"\n")
                .with("lists.csv", "\"boats, and\nmore\",zz_tern@far.example\r\n")
                .with("blocked_accounts.csv", "zz_heron@far.example")
                .with("blocked_domains.csv", "far.example\n")
                .with("mutes.csv", "these are notes of ours,and no table of people\n");
        Export export = donation.export();
        ScreenedExport screened = Screening.of(export, home.resolve("key"));

        assertThat(export.content().sources())
                .extracting(it -> it.path())
                .contains("following_accounts.csv", "lists.csv", "blocked_accounts.csv", "blocked_domains.csv")
                .doesNotContain("mutes.csv");
        assertThat(met(screened, "following_accounts[]")).isEqualTo(2);
        assertThat(met(screened, "lists[]")).isEqualTo(1);
        assertThat(met(screened, "blocked_accounts[]")).isEqualTo(1);
        assertThat(screened.items().aggregates())
                .extracting(it -> it.type())
                .contains("following_accounts", "lists")
                .doesNotContain("blocked_accounts");
        assertThat(screened.ledger()).allMatch(line -> line.balances());
        assertThat(export.content().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "archive-20241005101500/", "a/b/"})
    void theArchiveIsFoundWhereverItLies(String folder) throws IOException {
        List<String> paths = MadeUpArchive.paths("a.jpeg");
        MadeUpArchive archive = new MadeUpArchive()
                .post(1, List.of(EVERYBODY), List.of(), "<p>x</p>", media(paths.get(0)))
                .file(paths.get(0), "a");

        assertThat(fates(donation(folder, archive).export()).get(folder + paths.get(0)))
                .isEqualTo(FileFate.Matched.listed(0, 1, Optional.of("101")));
    }

    @Test
    void aZipIsReadAsAFolder() throws IOException {
        List<String> paths = MadeUpArchive.paths("a.jpeg");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> file : new MadeUpArchive()
                    .post(1, List.of(EVERYBODY), List.of(), "<p>x</p>", media(paths.get(0)))
                    .file(paths.get(0), "a")
                    .files()
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        Export export = donation().with("archive.zip", packed.toByteArray()).export();

        assertThat(fates(export).get("archive.zip!/" + paths.get(0)))
                .isEqualTo(FileFate.Matched.listed(0, 1, Optional.of("101")));
    }

    @Test
    void withoutTheOutboxTheArchiveIsRefusedWithWhatIsMissing() {
        assertThat(donation("", new MadeUpArchive().file("outbox.json", "[]").post(1, "x"))
                        .rejection()
                        .code())
                .isEqualTo("incomplete-export");
    }

    @Test
    void withoutTheProfileThePostsSayWhoseTheyAre() {
        Export export = read(new MadeUpArchive()
                .without("actor.json")
                .post(1, List.of(FOLLOWERS), List.of(), "<p>x</p>", object -> {})
                .post(2, List.of(TERN), List.of(), "<p>zz_secret</p>", object -> {}));

        assertThat(export.content().posts())
                .singleElement()
                .satisfies(post -> assertThat(post.visibility()).isEqualTo(Visibility.FOLLOWERS));
        assertThat(export.content().profile()).isEmpty();
        assertThat(export.content().findings()).extracting(it -> it.code()).containsExactly("no-profile");
        assertThat(donation("", new MadeUpArchive().without("actor.json"))
                        .rejection()
                        .code())
                .isEqualTo("incomplete-export");
    }

    @Test
    void anOutboxThatBreaksOffIsRefused() {
        MadeUpArchive whole = new MadeUpArchive().post(1, "<p>one</p>").post(2, "<p>two</p>");
        String outbox = new String(whole.files().get("outbox.json"), StandardCharsets.UTF_8);

        assertThat(donation("", whole.file("outbox.json", outbox.substring(0, outbox.length() - 40)))
                        .rejection()
                        .code())
                .isEqualTo("truncated-export");
        assertThat(donation("", whole.file("outbox.json", outbox + "{}"))
                        .rejection()
                        .code())
                .isEqualTo("malformed-export");
    }

    @Test
    void twoDifferentArchivesAreNotTakenForOne() {
        Donation both = donation("one/", new MadeUpArchive().post(1, "<p>one</p>"));
        new MadeUpArchive().post(2, "<p>two</p>").files().forEach((path, content) -> both.with("two/" + path, content));

        assertThat(both.rejection().code()).isEqualTo("several-exports");
    }
}
