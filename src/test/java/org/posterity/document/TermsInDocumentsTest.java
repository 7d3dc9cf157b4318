package org.posterity.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posterity.consent.Agreement;
import org.posterity.format.premis.PremisRights;
import org.posterity.format.premis.PremisRights.Act;
import org.posterity.format.premis.PremisRights.Grant;
import org.posterity.format.premis.PremisRights.Restricted;
import org.posterity.model.AccessLevel;
import org.posterity.record.ConsentTerms;
import org.posterity.record.RecordJson;
import org.posterity.record.Terms;

/** What other standards say of the terms, held against the terms. */
class TermsInDocumentsTest {
    private static final String RECORD = "sha256:" + "ab".repeat(32);
    private static final LocalDate FROM = LocalDate.parse("2026-03-01");

    @Test
    void aGiftForGoodHasNoEndAndNoRestrictionButItsReaders() {
        ConsentTerms terms = terms("""
                "grants": [{"categories": ["posts", "media"], "purposes": ["preservation"], "access": "on-site", "from": "2026-03-01"}]
                """);
        CurrentTerms inShort = current(terms);
        PremisRights rights = premis(terms);

        assertThat(rights.from()).contains(FROM);
        assertThat(rights.until()).isEmpty();
        assertThat(rights.grants()).extracting(Grant::act).containsExactly(Act.REPLICATE, Act.DISSEMINATE);
        assertThat(rights.grants()).allSatisfy(grant -> {
            assertThat(grant.from()).isEqualTo(FROM);
            assertThat(grant.until()).isEmpty();
            assertThat(grant.restricted()).isEmpty();
            assertThat(grant.notes()).containsExactly("Covers: posts, media");
        });
        assertThat(rights.grants().get(0).restrictions()).isEmpty();
        assertThat(rights.grants().get(1).restrictions()).containsExactly("access: readers in the institution's rooms");
        assertThat(inShort.validity()).isEqualTo("2026-03-01/..");
        assertThat(inShort.access()).isEqualTo("readers in the institution's rooms; from 2026-03-01, for good");
        assertThat(inShort.embargo()).isEmpty();
    }

