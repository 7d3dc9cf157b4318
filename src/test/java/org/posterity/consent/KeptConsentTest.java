package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.intake.KeptBytes;
import org.posterity.model.AccessLevel;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.TerminalFailure;

class KeptConsentTest {
    private static final String ID = "agreement-2026-017";
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aRecordIsDarkWhenAnyOfItIs(AccessLevel level) throws IOException {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        KeptConsent kept = new KeptConsent(agreements);
        boolean dark = level == AccessLevel.DARK;

        agreements.keep(ID, Records.with(record -> record.put("access", level.id())));
        assertThat(kept.isDark(ID)).isEqualTo(dark);

        for (int grants = 1; grants <= 3; grants++) {
            for (int of = 0; of < grants; of++) {
                agreements.keep(ID, withGrants(grants, of, level));
                assertThat(kept.isDark(ID)).isEqualTo(dark);
            }
        }
    }

    @Test
    void aRecordOfUnknownShapeIsNotDark() {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        for (String record : List.of("{}", "{\"grants\": []}", "{\"access\": 3}", "{\"grants\": [null]}")) {
            agreements.keep(ID, record);
            assertThat(new KeptConsent(agreements).isDark(ID)).isFalse();
        }
    }

    @Test
    void theNewestVersionCountsAlone() {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        agreements.keep(ID, Records.with(record -> record.put("access", "dark")));
        agreements.keep(ID, Records.with(record -> record.put("access", "open")));

        assertThat(new KeptConsent(agreements).isDark(ID)).isFalse();
    }

    /** A version holds contacts, papers and more besides the record, in the order of their paths. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 40})
    void theRecordIsFoundAmongTheOtherFiles(int others) throws IOException {
        List<KeptAgreement.File> files = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            files.add(file("a/consent.json." + i, "{\"access\": \"dark\", \"events\": []}"));
        }
        files.add(file(KeptAgreement.RECORD, Records.COMPLETE));
        files.add(file("contact.txt", "Ilse Quist"));
        KeptConsent kept = new KeptConsent(agreement(files));

        assertThat(kept.isDark(ID)).isFalse();
        assertThat(kept.isWithdrawn(ID, TODAY)).isFalse();
        assertThat(kept.events(ID)).hasSize(1);
    }

    @Test
    void withoutItsRecordOrAnyVersionAnAgreementIsUnreadable() throws IOException {
        KeptConsent other = new KeptConsent(agreement(List.of(file("contact.txt", Records.COMPLETE))));
        KeptConsent none = new KeptConsent(agreement(List.of()));

        assertThatThrownBy(() -> other.isDark(ID)).isInstanceOf(TerminalFailure.class);
        assertThatThrownBy(() -> none.isDark(ID)).isInstanceOf(TerminalFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"events\": []}",
                "{\"events\": 3}",
                "{\"events\": [{\"type\": \"gift\", \"at\": \"2026-03-01\"}]}",
                "{\"events\": [{\"type\": \"given\"}]}",
                "{\"events\": [{\"type\": \"given\", \"at\": \"secret\"}]}",
                "{\"events\": [{\"type\": \"given\", \"at\": \"2026-03-01\"}, {\"type\": \"secret\", \"at\": \"2026-03-02\"}]}",
                "secret"
            })
    void whatCannotBeReadIsNeverTakenForConsent(String record) {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        agreements.keep(ID, record);

        assertThatThrownBy(() -> new KeptConsent(agreements).isWithdrawn(ID, TODAY))
                .isInstanceOf(TerminalFailure.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }

    @Test
    void aRecordThatChangedSinceItWasKeptIsUnreadable() throws IOException {
        AgreementsOnFile agreements = new AgreementsOnFile(folder).with(ID, "given 2026-03-01");
        Files.writeString(agreements.newest(ID), Records.COMPLETE);

        assertThatThrownBy(() -> new KeptConsent(agreements).isDark(ID)).isInstanceOf(TerminalFailure.class);
    }

    private static String withGrants(int grants, int of, AccessLevel level) {
        return Records.with(record -> {
            record.remove("access");
            for (int i = 0; i < grants; i++) {
                ObjectNode grant = record.withArray("grants").addObject();
                grant.put("access", i == of ? level.id() : "open");
            }
        });
    }

    private KeptAgreement.File file(String path, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Path location = Files.write(Files.createTempFile(folder, "part", ""), bytes);
        Digest sha512 =
                Digest.of(DigestAlgorithm.SHA512, DigestAlgorithm.SHA512.start().digest(bytes));
        return new KeptAgreement.File(path, KeptBytes.of(location), sha512, 1);
    }

    private static KeptAgreements agreement(List<KeptAgreement.File> files) {
        return new KeptAgreements() {
            @Override
            public List<String> ids() {
                return List.of(Agreement.idOf(ID));
            }

            @Override
            public boolean holds(String id) {
                return id.equals(Agreement.idOf(ID));
            }

            @Override
            public KeptAgreement read(String id) {
                return new KeptAgreement(
                        id, files.isEmpty() ? List.of() : List.of(new KeptAgreement.Version(1, Instant.EPOCH, files)));
            }
        };
    }
}
