package org.posterity.packaging.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.warc.WarcRecords;
import org.posterity.model.Category;
import org.posterity.packaging.Sealed;
import org.posterity.privacy.RetentionTable;
import org.posterity.privacy.Screening;

/** The list of the program's own words holds every word that the program may write into a page, and only those. */
class OwnWordsTest {
    private static final String LIST = "src/main/resources/org/posterity/packaging/ground/own-words.txt";
    private static final String WHAT_TO_DO =
            "These words may come into a page, and are not in " + LIST + ". If they are the program's own, add them"
                    + " there, one a line, sorted; never take one out, or older packages are no longer explained. If they are"
                    + " names or values of a donation, they must stand in a record of the same WARC file (pages of posts) or in a"
                    + " ledger of the accession (report, README, PREMIS, table) instead.";

    /** Where the words come from that pages, reports and PREMIS are written with. */
    private static final List<String> SOURCES = List.of(
            "packaging",
            "packaging/page",
            "format/premis",
            "model",
            "intake/ArchiveForm.java",
            "intake/Intake.java",
            "intake/Reception.java",
            "intake/VirusCheck.java",
            "export/Evidence.java",
            "export/FilesOfPosts.java",
            "export/Visibility.java",
            "characterisation/Characterisation.java",
            "privacy/PrivacyScreen.java",
            "privacy/RetentionTable.java",
            "privacy/RuleReasons.java",
            "privacy/text/NameHint.java",
            "privacy/text/TextPattern.java");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$|'\\\\?\"'");
    private static final Pattern WRITTEN = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"|\\b([A-Z][A-Z_]+)\\b");

    @TempDir
    private Path home;

    @Test
    void everyTextOfTheProgramThatPagesMayShowIsListed() throws IOException {
        SortedSet<String> missing = new TreeSet<>();
        ForeignWords own = new ForeignWords(OwnWords.shipped(), List.of());
        for (String source : SOURCES) {
            for (Path file : javaFiles(Path.of("src/main/java/org/posterity", source))) {
                String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                WRITTEN.matcher(code).results().map(OwnWordsTest::text).forEach(text -> own.in(text, missing::add));
            }
        }
        for (String sheet : List.of("post.css", "report.css")) {
            own.in(
                    OwnWords.apart(Files.readString(Path.of("src/main/resources/org/posterity/packaging/page", sheet))),
                    missing::add);
        }
        for (String month : new DateFormatSymbols(Locale.ENGLISH).getMonths()) {
            own.in(month + " " + month.substring(0, Math.min(3, month.length())), missing::add);
        }
        own.in("kB MB GB TB PB", missing::add);
        // A number in a text of the program is short; as a word of its own it would be found in phone numbers.
        missing.removeIf(word -> word.matches("\\d{1,6}"));
        assertThat(missing).as(WHAT_TO_DO).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1-2022-07/user_data.json",
                "v2-2023-11/user_data.json",
                "v3-2024-12/user_data_tiktok.json",
                "v4-2025-11/user_data_tiktok.json",
                "v5-2026-05/user_data_tiktok.json"
            })
    void noPageOfAnyVintageHoldsAnotherWord(String export) throws IOException {
        assertNothingForeign(donation()
                .with(export.substring(export.indexOf('/') + 1), Donation.resource(export))
                .with("media/6962076112356658529.mp4", "one film")
                .with("media/again/6962076112356658529.mp4", "one film")
                .with("media/IMG_4821.MOV", "another film")
                .with("media/6962076112356658529.pt-BR.srt", "1\n00:00:00,000 --> 00:00:02,000\nKelp\n")
                .with("notes.txt", "left out"));
    }

    @Test
    void noPageHoldsAnotherWordWhereEverythingIsKept() throws IOException {
        StringBuilder table = new StringBuilder("law: {}\ncategories:\n");
        for (Category category : Category.values()) {
            String treatment = category == Category.FOLLOWERS ? "aggregate" : "keep";
            table.append("  ")
                    .append(category.id())
                    .append(":\n    treatment: " + treatment + "\n    reason: Because.\n");
        }
        Donation donation = donation()
                .covering(Arrays.stream(Category.values()).map(Category::id).collect(Collectors.joining(",")))
                .with("user_data_tiktok.json", Donation.resource("v5-2026-05/user_data_tiktok.json"))
                .with("media/6962076112356658529.mp4", "one film");
        assertThat(foreign(Sealed.unjudged(Screening.of(
                        donation.export(),
                        home.resolve("key"),
                        RetentionTable.parse(table.toString().getBytes(StandardCharsets.UTF_8))))))
                .as(WHAT_TO_DO)
                .isEmpty();
    }

    @Test
    void noPageOfMediaWithoutAnExportHoldsAnotherWord() throws IOException {
        assertNothingForeign(donation()
                .withoutExport("The platform banned the account.")
                .with("7414568048234876257.mp4", "a film")
                .with("cover.jpg", "a photo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kelp-and-kites", "half-a-drawer", "batch/lighthouse-loops"})
    void noPageOfASampleHoldsAnotherWord(String sample) throws IOException {
        Donation donation = donation();
        Path folder = Path.of("archive-samples", sample);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("consent.json")) {
                    byte[] bytes = Files.readAllBytes(file);
                    donation.with(
                            folder.relativize(file).toString(),
                            file.toString().endsWith(".json") ? ofTheSameAccount(bytes) : bytes);
                }
            }
        }
        assertNothingForeign(donation);
    }

    /** The one that the consent record of these tests names. */
    private static byte[] ofTheSameAccount(byte[] export) {
        return new String(export, StandardCharsets.UTF_8)
                .replaceAll("(\"userName\" ?: ?)\"[^\"]+\"", "$1\"kelp.and.kites\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theListIsSortedAndHoldsNoWordTwice() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(LIST));
        assertThat(lines).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(1000);
        assertThat(lines).allSatisfy(line -> assertThat(Words.folded(line)).isEqualTo(line));
    }

    private Donation donation() {
        return new Donation(home)
                .covering("posts,non-public-posts,deleted-posts,media,profile,engagement,comments,likes,searches");
    }

    private void assertNothingForeign(Donation donation) throws IOException {
        SortedSet<String> foreign = foreign(Sealed.unjudged(Screening.of(donation, home.resolve("key"))));
        assertThat(foreign).as(WHAT_TO_DO).isEmpty();
    }

    private static SortedSet<String> foreign(Path folder) throws IOException {
        SortedSet<String> foreign = new TreeSet<>();
        BagSource bag = BagSource.folder(folder);
        BagGrounds grounds = BagGrounds.of(bag);
        Collection<String> files = grounds.files().keySet();
        assertThat(files).contains("data/accessions/0001/report.html");
        PackageWords words = new PackageWords(bag, grounds.files().keySet());
        for (String file : files) {
            if (file.matches("data/accessions/.*\\.(html|xml)")) {
                markup(Files.readAllBytes(folder.resolve(file)), words.foreignToLedgers(), foreign::add);
            } else if (file.matches("data/(README\\.txt|accessions/.*\\.csv)")) {
                words.foreignToLedgers().in(Files.readString(folder.resolve(file)), foreign::add);
            } else if (file.endsWith(".warc")) {
                pages(bag, file, words, foreign::add);
            }
        }
        return foreign;
    }

    private static void pages(BagSource bag, String file, PackageWords words, Consumer<String> foreign)
            throws IOException {
        BagGrounds grounds = BagGrounds.of(bag);
        PageSources sources = PageSources.in(
                bag,
                file,
                GroundTable.shipped(),
                new Permissions(grounds.terms(), Map.of(), new SectionAccount(), Set.of()));
        try (ReadableByteChannel warc = bag.open(file)) {
            WarcRecords.forEach(warc, (record, block) -> {
                if (record.mediaType().startsWith("text/html")) {
                    markup(block.readAllBytes(), words.foreignTo(sources.words()), foreign);
                }
            });
        }
    }

    private static void markup(byte[] page, ForeignWords words, Consumer<String> foreign) throws IOException {
        ShownContent content = new ShownContent(words, nothing -> false);
        InputStream in = new ByteArrayInputStream(page);
        new MarkupReader(in, 0).read(new MarkupReader.Pieces() {
            private boolean style;

            @Override
            public void open(String name, List<MarkupReader.Attribute> attributes, long offset, long end) {
                style = name.equals("style");
                attributes.stream()
                        .filter(it -> !it.value().startsWith("data:"))
                        .filter(it -> content.objection(name, it, attributes).isPresent())
                        .forEach(it -> words.in(it.value(), foreign));
            }

            @Override
            public void close(String name, long offset, long end) {
                style = false;
            }

            @Override
            public void text(String text, long offset) {
                words.in(style ? OwnWords.apart(text) : text, foreign);
            }
        });
    }

    private static String text(MatchResult written) {
        return written.group(1) != null
                ? written.group(1)
                        .replaceAll("\\\\(u[0-9a-fA-F]{4}|[a-z])", " ")
                        .replaceAll("%[0-9.,]*[a-zA-Z]", " ")
                : written.group(2).replace('_', ' ');
    }

    private static List<Path> javaFiles(Path source) {
        if (Files.isRegularFile(source)) {
            return List.of(source);
        }
        try (Stream<Path> files = Files.list(source)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
