package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.text.SoundMakers;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Grant;
import org.posterity.record.ThirdParties;

class SelectionPolicyTest {
    private static final Digest ANY = Digest.sha256(new byte[0]);

    @ParameterizedTest
    @CsvSource({
        "posts, keep, posts, true, consent:posts",
        "posts, keep, media, false, consent:posts",
        "posts, leave-out, posts, false, selection:posts",
        "posts, leave-out, media, false, selection:posts",
        "posts, LEAVE_OUT, posts, false, selection:posts",
        "posts, pseudonymise, posts, true, consent:posts",
        "engagement, aggregate, engagement, true, consent:engagement",
        "media, keep, posts, false, selection:posts"
    })
    void letsTheStricterOfTableAndConsentWin(
            String category, String treatment, String consented, boolean kept, String clause) {
        Category asked =
                Category.parse(clause.substring(clause.indexOf(':') + 1)).orElseThrow();
        RuledTreatment decision = table(
                        "categories:\n  " + category + ":\n    treatment: " + treatment + "\n    reason: why\n")
                .decide(asked, terms(EnumSet.of(Category.parse(consented).orElseThrow())), false);
        assertThat(decision.kept()).isEqualTo(kept);
        assertThat(decision.id()).isEqualTo(clause);
        assertThat(decision.reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "null",
                "[]",
                "posts: keep",
                "categories:",
                "categories: []",
                "categories: keep",
                "categories:\n  posts: keep\n",
                "categories:\n  posts:\n    treatment: kep\n",
                "categories:\n  posts:\n    treatment: [keep]\n",
                "categories:\n  posts:\n    treatment:\n",
                "categories:\n  posts:\n    reason: why\n",
                "categories:\n  post:\n    treatment: keep\n",
                "categories:\n  Posts:\n    treatment: keep\n",
                "categories:\n  posts:\n    treatment: leave-out\n  posts:\n    treatment: keep\n    reason: why\n",
                "categories:\n  posts:\n    treatment: leave-out\n    treatment: keep\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\n---\ncategories: {}\n",
                "categories:\n\tposts: x",
                "categories: {",
                "categories:\n  posts: &a\n    treatment: *b\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\n    if-chosen: keep\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\n    treatmnet: keep\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\nlaws: {}\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\nlaw:\n  a:\n    when: sometimes\n    categories: [posts]\n    treatment: leave-out\n    reason: why\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\nlaw:\n  a:\n    when: always\n    treatment: leave-out\n    reason: why\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\ntexts:\n  e-mail: mask\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\ntexts:\n  phone-number: hide\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\nsound-makers: drop\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\nsound-makers: [keep]\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\nembedded:\n  gps: keep\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: why\nembedded:\n  location: aggregate\n",
                "categories:\n  posts:\n    treatment: keep\n",
                "categories:\n  posts:\n    treatment: keep\n    reason:\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: ''\n",
                "categories:\n  posts:\n    treatment: keep\n    reason: 7\n",
                "categories:\n  posts: &a\n    treatment: keep\n    reason: why\n  media: *a\n",
                "\u0001",
                "%YAML 9.9\n---\n@"
            })
    void stopsWithClearWordsAtAMistake(String yaml) {
        assertThatThrownBy(() -> table(yaml))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("selection.yaml");
    }

