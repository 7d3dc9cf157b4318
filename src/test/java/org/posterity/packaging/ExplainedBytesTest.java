package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.warc.CountingChannel;
import org.posterity.packaging.ground.BagGrounds;
import org.posterity.packaging.ground.Stretch;
import org.posterity.packaging.ground.Verdict;
import org.posterity.privacy.Screening;

/** Every byte of a package has a ground, and whatever has none is found. */
class ExplainedBytesTest {
    private static final String EVERYTHING =
            "posts,non-public-posts,deleted-posts,media,profile,engagement,comments,likes,"
                    + "favourites,followers,following,messages,searches,watch-history,logins,shares,live,shop,wallet,settings,ads,"
                    + "places";

    private static final String NOT_KEPT =
            "By its digest, this is none of the files that characterisation.jsonl lists as kept.";
    private static final String NOT_KEPT_IN_PAGE = "The package keeps no such file.";

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1-2022-07/user_data.json",
                "v2-2023-11/user_data.json",
                "v3-2024-12/user_data_tiktok.json",
                "v4-2025-11/user_data_tiktok.json",
                "v5-2026-05/user_data_tiktok.json"
            })
    void everyVintageIsExplainedWhereEverythingIsKept(String export) throws IOException {
        Sealed sealed = Sealed.keepingAll(donation(EVERYTHING, export).export(), home);

        assertExplained(sealed);
        assertThat(sealed.records("account/0001.warc")).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"posts", "posts,media", "profile", "messages", "media", "posts,engagement", "likes,comments"})
    void whateverTheDonorChoseIsExplainedByTheShippedTable(String categories) throws IOException {
        assertExplained(sealed(categories));
    }

    @Test
    void theStretchesOfEachFileFollowOneAnotherFromItsFirstByteToItsLast() throws IOException {
        Sealed sealed = sealed(Donation.ALL);
        Map<String, Long> reached = new HashMap<>();
        for (Stretch stretch : stretches(sealed)) {
            assertThat(stretch.offset()).as(stretch.where()).isEqualTo(reached.getOrDefault(stretch.file(), 0L));
            reached.put(stretch.file(), stretch.offset() + stretch.length());
        }
        for (Map.Entry<String, Long> file : reached.entrySet()) {
            assertThat(Files.size(bag(sealed).resolve(file.getKey()))).isEqualTo(file.getValue());
        }
        try (Stream<Path> files = Files.walk(bag(sealed))) {
            assertThat(reached).hasSize((int) files.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void theBytesOfAKeyBeginWithTheKey() throws IOException {
        Sealed sealed = sealed(Donation.ALL);
        int looked = 0;
        for (Stretch stretch : stretches(sealed)) {
            String name = stretch.key().substring(stretch.key().lastIndexOf('.') + 1);
            if (stretch.file().endsWith(post(sealed))
                    && !name.isEmpty()
                    && stretch.record().orElseThrow().target().endsWith(".json")) {
                byte[] bytes = Files.readAllBytes(bag(sealed).resolve(stretch.file()));
                assertThat(new String(bytes, (int) stretch.offset(), (int) stretch.length(), StandardCharsets.UTF_8))
                        .startsWith("\"" + name + "\"");
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(20);
    }

    @Test
    void aPostIsThereByTheClauseOfItsOwnAudience() throws IOException {
        List<Stretch> stretches = stretches(sealed(Donation.ALL));
        assertThat(clauses(stretches, "context.json", "mediaExpected"))
                .contains("consent:posts", "consent:non-public-posts");
        assertThat(clauses(stretches, "export.json", "object.Likes")).containsOnly("consent:engagement");
        assertThat(clauses(stretches, ".mp4", "")).contains("consent:media");
    }

    @Test
    void theBytesOfMediaAreNotReadOnceMore() throws IOException {
        Donation donation = donation(Donation.ALL, "v5-2026-05/user_data_tiktok.json")
                .with("media/IMG_4821.MOV", "film ".repeat(1 << 20));
        Sealed sealed = Sealed.of(Screening.of(donation.export(), home.resolve("key")), home);
        List<CountingChannel> opened = new ArrayList<>();
        BagSource folder = BagSource.folder(bag(sealed));
        BagSource counted = new BagSource() {
            @Override
            public void list(Listing listing) throws IOException {
                folder.list(listing);
            }

            @Override
            public ReadableByteChannel open(String path) throws IOException {
                opened.add(new CountingChannel((FileChannel) folder.open(path)));
                return opened.get(opened.size() - 1);
            }
        };
        long[] explained = new long[1];
        BagGrounds.of(counted).explain(stretch -> explained[0] += stretch.length());

        assertThat(explained[0]).isGreaterThan(5 << 20);
        assertThat(opened.stream().mapToLong(CountingChannel::bytesRead).sum()).isLessThan(1 << 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bag-info.txt",
                "manifest-sha256.txt",
                "manifest-sha512.txt",
                "data/README.txt",
                "data/index/pages.jsonl",
                "data/accessions/0001/report.html",
                "data/accessions/0001/premis.xml",
                "data/accessions/0001/not-retained.csv",
                "data/accessions/0001/posts.jsonl"
            })
    void aByteThatWasChangedAfterTheBagWasSealedIsFound(String file) throws IOException {
        Sealed sealed = sealed(Donation.ALL);
        byte[] bytes = Files.readAllBytes(bag(sealed).resolve(file));
        int letter = bytes.length - 1;
        while (!Character.isLetter(bytes[letter])) {
            letter--;
        }
        bytes[letter] = (byte) (bytes[letter] == 'a' ? 'b' : 'a');
        Files.write(bag(sealed).resolve(file), bytes);

        assertThat(unexplained(sealed)).anySatisfy(stretch -> {
            assertThat(stretch.file()).isEqualTo(file);
            assertThat(((Verdict.Unexplained) stretch.verdict()).why())
                    .isEqualTo("These are not the bytes that were sealed: the manifest has another digest.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p class=\"account\">", "\"visibility\" : \"", "software: "})
    void aByteOfARecordThatWasChangedIsFound(String before) throws IOException {
        Sealed sealed = sealed(Donation.ALL);
        editOnly(
                sealed.data().resolve(post(sealed)),
                text -> text.replaceFirst(Pattern.quote(before) + ".", Matcher.quoteReplacement(before) + "~"));

        assertThat(unexplained(sealed)).anySatisfy(stretch -> {
            assertThat(stretch.record()).isPresent();
            assertThat(((Verdict.Unexplained) stretch.verdict()).why()).contains("another digest of its block");
        });
    }

    @Test
    void aStrayFileIsFound() throws IOException {
        Sealed sealed = sealed("posts");
        Files.writeString(sealed.data().resolve("accessions/0001/notes.txt"), "left behind");

        assertThat(unexplained(sealed)).singleElement().satisfies(stretch -> {
            assertThat(stretch.file()).isEqualTo("data/accessions/0001/notes.txt");
            assertThat(stretch.length()).isEqualTo(11);
        });
    }

    @Test
    void aListedFileThatTheTableDoesNotNameIsFound() throws IOException {
        Sealed sealed = sealed("posts");
        Files.writeString(sealed.data().resolve("posts/draft.json"), "{}");
        Files.writeString(
                bag(sealed).resolve("manifest-sha256.txt"),
                "ab".repeat(32) + "  data/posts/draft.json\n",
                StandardOpenOption.APPEND);
        Resealing.manifests(bag(sealed));

        assertThat(whys(sealed)).containsExactly("Nobody has said why such a file may be in a package.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"more", "\r\n\r\n", "WARC/1.1\r\nWARC-Type: resource\r\n"})
    void bytesBehindTheLastRecordAreFound(String more) throws IOException {
        Sealed sealed = sealed(Donation.ALL);
        long size = Files.size(sealed.data().resolve(post(sealed)));
        Files.writeString(sealed.data().resolve(post(sealed)), more, StandardOpenOption.APPEND);

        assertThat(unexplained(sealed)).singleElement().satisfies(stretch -> {
            assertThat(stretch.offset()).isEqualTo(size);
            assertThat(stretch.length()).isEqualTo(more.length());
        });
    }

    @Test
    void bytesBetweenRecordsAreFoundAndAllBehindThemIsUnexplained() throws IOException {
        Sealed sealed = sealed(Donation.ALL);
        edit(sealed.data().resolve(post(sealed)), text -> text.replaceFirst("\r\n\r\nWARC/1.1", "\r\n\r\n\nWARC/1.1"));

        List<Stretch> found = unexplained(sealed);
        Stretch last = found.get(found.size() - 1);
        assertThat(last.verdict()).isEqualTo(new Verdict.Unexplained("These bytes belong to no whole record."));
        assertThat(last.offset() + last.length())
                .isEqualTo(Files.size(sealed.data().resolve(post(sealed))));
        assertThat(last.length()).isGreaterThan(1000);
    }

    @Test
    void aRecordOfANewNameIsFound() throws IOException {
        Sealed sealed = sealed("profile");
        edit(sealed.data().resolve("account/0001.warc"), text -> text.replace("/profile.json", "/contact.json"));

        assertThat(whys(sealed)).contains("Nobody has said why such a record may be here.");
    }

    @Test
    void aNewFieldOfAHeaderIsFound() throws IOException {
        Sealed sealed = sealed("posts");
        edit(
                sealed.data().resolve(post(sealed)),
                text -> text.replaceFirst("\r\nWARC-Type", "\r\nX-Donor: Ilse\r\nWARC-Type"));

        assertThat(unexplained(sealed))
                .singleElement()
                .satisfies(stretch ->
                        assertThat(stretch.toString()).contains("header").doesNotContain("Ilse"));
    }

    @Test
    void aNewKeyOfALedgerIsFoundWithItsNameAndWithoutItsValue() throws IOException {
        Sealed sealed = sealed("posts");
        edit(sealed.data().resolve("accessions/0001/posts.jsonl"), text -> "{\"mood\":\"low\"," + text.substring(1));

        assertThat(unexplained(sealed)).singleElement().satisfies(stretch -> {
            assertThat(stretch.where()).isEqualTo("data/accessions/0001/posts.jsonl, key mood");
            assertThat(stretch.toString()).doesNotContain("low");
        });
    }

    @Test
    void aNewKeyInsideAListIsFound() throws IOException {
        Sealed sealed = sealed("posts");
        edit(
                sealed.data().resolve("accessions/0001/completeness.json"),
                text -> text.replaceFirst("\"ordinal\"", "\"mood\" : 1, \"ordinal\""));

        assertThat(unexplained(sealed)).extracting(Stretch::key).containsExactly("list[].mood");
    }

    @Test
    void aKeyThatLooksLikeDataIsNotShown() throws IOException {
        Sealed sealed = sealed("posts");
        edit(
                sealed.data().resolve("accessions/0001/accession.json"),
                text -> text.replaceFirst("\"aip\"", "\"call me on 555\" : 1, \"aip\""));

        assertThat(unexplained(sealed)).extracting(Stretch::key).containsExactly("*");
    }

    @Test
    void whatIsLeftOutByTheDecisionsIsFoundEverywhere() throws IOException {
        Sealed sealed = sealed("posts,media,profile");
        edit(
                sealed.data().resolve("accessions/0001/selection.json"),
                text -> text.replaceFirst("(?s)(\"media\",.*?\"keeping\" : )\"kept\"", "$1\"left-out\""));

        assertThat(unexplained(sealed))
                .hasSizeGreaterThan(10)
                .allSatisfy(stretch -> assertThat(((Verdict.Unexplained) stretch.verdict()).why())
                        .contains("media"));
    }

    @Test
    void aCaptionOfAPostThatIsLeftOutIsFound() throws IOException {
        Sealed sealed = sealed("posts");
        assertThat(sealed.ledger("posts.jsonl")).contains("only the creator");
        edit(
                sealed.data().resolve("accessions/0001/posts.jsonl"),
                text -> text.replaceFirst("(\"visibility\":\"only the creator\")", "$1,\"caption\":\"low tide\""));

        assertThat(unexplained(sealed)).extracting(Stretch::key).containsExactly("caption");
    }

    @Test
    void anItemOfASectionThatNobodyAllowedIsFound() throws IOException {
        Sealed sealed = Sealed.keepingAll(
                donation("posts,comments", "v5-2026-05/user_data_tiktok.json").export(), home);
        edit(
                sealed.data().resolve("account/0001.warc"),
                text -> text.replaceFirst("\"Comment\\.Comments\\.", "\"Message.Messages."));

        assertThat(whys(sealed))
                .contains("The item is of a path of which, by accounting.json, nothing is kept.")
                .last()
                .asString()
                .startsWith("There are ");
    }

    @Test
    void anotherNumberOfItemsThanTheLedgerSaysIsFound() throws IOException {
        Sealed sealed = Sealed.keepingAll(
                donation("posts,comments", "v5-2026-05/user_data_tiktok.json").export(), home);
        edit(sealed.data().resolve("accessions/0001/accounting.json"), text -> {
            int at = text.indexOf("\"path\" : \"Comment.Comments.CommentsList[]\"");
            return text.substring(0, at)
                    + text.substring(at).replaceFirst("\"pseudonymised\" : \\d+", "\"pseudonymised\" : 99");
        });

        assertThat(whys(sealed)).singleElement().asString().startsWith("There are ");
    }

    @Test
    void subtitlesAreExplainedAsTheyWereScreenedAndNotAsTheyCame() throws IOException {
        String srt = "1\n00:00:00,000 --> 00:00:02,000\nwith @tern_and_tide\n";
        Sealed sealed = Sealed.of(
                Screening.of(
                        donation(Donation.ALL, "v5-2026-05/user_data_tiktok.json")
                                .with("media/6962076112356658529.en.srt", srt)
                                .with(
                                        "media/6962076112356658529.nl.vtt",
                                        "WEBVTT\n\n00:01.000 --> 00:02.000\n@tern_and_tide\n")
                                .export(),
                        home.resolve("key")),
                home);
        assertExplained(sealed);

        edit(
                sealed.data().resolve("accessions/0001/characterisation.jsonl"),
                ledger -> ledger.replaceAll(",\"screened\":\\{[^{}]*\\{[^{}]*}[^{}]*}", "")
                        .replaceAll(",\"renditionDigest\":\"[^\"]*\"", ""));

        assertThat(whys(sealed))
                .as("a rendition of the plain subtitles, one of the screened ones, and the screened ones themselves")
                .filteredOn(NOT_KEPT::equals)
                .hasSize(4);
        assertThat(whys(sealed)).containsOnly(NOT_KEPT, NOT_KEPT_IN_PAGE);
    }

    @Test
    void aFileThatWasNeverHandedOverIsFound() throws IOException {
        Sealed sealed = sealed(Donation.ALL);
        edit(
                sealed.data().resolve("accessions/0001/characterisation.jsonl"),
                text -> text.replaceAll("\"kept\":true", "\"kept\":false"));

        assertThat(whys(sealed)).containsOnly(NOT_KEPT, NOT_KEPT_IN_PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent-terms.json", "selection.json", "accounting.json", "characterisation.jsonl"})
    void aMissingLedgerIsFound(String ledger) throws IOException {
        Sealed sealed = sealed(Donation.ALL);
        Files.delete(sealed.data().resolve("accessions/0001/" + ledger));

        assertThat(unexplained(sealed)).extracting(Stretch::file).contains("data/accessions/0001/" + ledger);
    }

    @Test
    void termsThatAreNoTermsPermitNothing() throws IOException {
        Sealed sealed = sealed("profile");
        Files.writeString(sealed.data().resolve("accessions/0001/consent-terms.json"), "[\"posts\", ");

        assertThat(whys(sealed))
                .contains(
                        "From here on this is not JSON.",
                        "This file cannot be read; without it nobody can tell what may be kept.",
                        "The package does not say what was agreed and decided on the category profile.");
    }

    private Sealed sealed(String categories) {
        return Sealed.of(
                Screening.of(
                        donation(categories, "v5-2026-05/user_data_tiktok.json").export(), home.resolve("key")),
                home);
    }

    private Donation donation(String categories, String export) {
        return new Donation(home)
                .covering(categories)
                .with(export.substring(export.indexOf('/') + 1), Donation.resource(export))
                .with("media/6962076112356658529.mp4", "one film")
                .with("media/again/6962076112356658529.mp4", "one film")
                .with("media/IMG_4821.MOV", "another film")
                .with("media/6962076112356658529.srt", "1\n00:00:00,000 --> 00:00:02,000\nKelp\n");
    }

    private static void assertExplained(Sealed sealed) throws IOException {
        assertThat(unexplained(sealed)).isEmpty();
        assertThat(stretches(sealed)).hasSizeGreaterThan(100);
    }

    private static List<String> clauses(List<Stretch> stretches, String record, String key) {
        return stretches.stream()
                .filter(it ->
                        it.record().filter(of -> of.target().endsWith(record)).isPresent())
                .filter(it -> it.key().equals(key))
                .map(it -> it.verdict().clause())
                .toList();
    }

    private static List<String> whys(Sealed sealed) throws IOException {
        return unexplained(sealed).stream()
                .map(it -> ((Verdict.Unexplained) it.verdict()).why())
                .toList();
    }

    private static List<Stretch> unexplained(Sealed sealed) throws IOException {
        return stretches(sealed).stream()
                .filter(it -> !it.verdict().isExplained())
                .toList();
    }

    private static List<Stretch> stretches(Sealed sealed) throws IOException {
        List<Stretch> all = new ArrayList<>();
        BagGrounds.of(BagSource.folder(bag(sealed))).explain(all::add);
        return all;
    }

    /** The oldest post, which everybody could see. */
    private static String post(Sealed sealed) {
        return sealed.warcs().stream()
                .filter(warc -> warc.startsWith("posts/"))
                .findFirst()
                .orElseThrow();
    }

    private static Path bag(Sealed sealed) {
        return sealed.data().getParent();
    }

    /** Byte for byte, also of a WARC file with media, and so that digests fit again. */
    private static void edit(Path file, UnaryOperator<String> change) throws IOException {
        editOnly(file, change);
        if (file.toString().endsWith(".warc")) {
            Resealing.records(file);
        }
        Path bag = file;
        while (!Files.exists(bag.resolve("bagit.txt"))) {
            bag = bag.getParent();
        }
        Resealing.manifests(bag);
    }

    private static void editOnly(Path file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file, StandardCharsets.ISO_8859_1);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after, StandardCharsets.ISO_8859_1);
    }
}