    @Test
    void severalGrantsAreToldOneByOneAndEachSaysThatTheStrictestRulesThePackage() {
        ConsentTerms terms = terms("""
                "grants": [
                  {"categories": ["posts"], "purposes": ["preservation", "research", "teaching"], "access": "open", "from": "2026-03-01"},
                  {"categories": ["profile"], "purposes": ["preservation"], "access": "on-site", "from": "2026-03-02", "until": "2036-02-29"}
                ]
                """);
        CurrentTerms inShort = current(terms);
        List<Grant> granted = premis(terms).grants();

        assertThat(granted)
                .extracting(Grant::act)
                .containsExactly(Act.REPLICATE, Act.USE, Act.DISSEMINATE, Act.REPLICATE, Act.DISSEMINATE);
        assertThat(granted.get(1).restrictions()).containsExactly("only for: research, teaching");
        assertThat(granted.get(2).restrictions())
                .containsExactly(
                        "access: everybody",
                        "access to the package as a whole, by its strictest grant: readers in the institution's rooms");
        assertThat(granted.get(2).until()).isEmpty();
        assertThat(granted.get(4).restrictions()).containsExactly("access: readers in the institution's rooms");
        assertThat(granted.get(4).from()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(granted.get(4).until()).contains(LocalDate.parse("2036-02-29"));
        assertThat(granted.get(4).notes()).containsExactly("Covers: profile");
        assertThat(inShort.validity()).isEqualTo("2026-03-02/2036-02-29");
        assertThat(inShort.usage())
                .contains("for preservation.", "until 2036-02-29", "readers in the institution's rooms", RECORD);
    }

    @Test
    void anEmbargoRestrictsUntilTheDayBeforeItMayBeShown() {
        ConsentTerms terms = terms("""
                "embargoUntil": "2030-01-01",
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "open", "from": "2026-03-01"}]
                """);
        Grant shown = premis(terms).grants().get(1);

        assertThat(shown.restricted()).contains(new Restricted(FROM, Optional.of(LocalDate.parse("2029-12-31"))));
        assertThat(terms.embargoedOn(LocalDate.parse("2029-12-31"))).isTrue();
        assertThat(terms.embargoedOn(LocalDate.parse("2030-01-01"))).isFalse();
        assertThat(shown.restrictions()).contains("closed until 2030-01-01");
        assertThat(current(terms).access()).endsWith("; closed until 2030-01-01");
    }

    @Test
    void anEmbargoByEventHasNoDayOnWhichItEnds() {
        ConsentTerms terms = terms("""
                "embargoUntilEvent": true,
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "open", "from": "2026-03-01"}]
                """);
        Grant shown = premis(terms).grants().get(1);

        assertThat(shown.restricted()).contains(new Restricted(FROM, Optional.empty()));
        assertThat(shown.restrictions()).contains("closed until an event named in the consent record");
        assertThat(current(terms).embargo()).contains("closed until an event named in the consent record");
    }

    @Test
    void anEmbargoThatEndedBeforeTheGrantBeganIsNoRestriction() {
        ConsentTerms terms = terms("""
                "embargoUntil": "2026-03-01",
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "open", "from": "2026-03-01"}]
                """);

        assertThat(premis(terms).grants().get(1).restricted()).isEmpty();
    }

    @Test
    void whatNobodyMaySeeIsNotDisseminated() {
        ConsentTerms terms = terms("""
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "dark", "from": "2026-03-01"}]
                """);

        assertThat(premis(terms).grants()).extracting(Grant::act).containsExactly(Act.REPLICATE);
    }

    @Test
    void countriesRestrictWhereCopiesMayBe() {
        ConsentTerms terms = terms("""
                "countries": ["FR", "DE"],
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "open", "from": "2026-03-01"}]
                """);

        assertThat(premis(terms).grants().get(0).restrictions())
                .containsExactly("copies may be stored only in: DE, FR");
        assertThat(current(terms).usage()).contains("Copies may be stored only in: DE, FR.");
    }

    @Test
    void theDocumentsOfTheAgreementAreNamedByIdentifierAndDigest() {
        ConsentTerms terms = terms("""
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "open", "from": "2026-03-01"}]
                """);

        assertThat(premis(terms).documentation())
                .extracting(document -> document.type() + " " + document.value() + " " + document.role())
                .containsExactly(
                        "URI " + Agreement.idOf("agreement-17") + " agreement file of the institution",
                        "local agreement-17 agreement",
                        "sha256 " + "ab".repeat(32) + " consent record",
                        "sha256 " + "cd".repeat(32) + " notice to the donor",
                        "sha256 " + "ef".repeat(32) + " evidence",
                        "path in the package data/accessions/0001/consent-terms.json terms as granted");
    }

    @Test
    void theNotesTellTheGroundInLawAndWhatBecomesOfOtherPeople() {
        ConsentTerms terms = terms("""
                "legalBasis": {"kind": "public-interest", "provision": "Archives Act, section 4"},
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "open", "from": "2026-03-01"}]
                """);

        assertThat(terms.legalBasis()).isPresent();
        assertThat(premis(terms).notes())
                .contains(
                        "Other people: " + terms.thirdParties().words() + ".",
                        "Legal basis of the institution: public-interest, Archives Act, section 4.");
    }

    @Test
    void whatWasRestrictedLaterIsToldOfThePackageAndOfThePost() {
        ConsentTerms granted = terms("""
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "open", "from": "2026-03-01"}]
                """);
        ConsentTerms now = terms("""
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "dark", "from": "2026-03-01"}]
                """);
        PremisRights rights = new RightsStatement(ofAccession(now), granted)
                .premis(List.of(
                        restriction("data/posts/2024/x.warc", Optional.of("2031-01-01"), false, false),
                        restriction("data/posts/2024/y.warc", Optional.empty(), true, false),
                        restriction(Terms.Restriction.WHOLE, Optional.empty(), false, true)));

        assertThat(rights.grants()).extracting(Grant::act).containsExactly(Act.REPLICATE);
        assertThat(rights.notes())
                .contains(
                        "data/posts/2024/x.warc: nobody: preserved only, until 2031-01-01.",
                        "data/posts/2024/y.warc: nobody: preserved only, until an event that the agreement file names.",
                        "The whole package: nobody, not even staff, until it is released.");
        assertThat(current(now).level()).isEqualTo(AccessLevel.DARK);
    }

    private static Terms.Restriction restriction(String what, Optional<String> until, boolean event, boolean toNobody) {
        return new Terms.Restriction(what, AccessLevel.DARK, until.map(LocalDate::parse), event, toNobody);
    }

    @Test
    void ofSeveralAccessionsTheStricterRulesThePackage() {
        Terms.OfAccession first = ofAccession(terms("""
                "countries": ["FR", "DE"],
                "grants": [{"categories": ["posts"], "purposes": ["preservation", "research"], "access": "open", "from": "2026-03-01"}]
                """));
        Terms.OfAccession second = ofAccession(terms("""
                "countries": ["DE", "NL"], "embargoUntil": "2030-01-01",
                "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "on-site", "from": "2027-03-01", "until": "2040-01-01"}]
                """));
        CurrentTerms terms = new CurrentTerms(new Terms(1, List.of(first, second), List.of()), List.of());

        assertThat(terms.level()).isEqualTo(AccessLevel.ON_SITE);
        assertThat(terms.purposes()).containsExactly("preservation");
        assertThat(terms.countries()).containsExactly("DE");
        assertThat(terms.validity()).isEqualTo("2027-03-01/2040-01-01");
        assertThat(terms.embargo()).contains("closed until 2030-01-01");
    }

    private static PremisRights premis(ConsentTerms terms) {
        return new RightsStatement(ofAccession(terms), terms).premis(List.of());
    }

    private static CurrentTerms current(ConsentTerms terms) {
        return new CurrentTerms(new Terms(1, List.of(ofAccession(terms)), List.of()), List.of(terms.record()));
    }

    /** The terms as an accession puts them into {@code terms.json}. */
    private static Terms.OfAccession ofAccession(ConsentTerms terms) {
        return Terms.OfAccession.of(1, Agreement.idOf(terms.id()), terms);
    }

    private static ConsentTerms terms(String scope) {
        try {
            return RecordJson.read(
                    new ByteArrayInputStream("""
                {"id": "agreement-17", "record": "%s", "institution": "Harbour Library",
                 "accounts": ["tiktok:kelp.and.kites"], %s,
                 "noticeVersion": "3", "notice": "sha256:%s", "evidence": ["sha256:%s"],
                 "thirdParties": "pseudonymise"}
                """.formatted(RECORD, scope, "cd".repeat(32), "ef".repeat(32))
                            .getBytes(StandardCharsets.UTF_8)),
                    ConsentTerms.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
