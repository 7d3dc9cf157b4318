package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.privacy.HandMadeExport.field;
import static org.posterity.privacy.HandMadeExport.item;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.FieldRole;
import org.posterity.export.Item;
import org.posterity.model.Category;
import org.posterity.privacy.text.NameHint;

/** By what people might still be recognised in what passed the screen. */
class ReidentificationTest {
    private static final String SENTENCE = "my gran dried kelp on this wall";

    @TempDir
    private Path home;

    @Test
    void countsCommentsThatStandAloneAndAreLongEnough() {
        Reidentification found = comments(
                "keep",
                SENTENCE,
                "祖母はこの壁でよく昆布を干していました",
                "so good!",
                "follow me and I will follow you back",
                "Follow me, and I will follow you back!",
                "follow me and I will follow you back 🌊",
                "");

        assertThat(found.texts()).containsExactly(new Reidentification.Texts(Category.COMMENTS, 6, 2, 0));
    }

    @Test
    void asksOnlyWhatIsKept() {
        assertThat(comments("leave-out", SENTENCE).texts()).isEmpty();
        assertThat(comments("aggregate", SENTENCE).texts()).isEmpty();
    }

    @Test
    void countsPseudonymsAndThePeopleBehindThem() {
        Reidentification found = comments("keep", "@tern_and_tide hello", "@Tern_And_Tide and @skerry.light");

        assertThat(found.pseudonyms()).isEqualTo(3);
        assertThat(found.people()).isEqualTo(2);
    }

    @Test
    void namesThePostsWhoseCaptionsMayNameSomebody() {
        Reidentification found = posts("""
                {"Date":"2024-09-17 14:07:21","WhoCanView":"Everyone","Title":"low tide with Ilse","Location":"Skerry Point"},
                {"Date":"2024-09-18 14:07:21","WhoCanView":"Everyone","Title":"low tide","Location":"N/A"},
                {"Date":"2024-09-19 14:07:21","WhoCanView":"Only Me","Title":"photo by Ilse Quist, of course"},
                {"Date":"2024-09-20 14:07:21","WhoCanView":"Everyone","Title":"凧を上げる"},
                {"Date":"2024-09-21 14:07:21","WhoCanView":"Everyone","Title":"tea with @tern_and_tide"}
                """, "posts,profile");

        assertThat(found.posts()).isEqualTo(Map.of(0, Set.of(NameHint.COMPANION)));
        assertThat(found.hardlyJudged()).isEqualTo(1);
        assertThat(found.places()).isEqualTo(1);
        assertThat(found.people()).isEqualTo(1);
        assertThat(found.loose()).isEmpty();
    }

    @Test
    void looksAtTheDescriptionOfTheAccountAndKnowsTheCreatorsOwnName() {
        String profile = """
                "Profile":{"Profile Information":{"ProfileMap":{"userName":"kelp.and.kites","displayName":"Juno Marsh",
                "bioDescription":"%s"}}},
                """;

        assertThat(posts("", "posts,profile", profile.formatted("kites by Juno Marsh"))
                        .profile())
                .isEmpty();
        assertThat(posts("", "posts,profile", profile.formatted("kites by Ilse Quist"))
                        .profile())
                .containsExactly(NameHint.FULL_NAME);
        assertThat(posts("", "posts", profile.formatted("kites by Ilse Quist")).profile())
                .isEmpty();
    }

    @Test
    void listsTheTitlesOfSoundsWhoseMakerIsKept() {
        String posts = """
                {"Date":"2024-09-17 14:07:21","WhoCanView":"Everyone","Sound":"dźwięk oryginalny - Tern Tide"},
                {"Date":"2024-09-18 14:07:21","WhoCanView":"Everyone","Sound":"original sound - kelp.and.kites"},
                {"Date":"2024-09-19 14:07:21","WhoCanView":"Everyone","Sound":" - "},
                {"Date":"2024-09-20 14:07:21","WhoCanView":"Everyone","Sound":"Kelp Song - The Kelps"},
                {"Date":"2024-09-21 14:07:21","WhoCanView":"Everyone","Sound":"Kelp Song - The Kelps"},
                {"Date":"2024-09-22 14:07:21","WhoCanView":"Only Me","Sound":"Wave Song - The Waves"},
                {"Date":"2024-09-23 14:07:21","WhoCanView":"Everyone","sound":"Oerklank Tern Tide"}
                """;

        Reidentification found = posts(posts, "posts");

        assertThat(found.sounds())
                .isEqualTo(new Reidentification.Sounds(
                        3, new TreeMap<>(Map.of("Kelp Song - The Kelps", 2, "Oerklank Tern Tide", 1)), 0));
        assertThat(found.people()).isEqualTo(1);
    }

    @Test
    void saysHowManyTextsWereTooManyToCompare() {
        ReidentificationAssessment assessment = new ReidentificationAssessment(List.of(), 1_000);
        Item comment = comment("");
        for (int i = 0; i < 50_000; i++) {
            assessment.field(comment, FieldRole.TEXT, "my gran dried kelp on wall " + word(i));
        }
        assessment.field(comment, FieldRole.TEXT, "my gran dried kelp on wall " + word(7));

        assertThat(assessment.result().texts())
                .containsExactly(new Reidentification.Texts(Category.COMMENTS, 50_001, 49_999, 49_000));
    }

    private static String word(int number) {
        return Integer.toString(number, 26)
                .chars()
                .collect(
                        StringBuilder::new,
                        (word, digit) -> word.append((char) ('a' + Character.digit(digit, 26))),
                        StringBuilder::append)
                .toString();
    }

    private Reidentification comments(String treatment, String... texts) {
        HandMadeExport made = new HandMadeExport(new Donation(home.resolve("c" + treatment + texts.length))
                .covering("comments")
                .with("user_data.json", "{\"Post\":{\"Posts\":{\"VideoList\":[]}}}"));
        for (String text : texts) {
            made.with(comment(text));
        }
        String table = "law: {}\ncategories:\n  comments:\n    treatment: " + treatment + "\n    reason: Because.\n";
        return screened(made.export(), SelectionPolicy.parse(table.getBytes(StandardCharsets.UTF_8)));
    }

    private static Item comment(String text) {
        return item(
                "comment",
                Category.COMMENTS,
                "Comment.Comments.CommentsList[]",
                "2024-06-01T10:00:00",
                field("comment", "text", FieldRole.TEXT, text));
    }

    private Reidentification posts(String posts, String categories, String... before) {
        Path folder = home.resolve("p" + (posts + categories + String.join("", before)).hashCode());
        return Screening.of(
                        new Donation(folder)
                                .covering(categories)
                                .with(
                                        "user_data.json",
                                        "{" + String.join("", before) + "\"Post\":{\"Posts\":{\"VideoList\":[" + posts
                                                + "]}}}"),
                        home.resolve("key"))
                .reidentification();
    }

    private Reidentification screened(Export export, SelectionPolicy table) {
        return Screening.of(export, home.resolve("key"), table).reidentification();
    }
}