    @Test
    void namesEveryFaultAtOnceWithItsPathAndLineInTheOrderOfTheLines() {
        String yaml = """
                categories:
                  posts:
                    treatment: keep
                  media:
                    treatment: pseudonymise
                    reason: why
                  post:
                    treatment: keep
                    reason: why
                  comments:
                    treatment: kep
                    if-chosen: [keep]
                    reason: why
                    treatment: keep
                    colour: red
                  media:
                    treatment: keep
                    reason: why
                  likes: keep
                law:
                  Old Law:
                    when: sometimes
                    categories: [likes, gossip, likes]
                    treatment: leave-out
                texts:
                  e-mail: mask
                  phone-number: hide
                embedded:
                  gps: keep
                  location: aggregate
                sound-makers: leave-out
                more: 1
                """;

        String message = messageOf(yaml);

        assertThat(message.lines().skip(1).map(line -> line.substring(2, line.indexOf("): ") + 1)))
                .containsExactly(
                        "categories.posts.reason (line 2)",
                        "categories.media.treatment (line 5)",
                        "categories.post (line 7)",
                        "categories.comments.treatment (line 11)",
                        "categories.comments.if-chosen (line 12)",
                        "categories.comments.treatment (line 14)",
                        "categories.comments.colour (line 15)",
                        "categories.media (line 16)",
                        "categories.likes (line 19)",
                        "law.Old Law (line 21)",
                        "law.Old Law.reason (line 21)",
                        "law.Old Law.when (line 22)",
                        "law.Old Law.categories[1] (line 23)",
                        "law.Old Law.categories[2] (line 23)",
                        "texts.e-mail (line 26)",
                        "texts.phone-number (line 27)",
                        "embedded.gps (line 29)",
                        "embedded.location (line 30)",
                        "sound-makers (line 31)",
                        "more (line 32)");
        assertThat(message)
                .startsWith("selection.yaml has 20 faults")
                .contains(
                        "This field is missing. Write one sentence",
                        "given twice",
                        "no such category",
                        "Write mask, flag or keep")
                .contains("Possible for media: keep, leave-out");
    }

    @Test
    void tellsOneFaultOnlyOnce() {
        assertThat(messageOf("[]").lines()).hasSize(2);
        assertThat(messageOf("categories: keep\nlaw: {}").lines()).hasSize(2);
        assertThat(messageOf("# nothing").lines()).hasSize(2);
        assertThat(messageOf("categories:\n  posts: {\n").lines()).hasSize(2);
    }

    @Test
    void stopsWhereTheRulesOfLawAreMissing() {
        byte[] yaml = "categories:\n  posts: {treatment: keep, reason: why}\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SelectionPolicy.parse(yaml))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("law is missing")
                .hasMessageContaining("law: {}");
    }

    @Test
    void saysInWhichLineATableIsNoTextInUtf8() {
        byte[] latin = "law: {}\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> SelectionPolicy.parse(latin))
                .hasMessageContaining("line 2: This is not text in UTF-8.");
    }

    @Test
    void partsBesideTheCategoriesMayBeEmpty() {
        SelectionPolicy table =
                table("categories:\n  posts: {treatment: keep, reason: why}\nlaw:\ntexts:\nembedded:\n");
        assertThat(table.soundMakers()).isEqualTo(SoundMakers.PSEUDONYMISE);
        assertThat(table.lawRules()).isEmpty();
        assertThat(table.embeddedLeftOut()).isEmpty();
    }

    private static String messageOf(String yaml) {
        return catchThrowableOfType(TerminalFailure.class, () -> table(yaml)).getMessage();
    }

