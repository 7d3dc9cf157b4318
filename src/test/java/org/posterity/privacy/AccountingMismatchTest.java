package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.ExportContent;
import org.posterity.export.SectionCount;
import org.posterity.model.Category;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/** What the reader met and what the second count found must be the same, or nothing is archived. */
class AccountingMismatchTest {
    private static final String LIKES = "Your Activity.Like List.ItemFavoriteList[]";

    @TempDir
    private Path home;

    private Export export;

    @BeforeEach
    void read() {
        export = new Donation(home)
                .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .export();
        assertThat(export.content().counted()).containsKey(LIKES);
    }

    @Test
    void anExportWhoseCountsAgreePasses() throws IOException {
        assertThat(screen(export)).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void anItemThatOnlyTheSecondCountFoundRefusesTheSubmission() throws IOException {
        Rejection rejection =
                rejection(counted(Map.of(LIKES, export.content().counted().get(LIKES) + 1)));

        assertThat(rejection.code()).isEqualTo("accounting-mismatch");
        long met = export.content().counted().get(LIKES);
        assertThat(rejection.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.where()).isEqualTo(LIKES);
            assertThat(fault.what()).contains("found " + met, "count " + (met + 1));
        });
    }

    @Test
    void aPathThatOnlyTheSecondCountFoundRefusesTheSubmission() throws IOException {
        assertThat(rejection(counted(Map.of("Your Activity.Forgotten", 3L))).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("found 0", "count 3"));
    }

    @Test
    void aPathThatOnlyTheReaderMetRefusesTheSubmission() throws IOException {
        SortedMap<String, Long> counted = new TreeMap<>(export.content().counted());
        counted.remove(LIKES);
        assertThat(rejection(with(export.content().sections(), counted)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("count 0"));
    }

    @Test
    void noMoreThanTwentyFaultsAreListedAndTheSentenceCountsThemAll() throws IOException {
        SortedMap<String, Long> more = new TreeMap<>();
        for (int i = 0; i < 31; i++) {
            more.put("Your Activity.Forgotten " + (char) ('A' + i), 1L);
        }
        Rejection rejection = rejection(counted(more));
        assertThat(rejection.faults()).hasSize(20);
        assertThat(rejection.summary()).contains("31 paths");
    }

    @Test
    void aLineWhosePartsDoNotAddUpIsAMismatch() {
        LedgerLine line = new LedgerLine(
                new SectionCount("A.B[]", 5, SectionCount.Standing.KNOWN, Set.of("string"), Category.LIKES),
                2,
                1,
                0,
                new TreeMap<>(Map.of("consent:likes", 1L)),
                0);
        assertThat(new LedgerCheck(List.of(line), Map.of("A.B[]", 5L))
                        .judge(new SubmissionId("a".repeat(20)))
                        .orElseThrow()
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("Of 5", "4 are accounted for"));
    }

    @Test
    void aDecisionAboutAPathThatWasNeverMetDoesNotBalance() {
        Ledger ledger = new Ledger();
        ledger.kept("A.Nowhere[]");
        assertThat(ledger.lines(List.of(), section -> "heading"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path()).isEqualTo("A.Nowhere[]");
                    assertThat(line.balances()).isFalse();
                });
    }

    private Export counted(Map<String, Long> other) {
        SortedMap<String, Long> counted = new TreeMap<>(export.content().counted());
        counted.putAll(other);
        return with(export.content().sections(), counted);
    }

    private Export with(List<SectionCount> sections, SortedMap<String, Long> counted) {
        ExportContent content = export.content();
        return new Export(
                export.submission(),
                export.platform(),
                new ExportContent(
                        content.layout(),
                        content.sources(),
                        content.profile(),
                        content.posts(),
                        content.contents(),
                        content.members(),
                        content.items(),
                        sections,
                        counted,
                        content.generatedAt(),
                        content.findings()),
                export.context(),
                export.files(),
                export.events());
    }

    private Rejection rejection(Export tampered) throws IOException {
        return screen(tampered)
                .match(
                        passed -> {
                            throw new AssertionError("It passed.");
                        },
                        rejection -> rejection,
                        held -> {
                            throw new AssertionError("It is held.");
                        });
    }

    private Outcome<ScreenedExport> screen(Export given) throws IOException {
        return Screening.screen(
                given,
                home.resolve("key"),
                SelectionPolicy.parse(Files.readAllBytes(Path.of("config/selection.yaml"))));
    }
}
