package org.posterity.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.Post;
import org.posterity.intake.HeldSubmissions;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Intake;
import org.posterity.intake.IntakeLimits;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.intake.Workspace;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.Screening;

/**
 * Every sample export, damaged at random, from the door to the privacy ledger: never an exception, never a hang, never a
 * success that is none. {@code -Dposterity.mutations=5000 -Dposterity.mutations.seed=7} makes a long run of it.
 */
class MutatedSubmissionsTest {
    private static final int ROUNDS = Integer.getInteger("posterity.mutations", 100);
    private static final long SEED = Long.getLong("posterity.mutations.seed", 20_260_401L);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DateTimeFormatter EXPORT_DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    /** Parts of values that stand in the samples; no report may repeat them. */
    private static final List<String> PRIVATE = List.of("tern_and_tide", "@example", "juno", "EXAMPLE");

    private static final Set<String> KNOWN = samples()
            .map(arguments -> (SampleExport) arguments.get()[1])
            .flatMap(sample -> sample.files().values().stream())
            .map(bytes -> Digest.sha256(bytes).hex())
            .collect(Collectors.toUnmodifiableSet());

    @TempDir
    private Path home;

    static Stream<Arguments> samples() {
        SampleExport text = SampleExport.of("txt-2024-12");
        SampleExport newest = SampleExport.of("v5-2026-05");
        return Stream.of(
                Arguments.of("JSON of 2022", SampleExport.of("v1-2022-07")),
                Arguments.of("JSON of 2023", SampleExport.of("v2-2023-11")),
                Arguments.of("JSON of 2024", SampleExport.of("v3-2024-12")),
                Arguments.of("JSON of 2025", SampleExport.of("v4-2025-11")),
                Arguments.of("JSON of 2026", newest),
                Arguments.of("JSON in its zip", newest.zipped()),
                Arguments.of("text in a folder", text),
                Arguments.of("text in its zip", text.zipped()),
                Arguments.of("JSON with Studio's tables", newest.with(SampleExport.of("studio-csv"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void neverThrowNorHangNorPassForWhatTheyAreNot(String name, SampleExport sample) throws Exception {
        Random random = new Random(SEED + name.hashCode());
        Mutation mutation = new Mutation(random);
        byte[] donor = SampleExport.of("v3-2024-12").files().get("user_data_tiktok.json");
        boolean wholePasses = takeIn(sample, name + ", undamaged");
        int passed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> paths = List.copyOf(sample.files().keySet());
            String path = paths.get(random.nextInt(paths.size()));
            byte[] foreign = random.nextBoolean() ? donor : sample.files().get(paths.get(random.nextInt(paths.size())));
            byte[] mutated = mutation.of(sample.files().get(path), foreign);
            String where = "%s, seed %d, round %d, %s".formatted(name, SEED, round, path);
            passed += takeIn(sample.with(path, mutated), where) ? 1 : 0;
        }
        if (!sample.isZip()) {
            assertThat(passed > 0).as("rounds that passed: %d", passed).isEqualTo(wholePasses);
            assertThat(passed).isLessThan(ROUNDS);
        }
    }

    /** Takes a submission in as far as the ledger; whether it passed. */
    private boolean takeIn(SampleExport sample, String where) throws Exception {
        Path folder = Files.createTempDirectory(home, "s");
        try {
            return Assertions.assertTimeoutPreemptively(PATIENCE, () -> takeIn(sample, folder), where);
        } catch (AssertionError e) {
            throw e;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(where, e);
        } finally {
            Workspace.clear(folder);
        }
    }

    private boolean takeIn(SampleExport sample, Path folder) throws IOException {
        Donation donation = new Donation(folder)
                .covering(Stream.of(Category.values()).map(Category::id).collect(Collectors.joining(",")));
        sample.files().forEach(donation::with);
        Outcome<Submission> received = received(folder, donation);
        if (!(received instanceof Outcome.Passed<Submission> open)) {
            return refusedInWords(received);
        }
        String text = text(open.product());
        requireNothingThatWasNotHandedOver(open.product(), sample);
        Outcome<Export> read = donation.read();
        if (!(read instanceof Outcome.Passed<Export> passed)) {
            return refusedInWords(read);
        }
        requireAllCounted(Screening.of(passed.product(), home.resolve("key")), passed.product());
        requirePostsThatStandThere(passed.product(), text);
        return true;
    }

    private static Outcome<Submission> received(Path folder, Donation donation) {
        donation.with("notes.txt", "So that a submission is never empty.");
        return new Intake(
                        folder.resolve("first"),
                        new IntakeLimits(200, 10_000_000, 1L << 33, 1_000, 3, 0),
                        HeldSubmissions.none(),
                        Donation.CLOCK,
                        Progress.NONE)
                .open(IngestRequest.of(folder.resolve("submission")));
    }

    private static boolean refusedInWords(Outcome<?> outcome) {
        Rejection rejection = outcome.match(
                passed -> Assertions.fail("It passed."), it -> it, held -> Assertions.fail("It is held."));
        assertThat(rejection.code()).matches("[a-z0-9-]+").isNotEqualTo("internal-error");
        assertThat(rejection.summary()).endsWith(".");
        assertThat(rejection.faults()).isNotEmpty();
        for (Fault fault : rejection.faults()) {
            assertThat(fault.where()).isNotBlank();
            assertThat(fault.what() + fault.remedy()).doesNotContain(PRIVATE);
        }
        return false;
    }

    /** The checksums of a zip must catch what was done to its members. */
    private static void requireNothingThatWasNotHandedOver(Submission submission, SampleExport sample) {
        if (!sample.isZip()) {
            return;
        }
        assertThat(submission.files())
                .filteredOn(file -> file.path().contains("!/"))
                .extracting(file -> file.sha256().hex())
                .isSubsetOf(KNOWN);
    }

    private static void requireAllCounted(ScreenedExport screened, Export export) {
        assertThat(screened.ledger()).allMatch(LedgerLine::balances);
        Map<String, Long> met = screened.ledger().stream()
                .collect(Collectors.toMap(LedgerLine::path, LedgerLine::met, Long::sum, TreeMap::new));
        assertThat(met).isEqualTo(export.content().counted());
        assertThat(screened.posts().size() + screened.leftOutPosts().size())
                .isEqualTo(export.content().posts().size());
    }

    /** Every post has a date that stands in the files, and as often as there are posts with it. */
    private static void requirePostsThatStandThere(Export export, String text) {
        Map<Instant, Long> dates = new TreeMap<>();
        List<Post> posts = new ArrayList<>(export.content().posts());
        posts.forEach(post -> post.date().ifPresent(date -> dates.merge(date, 1L, Long::sum)));
        dates.forEach((date, count) -> {
            String written = EXPORT_DATE.format(date);
            long there = occurrences(text, written)
                    + occurrences(text, written.replace(' ', 'T'))
                    + occurrences(text, Long.toString(date.getEpochSecond()));
            assertThat(count).as("posts of one date, of those that stand there").isLessThanOrEqualTo(there);
        });
    }

    private static long occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1L;
    }

    /** All files of the submission as text, one character a byte. */
    private static String text(Submission submission) throws IOException {
        StringBuilder text = new StringBuilder();
        for (ReceivedFile file : submission.files()) {
            text.append(Files.readString(file.location(), StandardCharsets.ISO_8859_1))
                    .append('\n');
        }
        return text.toString();
    }
}
