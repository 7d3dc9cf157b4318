package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.application.Wiring;
import org.posterity.consent.DonorDraft.Answered;
import org.posterity.consent.Offer.Extent;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.page.DonorPage;
import org.posterity.page.DonorPage.Boxes;

/** What becomes of a form that a donor filled in on screen. */
class DonorDraftTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTICE = "We keep it.\n\nYou decide.";
    private static final List<Account> ACCOUNTS =
            List.of(Account.parse(Wiring.platforms().known().get(0).id() + ":kelp.and.tide"));

    private final Clock clock = Clock.fixed(Instant.parse("2026-04-01T10:00:00Z"), ZoneOffset.UTC);
    private final ConsentRecordReader reader = ConsentRecordReader.shipped(Wiring.platforms());
    private final DonorDraft drafts = new DonorDraft(HouseRules.of("Library of Harbours"), reader, clock);
    private final DonorPage form = form("en");

    private static DonorPage form(String language) {
        return ConsentForm.following(Path.of("config"), DonorTexts.in(language))
                .onScreen(
                        "Library of Harbours",
                        ACCOUNTS,
                        NOTICE,
                        category -> new Offer(
                                category == Category.MESSAGES ? Extent.NEVER : Extent.KEPT,
                                category == Category.POSTS));
    }

    private static ObjectNode answers() {
        ObjectNode answers = JSON.createObjectNode()
                .put("/grantor/persons/0/name", "Juno Marsh")
                .put("/grantor/persons/0/contact", "Shore Road 1\nHarbour")
                .put("/grantor/capacity", "creator")
                .put("/age", "adult")
                .put("/access", "on-site")
                .put("span", "forgood")
                .put("/embargo", "none")
                .put("places", "any")
                .put("/thirdParties", "leave-out");
        answers.putArray("/categories").add("posts").add("media");
        answers.putArray("/purposes").add("preservation").add("teaching");
        answers.putArray("agreed").add("yes");
        return answers;
    }

    private Answered answered(JsonNode answers) {
        return drafts.of(form, answers, ACCOUNTS, ConsentDraft.notice(NOTICE));
    }

    private ConsentRecord accepted(JsonNode answers) {
        Answered answered = answered(answers);
        assertThat(answered.lookAgain()).isEmpty();
        return reader.read(drafts.accepted(answered.draft().orElseThrow(), "Ida Bauer"))
                .match(record -> record, faults -> {
                    throw new AssertionError(faults.toString());
                });
    }

    @Test
    void whatWasChosenBecomesARecordOnceSomebodyAccepts() {
        ConsentRecord record = accepted(answers());

        assertThat(record.grantor().persons()).singleElement().satisfies(person -> {
            assertThat(person.name()).isEqualTo("Juno Marsh");
            assertThat(person.contact()).contains("Shore Road 1 Harbour");
            assertThat(person.signedAt()).contains(LocalDate.of(2026, 4, 1));
        });
        assertThat(record.institution().acceptedBy()).isEqualTo("Ida Bauer");
        assertThat(record.notice().text()).contains(NOTICE);
        assertThat(record.notice().language()).isEqualTo("en");
        assertThat(record.notice().form())
                .hasValueSatisfying(version -> assertThat(form.kicker()).endsWith(" " + version));
        assertThat(record.terms().grants()).singleElement().satisfies(grant -> {
            assertThat(grant.categories()).containsExactlyInAnyOrder(Category.POSTS, Category.MEDIA);
            assertThat(grant.purposes()).containsExactly("preservation", "teaching");
            assertThat(grant.access()).isEqualTo(AccessLevel.ON_SITE);
            assertThat(grant.until()).isEmpty();
        });
        assertThat(record.terms().accounts()).isEqualTo(ACCOUNTS);
    }

    @Test
    void aDraftIsNoRecord() {
        byte[] draft = answered(answers()).draft().orElseThrow();

        assertThat(new String(draft, StandardCharsets.UTF_8)).contains("\"draft\"");
        assertThat(reader.read(draft)).isInstanceOf(ReadConsent.Faulty.class);
        assertThatThrownBy(() -> drafts.accepted("{\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8), "Ida Bauer"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/grantor/persons/0/name",
                "/grantor/capacity",
                "/age",
                "/categories",
                "/purposes",
                "/access",
                "span",
                "/embargo",
                "places",
                "/thirdParties",
                "agreed"
            })
    void noDefaultAnswersForTheDonor(String field) {
        ObjectNode answers = answers();
        answers.remove(field);

        assertThat(answered(answers).lookAgain()).containsExactly(field);
        assertThat(answered(answers).draft()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "span, only, /until",
        "/embargo, date, /embargo/untilDate",
        "/embargo, event, /embargo/event",
        "places, only, /countries",
        "/age, minor, /majority",
        "/copyright/status, licensed, /copyright/uri"
    })
    void whatABoxAsksForIsNotLeftOut(String field, String box, String room) {
        assertThat(answered(answers().put(field, box)).lookAgain()).contains(room);
    }

    @ParameterizedTest
    @CsvSource({
        "span, only, /until, 2020-01-01",
        "span, only, /until, soon",
        "places, only, /countries, Germany",
        "/copyright/status, licensed, /copyright/uri, my own"
    })
    void whatDoesNotFitIsAskedForAgain(String field, String box, String room, String written) {
        assertThat(answered(answers().put(field, box).put(room, written)).lookAgain())
                .containsExactly(room);
    }

    @Test
    void roomBehindABoxThatIsNotTickedDoesNotCount() {
        ConsentRecord record = accepted(answers()
                .put("/until", "2030-01-01")
                .put("/embargo/event", "when I say so")
                .put("/countries", "DE"));

        assertThat(record.terms().grants().get(0).until()).isEmpty();
        assertThat(record.embargoEvent()).isEmpty();
        assertThat(record.terms().countries()).isEmpty();
    }

    @Test
    void limitsAreTaken() {
        ConsentRecord record = accepted(answers()
                .put("span", "only")
                .put("/until", "2030-01-01")
                .put("/embargo", "event")
                .put("/embargo/event", "The reef is closed.")
                .put("places", "only")
                .put("/countries", "de, AT"));

        assertThat(record.terms().grants().get(0).until()).contains(LocalDate.of(2030, 1, 1));
        assertThat(record.embargoEvent()).contains("The reef is closed.");
        assertThat(record.terms().countries()).containsExactlyInAnyOrder("DE", "AT");
    }

    @Test
    void onlyWhatTheFormOffersCounts() {
        ObjectNode answers = answers()
                .put("/institution/name", "Another")
                .put("/legalBasis/kind", "contract")
                .put("/grantor/capacity", "joint");
        answers.putArray("/categories").add("posts").add("messages").add("everything");

        assertThat(answered(answers).lookAgain()).containsExactly("/grantor/capacity");
        ConsentRecord record = accepted(answers.put("/grantor/capacity", "creator"));
        assertThat(record.terms().grants().get(0).categories()).containsExactly(Category.POSTS);
        assertThat(record.institution().name()).isEqualTo("Library of Harbours");
        assertThat(record.legalBasis().kind()).isEqualTo("consent");
    }

    @Test
    void withoutPreservationNothingIsTaken() {
        ObjectNode answers = answers();
        answers.putArray("/purposes").add("teaching");

        assertThat(answered(answers).lookAgain()).containsExactly("/purposes");
    }

    @Test
    void ofSeveralAnswersWhereOneIsAskedForNoneIsPicked() {
        ObjectNode answers = answers();
        answers.putArray("/access").add("open").add("dark");

        assertThat(answered(answers).lookAgain()).containsExactly("/access");
    }

    @Test
    void aMinorNeedsAGuardian() {
        ObjectNode answers = answers().put("/age", "minor").put("/majority", "2030-05-01");

        assertThat(answered(answers).lookAgain()).containsExactly("/grantor/capacity");
        assertThat(accepted(answers.put("/grantor/capacity", "guardian")).majority())
                .contains(LocalDate.of(2030, 5, 1));
    }

    @Test
    void wishesBecomeAPaperOfTheRecord() {
        Answered answered = answered(answers().put("wishes", "Keep the sound.\nAll of it."));

        assertThat(answered.wishes()).contains("Keep the sound.\nAll of it.");
        assertThat(accepted(answers().put("wishes", "Keep the sound.")).evidence())
                .singleElement()
                .satisfies(paper -> {
                    assertThat(paper.name()).isEqualTo(DonorDraft.WISHES_FILE);
                    assertThat(paper.handedIn()).isTrue();
                    assertThat(paper.digest())
                            .isEqualTo(Digest.sha256("Keep the sound.".getBytes(StandardCharsets.UTF_8)));
                });
        assertThat(answered(answers().put("wishes", "a".repeat(5001))).lookAgain())
                .containsExactly("wishes");
        assertThat(answered(answers().put("/creditAs", "a".repeat(501))).lookAgain())
                .containsExactly("/creditAs");
        assertThat(answered(answers().put("/creditAs", "a\u0007")).lookAgain()).containsExactly("/creditAs");
    }

    @Test
    void everyFieldOfTheFormHasANameAndEveryBoxAValue() {
        for (String language : DonorTexts.languages()) {
            List<Boxes> boxes = new ArrayList<>();
            form(language)
                    .sections()
                    .forEach(section -> section.blocks().forEach(block -> {
                        if (block instanceof Boxes it) {
                            boxes.add(it);
                        } else if (block instanceof DonorPage.Blanks blanks) {
                            assertThat(blanks.blanks())
                                    .allMatch(blank -> !blank.field().isEmpty());
                        }
                    }));
            assertThat(boxes).hasSizeGreaterThan(10).allSatisfy(it -> {
                assertThat(it.field()).isNotEmpty();
                assertThat(it.boxes()).allMatch(box -> !box.value().isEmpty());
            });
        }
    }

    @Test
    void theVersionOfTheFormIsThatOfItsWordsWhoeverFillsItIn() {
        DonorPage other = ConsentForm.following(Path.of("config"), DonorTexts.in("en"))
                .onScreen(
                        "Library of Harbours",
                        List.of(Account.parse(ACCOUNTS.get(0).platform() + ":another")),
                        "Another notice.",
                        category -> new Offer(
                                category == Category.MESSAGES ? Extent.NEVER : Extent.KEPT,
                                category == Category.POSTS));

        assertThat(other.kicker()).isEqualTo(form.kicker());
        assertThat(form("de").kicker()).isNotEqualTo(form.kicker());
        assertThat(Optional.of(other.sections().get(0).heading())).contains("Information for donors");
    }
}
