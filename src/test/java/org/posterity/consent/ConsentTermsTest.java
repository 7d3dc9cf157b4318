package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.model.Category;

class ConsentTermsTest {

    @Test
    void travelWithoutAnybodysName() {
        String terms = Records.sound(Records.with(r -> r.putObject("embargo").put("event", "the death of Ilse Quist")))
                .terms()
                .toJson()
                .toString();

        assertThat(terms).doesNotContain("Ilse").doesNotContain("Oram").doesNotContain("deed");
        assertThat(terms).contains("\"untilEvent\":true");
    }

    @Test
    void areWrittenAlwaysAlike() {
        ConsentTerms terms = Records.sound(Records.COMPLETE).terms();

        assertThat(terms.toJson().toString())
                .isEqualTo("{\"id\":\"agreement-2026-017\",\"record\":\"" + terms.record()
                        + "\",\"institution\":\"Harbour Library\","
                        + "\"accounts\":[{\"platform\":\"tiktok\",\"username\":\"kelp.and.kites\"}],"
                        + "\"accountUnnamed\":false,"
                        + "\"categories\":[\"posts\",\"media\",\"profile\",\"engagement\"],"
                        + "\"purposes\":[\"preservation\",\"research\"],\"access\":\"registered\","
                        + "\"from\":\"2026-03-01\",\"until\":\"2036-02-28\",\"embargo\":{\"untilDate\":\"2027-01-01\"},"
                        + "\"countries\":[\"AT\",\"DE\"],\"thirdParties\":\"pseudonymise\","
                        + "\"notice\":{\"version\":\"3\",\"digest\":\"sha256:" + "ab".repeat(32) + "\"},"
                        + "\"evidence\":[\"sha256:" + "11".repeat(32) + "\"],"
                        + "\"legalBasis\":{\"kind\":\"consent\",\"provision\":\"GDPR Art. 6(1)(a)\"}}");
    }

    static Stream<Consumer<ObjectNode>> records() {
        return Stream.of(r -> {}, r -> r.putObject("embargo").put("event", "an opening"), r -> {
            r.remove("until");
            r.remove("embargo");
            r.remove("countries");
            r.remove("evidence");
            r.put("accountUnnamed", true);
            r.put("thirdParties", "leave-out");
            r.put("access", "dark");
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void areReadBackAsTheyWereWritten(Consumer<ObjectNode> change) {
        ConsentTerms terms = Records.sound(Records.with(change)).terms();

        assertThat(ConsentTerms.parse(Records.json(terms.toJson().toString()))).isEqualTo(terms);
    }

    @Test
    void ofPackagesFromBeforeTheLegalBasisTravelledAreStillRead() {
        ConsentTerms terms = Records.sound(Records.COMPLETE).terms();
        ObjectNode before = terms.toJson();
        before.remove("legalBasis");

        assertThat(ConsentTerms.parse(before).legalBasis()).isEmpty();
        assertThat(ConsentTerms.parse(before).grants()).isEqualTo(terms.grants());
        assertThat(ConsentTerms.parse(terms.toJson()).legalBasis())
                .hasValue(new LegalBasis("consent", Optional.of("GDPR Art. 6(1)(a)")));
    }

    @Test
    void readNothingElse() {
        ObjectNode damaged = Records.sound(Records.COMPLETE).terms().toJson().put("from", "Ilse Quist");

        assertThatThrownBy(() -> ConsentTerms.parse(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .doesNotContain("Ilse");
        assertThatThrownBy(() -> ConsentTerms.parse(Records.json("{}"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sayWhyThereIsNoExportAndNothingWhereThereIsOne() {
        ConsentTerms without = Records.sound(
                        Records.with(r -> r.putObject("withoutExport").put("reason", "The account was deleted.")))
                .terms();

        assertThat(without.withoutExport()).hasValue("The account was deleted.");
        assertThat(ConsentTerms.parse(without.toJson())).isEqualTo(without);
        assertThat(Records.sound(Records.COMPLETE).terms().withoutExport()).isEmpty();
        assertThat(Records.sound(Records.COMPLETE).terms().toJson().has("withoutExport"))
                .isFalse();
    }

    @Test
    void coverWhatIsNamedAndNothingElse() {
        ConsentTerms terms = Records.sound(Records.COMPLETE).terms();

        assertThat(Stream.of(Category.values()).filter(terms::covers))
                .containsExactly(Category.POSTS, Category.MEDIA, Category.PROFILE, Category.ENGAGEMENT);
    }

    @Test
    void holdFromTheFirstToTheLastDay() {
        ConsentTerms terms = Records.sound(Records.COMPLETE).terms();

        assertThat(terms.holdsOn(LocalDate.of(2026, 2, 28))).isFalse();
        assertThat(terms.holdsOn(LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(terms.holdsOn(LocalDate.of(2036, 2, 28))).isTrue();
        assertThat(terms.holdsOn(LocalDate.of(2036, 2, 29))).isFalse();
    }

    @Test
    void areUnderEmbargoUntilItsDayOrItsEvent() {
        ConsentTerms byDay = Records.sound(Records.COMPLETE).terms();
        ConsentTerms byEvent = Records.sound(
                        Records.with(r -> r.putObject("embargo").put("event", "an opening")))
                .terms();

        assertThat(byDay.embargoedOn(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(byDay.embargoedOn(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(byEvent.embargoedOn(LocalDate.of(2999, 1, 1))).isTrue();
    }
}
