package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Grant;
import org.posterity.record.RecordJson;

/** Several grants in one record: each category for its own purposes, readers and time. */
class GrantsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    /** Posts and media for everybody and for good; the profile for ten years in the reading room; messages never to be kept. */
    static final Consumer<ObjectNode> SEVERAL = record -> {
        record.remove(List.of("categories", "purposes", "access", "from", "until"));
        grant(record, "open", "2026-03-01", "preservation", "research", "posts", "media");
        grant(record, "on-site", "2026-04-01", "preservation", "teaching", "profile")
                .put("until", "2036-03-31");
    };

    @Test
    void aSingleFormIsTheSameAsOneGrant() {
        ConsentTerms single = Records.sound(Records.COMPLETE).terms();
        ConsentTerms listed = Records.sound(Records.with(record -> {
                    ObjectNode grant = empty();
                    for (String field : List.of("categories", "purposes", "access", "from", "until")) {
                        grant.set(field, record.remove(field));
                    }
                    record.putArray("grants").add(grant);
                }))
                .terms();

        assertThat(listed.grants()).isEqualTo(single.grants());
        ObjectNode written = RecordJson.tree(listed);
        assertThat(written.remove("record")).isNotNull();
        ObjectNode expected = RecordJson.tree(single);
        expected.remove("record");
        assertThat(written).isEqualTo(expected);
    }

    @Test
    void thePackageFollowsTheStrictestGrant() {
        ConsentTerms terms = Records.sound(Records.with(SEVERAL)).terms();

        assertThat(terms.categories()).containsExactly(Category.POSTS, Category.MEDIA, Category.PROFILE);
        assertThat(terms.purposes()).containsExactly("preservation");
        assertThat(terms.access()).isEqualTo(AccessLevel.ON_SITE);
        assertThat(terms.from()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(terms.until()).contains(LocalDate.of(2036, 3, 31));
        assertThat(terms.holdsOn(LocalDate.of(2036, 4, 1))).isFalse();
    }

    @Test
    void aCategoryGrantedTwiceMakesThePackageFollowTheStricterGrant() {
        ConsentTerms terms = Records.sound(Records.with(SEVERAL.andThen(
                        record -> grant(record, "dark", "2026-03-01", "preservation", "research", "posts"))))
                .terms();

        assertThat(terms.access()).isEqualTo(AccessLevel.DARK);
    }

    @Test
    void onlyGrantsInForceForPreservationAreTakenIn() {
        ConsentTerms terms = Records.sound(Records.with(SEVERAL.andThen(record -> {
                    grant(record, "open", "2027-01-01", "preservation", "research", "comments");
                    grant(record, "open", "2026-03-01", "research", "teaching", "likes");
                })))
                .terms();

        assertThat(terms.inForceOn(TODAY))
                .flatExtracting(Grant::categories)
                .containsExactly(Category.POSTS, Category.MEDIA, Category.PROFILE);
        assertThat(terms.only(terms.inForceOn(LocalDate.of(2036, 4, 1))).access())
                .isEqualTo(AccessLevel.OPEN);
    }

    @Test
    void theRecordHoldsAsLongAsOneOfThemDoes() {
        ConsentRecord record = Records.sound(Records.with(SEVERAL));
        ValidityRules rules = new ValidityRules(HouseRules.of("").storingIn(List.of("DE")));

        assertThat(rules.examine(record, LocalDate.of(2040, 1, 1))).isEmpty();
        assertThat(rules.examine(record, LocalDate.of(2026, 2, 1)))
                .extracting(Refusal::code)
                .containsExactly("consent-not-yet-valid");
    }

    /** Where none holds, the reason is another, unless none was ever for preservation. */
    @ParameterizedTest
    @CsvSource({
        // each: purpose, from, until
        "preservation 2026-03-01 2036-01-01, research 2026-03-01 2036-01-01, false",
        "research 2026-03-01 2036-01-01, preservation 2026-03-01 2026-05-31, true",
        "research 2026-03-01 2036-01-01, preservation 2026-07-01 2036-01-01, true",
        "research 2026-03-01 2036-01-01, preservation 2026-03-01 2026-06-01, false",
        "research 2026-03-01 2026-05-31, preservation 2026-07-01 2036-01-01, false",
        "research 2026-03-01 2026-05-31, research 2026-07-01 2036-01-01, true"
    })
    void aGrantForPreservationCountsOnlyWhileItHolds(String first, String second, boolean refused) {
        ConsentRecord record = Records.sound(Records.with(json -> {
            json.remove(List.of("categories", "purposes", "access", "from", "until"));
            for (String words : List.of(first, second)) {
                String[] word = words.split(" ");
                grant(json, "open", word[1], word[0], "teaching", "posts").put("until", word[2]);
            }
        }));

        assertThat(new ValidityRules(HouseRules.of("").storingIn(List.of("DE")))
                        .examine(record, TODAY).stream()
                                .anyMatch(refusal -> refusal.code().equals("purpose-not-covered")))
                .isEqualTo(refused);
    }

    @Test
    void theExplanationListsThem() {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

        assertThat(new ConsentExplanation(HouseRules.of(""), clock)
                        .lines(
                                Records.sound(Records.with(SEVERAL)),
                                category -> new Offer(Offer.Extent.KEPT, true),
                                List.of()))
                .anyMatch(line -> line.startsWith("  posts that everyone could see; the video and photo files")
                        && line.contains("shown to everybody")
                        && line.endsWith("for good."))
                .anyMatch(line -> line.startsWith("  the profile") && line.endsWith("until 2036-03-31."));
    }

    @Test
    void aRecordWithoutAnyGrantNamesWhatIsMissing() {
        List<Fault> faults =
                Records.faultsWith(record -> record.remove(List.of("categories", "purposes", "access", "from")));

        assertThat(faults)
                .extracting(Fault::where)
                .allMatch(where -> where.matches("\\$\\.(categories|purposes|access|from) \\(line 1\\)"))
                .hasSize(4);
        assertThat(faults).extracting(Fault::remedy).allMatch(remedy -> remedy.length() > "Add it. ".length());
    }

    @Test
    void aRecordHasEitherFormAndNotBoth() {
        List<Fault> faults = Records.faultsWith(SEVERAL.andThen(record -> record.put("access", "open")));

        assertThat(faults)
                .extracting(Fault::what)
                .singleElement()
                .asString()
                .contains("together with a list of grants");
        assertThat(Records.faultsWith(record -> {
                    SEVERAL.accept(record);
                    record.putArray("grants");
                }))
                .hasSize(1);
    }

    @Test
    void aGrantThatEndsBeforeItBeginsIsAFaultAtItsPlace() {
        assertThat(Records.faultsWith(
                        SEVERAL.andThen(record -> ((ObjectNode) record.at("/grants/1")).put("until", "2026-03-31"))))
                .extracting(Fault::where)
                .singleElement()
                .asString()
                .startsWith("$.grants[1].until");
    }

    @Test
    void aPersonsContactStaysOutOfTheTerms() {
        ConsentRecord record = Records.sound(
                Records.with(r -> ((ObjectNode) r.at("/grantor/persons/0")).put("contact", "Quay 3, Harbour Town")));

        assertThat(record.grantor().persons().get(0).contact()).isEqualTo(Optional.of("Quay 3, Harbour Town"));
        assertThat(RecordJson.tree(record.terms()).toString()).doesNotContain("Quay");
    }

    private static ObjectNode empty() {
        return Records.json("{}");
    }

    private static ObjectNode grant(
            ObjectNode record, String access, String from, String purpose, String second, String... categories) {
        ObjectNode grant = record.withArray("grants").addObject();
        grant.put("access", access).put("from", from);
        grant.putArray("purposes").add(purpose).add(second);
        for (String category : categories) {
            grant.withArray("categories").add(category);
        }
        return grant;
    }
}
