package org.posterity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.consent.AgreementsOnFile;
import org.posterity.consent.ConsentTerms;
import org.posterity.consent.Grant;
import org.posterity.consent.KeptConsent;
import org.posterity.consent.ThirdParties;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;

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
                "DARK, 2020-01-01, 2030-01-01, true, dark"
            })
    void refusesCopiesToReadExactlyAsTheTermsSayToday(
            AccessLevel access, String until, String embargo, boolean event, String code) {
        ConsentTerms terms = new ConsentTerms(
                "a",
                List.of(new Account("tiktok", "kelp.and.kites")),
                false,
                "Harbour Library",
                List.of(new Grant(
                        EnumSet.of(Category.POSTS),
                        Set.of("preservation"),
                        access,
                        LocalDate.parse("2020-01-01"),
                        Optional.ofNullable(until).map(LocalDate::parse))),
                Optional.ofNullable(embargo).map(LocalDate::parse),
                "1",
                Digest.sha256(new byte[0]),
                Digest.sha256(new byte[0]),
                event,
                ThirdParties.PSEUDONYMISE,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        KeptConsent given = new KeptConsent(new AgreementsOnFile(folder).with("a", "given 2020-01-01"));
        assertThat(new AccessGate(given).look(terms, TODAY).map(Dissemination.Refused::code))
                .isEqualTo(Optional.ofNullable(code));
    }
}