    /** The donor's word is a choice only where the table lets them choose. */
    @ParameterizedTest
    @CsvSource({
        "pseudonymise, comments, KEPT, consent:comments",
        "aggregate, comments, COUNTED, consent:comments",
        "pseudonymise, posts, LEFT_OUT, consent:comments",
        "leave-out, comments, LEFT_OUT, selection:comments"
    })
    void leavesOutUnlessTheDonorChose(
            String ifChosen, String consented, RuledTreatment.Keeping keeping, String clause) {
        SelectionPolicy table = table("categories:\n  comments:\n    treatment: leave-out\n    if-chosen: " + ifChosen
                + "\n    legal: Art. 5\n    reason: why\n");
        RuledTreatment decision = table.decide(
                Category.COMMENTS, terms(EnumSet.of(Category.parse(consented).orElseThrow())), false);
        assertThat(decision.keeping()).isEqualTo(keeping);
        assertThat(decision.id()).isEqualTo(clause);
        assertThat(decision.legal()).contains("Art. 5");
        assertThat(table.isUsual(Category.COMMENTS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "minor, leave-out, true, LEFT_OUT, law:young",
        "minor, leave-out, false, KEPT, consent:comments",
        "always, leave-out, false, LEFT_OUT, law:young",
        "always, aggregate, false, COUNTED, consent:comments",
        "always, keep, false, KEPT, consent:comments"
    })
    void letsTheLawBeStricterAndNeverMilder(
            String when, String treatment, boolean minor, RuledTreatment.Keeping keeping, String clause) {
        SelectionPolicy table = table("categories:\n  comments:\n    treatment: pseudonymise\n    reason: why\nlaw:\n"
                + "  young:\n    when: " + when + "\n    provision: Art. 8\n    categories: [comments]\n    treatment: "
                + treatment + "\n    reason: The law says so.\n");
        RuledTreatment decision = table.decide(Category.COMMENTS, terms(EnumSet.of(Category.COMMENTS)), minor);
        assertThat(decision.keeping()).isEqualTo(keeping);
        assertThat(decision.id()).isEqualTo(clause);
        assertThat(table.decide(Category.COMMENTS, terms(EnumSet.of(Category.POSTS)), minor)
                        .kept())
                .isFalse();
        assertThat(table.reasonFor("law:young")).isEqualTo("The law says so.");
    }

    @Test
    void ofAMinorTheShippedTableKeepsNoMoreThanThePublicWork() throws IOException {
        SelectionPolicy table = SelectionPolicy.parse(Files.readAllBytes(Path.of("config/selection.yaml")));
        assertThat(table.decisions(terms(EnumSet.allOf(Category.class)), true).entrySet().stream()
                        .filter(decision -> decision.getValue().keeping() != RuledTreatment.Keeping.LEFT_OUT)
                        .map(Map.Entry::getKey))
                .containsExactly(Category.POSTS, Category.MEDIA, Category.PROFILE, Category.ENGAGEMENT);
    }

    /** What university archives publish for donated social media. */
    @Test
    void theShippedTableFollowsWhatArchivesPublish() throws IOException {
        SelectionPolicy table = SelectionPolicy.parse(Files.readAllBytes(Path.of("config/selection.yaml")));
        Map<Treatment, Set<Category>> byTreatment = Arrays.stream(Category.values())
                .collect(Collectors.groupingBy(table::treatment, TreeMap::new, Collectors.toSet()));
        assertThat(byTreatment)
                .containsEntry(
                        Treatment.KEEP,
                        EnumSet.of(Category.POSTS, Category.MEDIA, Category.PROFILE, Category.ENGAGEMENT))
                .containsEntry(
                        Treatment.PSEUDONYMISE,
                        EnumSet.of(Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.COMMENTS));
        assertThat(byTreatment.get(Treatment.LEAVE_OUT))
                .contains(
                        Category.MESSAGES,
                        Category.LOGINS,
                        Category.SHOP,
                        Category.WALLET,
                        Category.ADS,
                        Category.SETTINGS,
                        Category.PLACES);
        assertThat(Arrays.stream(Category.values()).filter(table::isUsual))
                .containsExactly(Category.POSTS, Category.MEDIA, Category.PROFILE, Category.ENGAGEMENT);
    }

    @Test
    void aCategoryWhoseGrantHasEndedIsNotCalledUnnamed() {
        assertThat(table("categories:\n  media:\n    treatment: keep\n    reason: why\n")
                        .reasonFor("consent:media"))
                .isEqualTo("The donor's consent does not cover the category media.");
    }

    @Test
    void stopsAtBytesThatAreNoText() {
        assertThatThrownBy(() -> SelectionPolicy.parse(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) 0xd8}))
                .isInstanceOf(TerminalFailure.class);
    }

    @Test
    void readsTheShippedTableWhichNamesEveryCategory() throws IOException {
        byte[] shipped = Files.readAllBytes(Path.of("config/selection.yaml"));
        SelectionPolicy table = SelectionPolicy.parse(shipped);
        assertThat(table.digest()).isEqualTo(Digest.sha256(shipped));
        for (Category category : Category.values()) {
            assertThat(table.decide(category, terms(EnumSet.allOf(Category.class)), false)
                            .reason())
                    .as(category.id())
                    .isNotBlank()
                    .doesNotContain("does not name");
        }
    }

    /** A table; without rules of law where none are given. */
    static SelectionPolicy table(String yaml) {
        String whole = yaml.contains("\nlaw:") ? yaml : yaml + "law: {}\n";
        return SelectionPolicy.parse(whole.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsentTerms terms(Set<Category> categories) {
        return new ConsentTerms(
                "a",
                List.of(Donation.ACCOUNT),
                false,
                "Harbour Library",
                List.of(new Grant(
                        categories,
                        Set.of("preservation"),
                        AccessLevel.OPEN,
                        java.time.LocalDate.parse("2026-03-01"),
                        java.util.Optional.empty())),
                java.util.Optional.empty(),
                "1",
                ANY,
                ANY,
                false,
                ThirdParties.PSEUDONYMISE,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
