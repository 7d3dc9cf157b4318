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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import org.posterity.record.ConsentTerms;
import org.posterity.record.Terms;

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
        assertThat(isDark(kept)).isEqualTo(dark);

        for (int grants = 1; grants <= 3; grants++) {
            for (int of = 0; of < grants; of++) {
                agreements.keep(ID, withGrants(grants, of, level));
                assertThat(isDark(kept)).isEqualTo(dark);
            }
        }
    }

    @Test
    void aRecordOfUnknownShapeIsNotDark() {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        for (String record : List.of("{}", "{\"grants\": []}", "{\"grants\": [null]}")) {
            agreements.keep(ID, record);
            assertThat(isDark(new KeptConsent(agreements))).isFalse();
        }
    }

    @Test
    void theNewestVersionCountsAlone() {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        agreements.keep(ID, Records.with(record -> record.put("access", "dark")));
        agreements.keep(ID, Records.with(record -> record.put("access", "open")));

        assertThat(isDark(new KeptConsent(agreements))).isFalse();
    }

    @Test
    void whatADonorEndedNarrowedOrPutUnderAnEmbargoSinceClosesThePackage() {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        ConsentTerms terms = Records.sound(Records.COMPLETE).terms();
        KeptConsent kept = new KeptConsent(agreements);
        Map<Consumer<ObjectNode>, Boolean> granted = new LinkedHashMap<>();
        granted.put(record -> {}, true);
        granted.put(record -> record.remove("until"), true);
        granted.put(record -> record.put("until", "2026-06-01"), true);
        granted.put(record -> record.put("until", "2026-05-31"), false);
        granted.put(record -> record.put("from", "2026-06-02"), false);
        granted.put(
                record ->
                        record.putArray("categories").add("posts").add("media").add("profile"),
                false);
        granted.put(record -> record.withArray("categories").add("comments"), true);
        granted.put(record -> grants(record, "posts media until 2026-06-01", "profile engagement"), true);
        granted.put(record -> grants(record, "posts media until 2026-05-31", "profile engagement"), false);
        granted.put(record -> grants(record, "likes until 2020-01-01", "posts media profile engagement"), true);
        granted.forEach((change, expected) -> {
            agreements.keep(ID, Records.with(change));
            assertThat(granted(kept, terms)).isEqualTo(expected);
        });

        Map<Consumer<ObjectNode>, Boolean> embargoed = new LinkedHashMap<>();
        embargoed.put(record -> record.remove("embargo"), false);
        embargoed.put(record -> record.putObject("embargo").put("untilDate", "2026-06-01"), false);
        embargoed.put(record -> record.putObject("embargo").put("untilDate", "2026-06-02"), true);
        embargoed.put(record -> record.putObject("embargo").put("event", "the opening"), true);
        embargoed.forEach((change, expected) -> {
            agreements.keep(ID, Records.with(change));
            assertThat(kept.newestTerms(1, Agreement.idOf(ID)).embargoedOn(TODAY))
                    .isEqualTo(expected);
        });
    }

    private static boolean granted(KeptConsent kept, ConsentTerms terms) {
        Terms.OfAccession newest = kept.newestTerms(1, Agreement.idOf(ID));
        return terms.categories().stream()
                .noneMatch(category -> newest.granting(category, TODAY).isEmpty());
    }

    /** Grants in place of the one: categories, and the last day where there is one. */
    private static void grants(ObjectNode record, String... grants) {
        for (String field : List.of("categories", "purposes", "access", "from", "until")) {
            record.remove(field);
        }
        for (String words : grants) {
            ObjectNode grant =
                    record.withArray("grants").addObject().put("access", "open").put("from", "2020-01-01");
            String[] parts = words.split(" until ");
            List.of(parts[0].split(" ")).forEach(grant.withArray("categories")::add);
            if (parts.length > 1) {
                grant.put("until", parts[1]);
            }
        }
    }

    @Test
    void aDayThatCannotBeReadCloses() {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        agreements.keep(ID, Records.with(record -> record.put("until", "secret")));
        ConsentTerms terms = Records.sound(Records.COMPLETE).terms();

        assertThatThrownBy(() -> granted(new KeptConsent(agreements), terms))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageNotContaining("secret");
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

        assertThat(isDark(kept)).isFalse();
        assertThat(kept.isWithdrawn(Agreement.idOf(ID), TODAY)).isFalse();
        assertThat(kept.known(ID).orElseThrow()).hasSize(1);
    }

    @Test
    void withoutItsRecordOrAnyVersionAnAgreementIsUnreadable() throws IOException {
        KeptConsent other = new KeptConsent(agreement(List.of(file("contact.txt", Records.COMPLETE))));
        KeptConsent none = new KeptConsent(agreement(List.of()));

        assertThatThrownBy(() -> isDark(other)).isInstanceOf(TerminalFailure.class);
        assertThatThrownBy(() -> isDark(none)).isInstanceOf(TerminalFailure.class);
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

        assertThatThrownBy(() -> new KeptConsent(agreements).isWithdrawn(Agreement.idOf(ID), TODAY))
                .isInstanceOf(TerminalFailure.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }

    @Test
    void aRecordThatChangedSinceItWasKeptIsUnreadable() throws IOException {
        AgreementsOnFile agreements = new AgreementsOnFile(folder).with(ID, "given 2026-03-01");
        Files.writeString(agreements.newest(ID), Records.COMPLETE);

        assertThatThrownBy(() -> isDark(new KeptConsent(agreements))).isInstanceOf(TerminalFailure.class);
    }

    private static boolean isDark(KeptConsent kept) {
        return kept.newestTerms(1, Agreement.idOf(ID)).grants().stream()
                .anyMatch(grant -> grant.access() == AccessLevel.DARK);
    }

    @Test
    void anAccessLevelThatNobodyKnowsIsClosed() {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        agreements.keep(ID, "{\"access\": 3}");
        assertThat(isDark(new KeptConsent(agreements))).isTrue();
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
