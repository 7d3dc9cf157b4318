package org.posterity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.consent.Agreement;
import org.posterity.consent.AgreementsOnFile;
import org.posterity.consent.KeptConsent;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.record.Grant;
import org.posterity.record.Terms;

class AccessGateTest {
    @TempDir
    Path folder;

    private static final LocalDate TODAY = LocalDate.parse("2026-04-01");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "OPEN, -, -, false, -",
                "REGISTERED, -, -, false, -",
                "ON_SITE, -, -, false, -",
                "DARK, -, -, false, dark",
                "OPEN, 2026-04-01, -, false, -",
                "OPEN, 2026-03-31, -, false, consent-ended",
                "OPEN, -, 2026-04-01, false, -",
                "OPEN, -, 2026-04-02, false, embargo",
                "OPEN, -, -, true, embargo",
                "DARK, -, 2030-01-01, true, dark",
                "DARK, 2020-01-01, -, false, consent-ended"
            })
    void refusesCopiesToReadExactlyAsTheTermsSayToday(
            AccessLevel access, String until, String embargo, boolean event, String code) {
        Terms terms = new Terms(
                1,
                List.of(new Terms.OfAccession(
                        1,
                        Agreement.idOf("a"),
                        Optional.empty(),
                        List.of(new Grant(
                                Set.of(Category.POSTS),
                                Set.of("preservation"),
                                access,
                                LocalDate.parse("2020-01-01"),
                                Optional.ofNullable(until).map(LocalDate::parse))),
                        Optional.ofNullable(embargo).map(LocalDate::parse),
                        event,
                        List.of(),
                        Optional.empty())),
                List.of());
        KeptConsent given = new KeptConsent(new AgreementsOnFile(folder).with("a", "given 2020-01-01"));
        AccessGate gate = new AccessGate(RecordedPackage.AIP, given, terms, TODAY);
        AccessGate.Verdict verdict = gate.look(1, Set.of(Category.POSTS), "data/posts/2024/x.warc", "preservation");
        assertThat(verdict.refused().map(Dissemination.Refused::code)).isEqualTo(Optional.ofNullable(code));
        assertThat(gate.closedFor("preservation").map(Dissemination.Refused::code))
                .isEqualTo(Optional.ofNullable(code));
        assertThat(verdict.access()).isEqualTo(code == null ? access : AccessLevel.DARK);
    }
}
