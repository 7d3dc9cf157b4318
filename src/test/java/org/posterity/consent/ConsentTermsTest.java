package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.model.Category;
import org.posterity.record.ConsentTerms;
import org.posterity.record.DamagedRecord;
import org.posterity.record.RecordJson;

class ConsentTermsTest {

    @Test
    void travelWithoutAnybodysName() {
        ConsentTerms granted = Records.sound(
                        Records.with(r -> r.putObject("embargo").put("event", "the death of Ilse Quist")))
                .terms();
        String terms = RecordJson.tree(granted).toString();

        assertThat(terms).doesNotContain("Ilse").doesNotContain("Oram").doesNotContain("deed");
        assertThat(terms).contains("\"embargoUntilEvent\":true");
    }

    @Test
    void areWrittenAlwaysAlike() {
        ConsentTerms terms = Records.sound(Records.COMPLETE).terms();

        assertThat(RecordJson.tree(terms).toString())
                .isEqualTo("{\"id\":\"agreement-2026-017\",\"accounts\":[\"tiktok:kelp.and.kites\"],"
                        + "\"accountUnnamed\":false,\"institution\":\"Harbour Library\","
                        + "\"grants\":[{\"categories\":[\"posts\",\"media\",\"profile\",\"engagement\"],"
                        + "\"purposes\":[\"preservation\",\"research\"],\"access\":\"registered\","
                        + "\"from\":\"2026-03-01\",\"until\":\"2036-02-28\"}],\"embargoUntil\":\"2027-01-01\","
                        + "\"noticeVersion\":\"3\",\"notice\":\"sha256:" + "ab".repeat(32)
                        + "\",\"record\":\"" + terms.record()
                        + "\",\"embargoUntilEvent\":false,\"thirdParties\":\"pseudonymise\",\"countries\":[\"AT\",\"DE\"],"
                        + "\"evidence\":[\"sha256:" + "11".repeat(32) + "\"],"
                        + "\"legalBasis\":{\"kind\":\"consent\",\"provision\":\"GDPR Art. 6(1)(a)\"}}");
    }

    private static ConsentTerms read(ObjectNode json) throws IOException {
        return RecordJson.read(
                new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8)), ConsentTerms.class);
    }

    static Stream<Consumer<ObjectNode>> records() {
        return Stream.of(
                r -> {}, GrantsTest.SEVERAL, r -> r.putObject("embargo").put("event", "an opening"), r -> {
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
    void areReadBackAsTheyWereWritten(Consumer<ObjectNode> change) throws IOException {
        ConsentTerms terms = Records.sound(Records.with(change)).terms();

        assertThat(read(RecordJson.tree(terms))).isEqualTo(terms);
    }

    @Test
    void readNothingElse() {
        ObjectNode damaged =
                RecordJson.tree(Records.sound(Records.COMPLETE).terms()).put("thirdParties", "Ilse Quist");

        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(DamagedRecord.class)
                .hasNoCause()
                .message()
                .doesNotContain("Ilse");
        assertThatThrownBy(() -> read(Records.json("{}"))).isInstanceOf(DamagedRecord.class);
    }

    @Test
    void sayWhyThereIsNoExportAndNothingWhereThereIsOne() throws IOException {
        ConsentTerms without = Records.sound(
                        Records.with(r -> r.putObject("withoutExport").put("reason", "The account was deleted.")))
                .terms();

        assertThat(without.withoutExport()).hasValue("The account was deleted.");
        assertThat(read(RecordJson.tree(without))).isEqualTo(without);
        assertThat(Records.sound(Records.COMPLETE).terms().withoutExport()).isEmpty();
        assertThat(RecordJson.tree(Records.sound(Records.COMPLETE).terms()).has("withoutExport"))
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
