package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.export.ExportContent;
import org.posterity.export.ExportDate;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.OwnField;
import org.posterity.export.OwnObject;
import org.posterity.export.Post;
import org.posterity.export.PostContents;
import org.posterity.export.SharedField;
import org.posterity.export.Visibility;

/** What is handed on of posts and profile: the platform's own objects, and what their fields mean. */
class OwnObjectsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Title\":\"kelp\"}",
                "{\"Title\":\"kelp\",\"Tide\":3}",
                "{\"Tide\":{\"a\":[1]},\"Title\":null,\"Likes\":\"12\",\"AllowDuets\":true}"
            })
    void aPostIsHandedOnFieldByField(String post) throws IOException {
        OwnObject object = post(post);

        JsonNode expected = JSON.readTree(post);
        assertThat(object.fields()).hasSize(expected.size());
        for (OwnField field : object.fields()) {
            assertThat(field.meaning().isPresent()).isNotEqualTo(field.key().equals("Tide"));
            assertThat(field.value().isPresent())
                    .isEqualTo(expected.path(field.key()).isValueNode());
            field.value().ifPresent(value -> assertThat((JsonNode) value).isEqualTo(expected.get(field.key())));
        }
    }

    @Test
    void aPostMayHaveVeryManyFields() throws IOException {
        String fields = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"tide " + i + "\":\"" + "x".repeat(i % 50) + "\"")
                .collect(Collectors.joining(","));
        OwnObject object = post("{" + fields + ",\"Title\":\"kelp\"}");

        assertThat(object.fields()).hasSize(20_001);
        assertThat(object.text(SharedField.TITLE)).hasValue("kelp");
    }

    @Test
    void aTextWithoutEndIsNotBuilt() throws IOException {
        OwnObject object = post("{\"Title\":\"" + "x".repeat(ObjectSlice.LONGEST_TEXT + 1) + "\",\"Sound\":\""
                + "y".repeat(ObjectSlice.LONGEST_TEXT) + "\"}");

        assertThat(object.fields().get(0).value()).isEmpty();
        assertThat(object.text(SharedField.TITLE)).isEmpty();
        assertThat(object.text(SharedField.SOUND).orElseThrow()).hasSize(ObjectSlice.LONGEST_TEXT);
    }

    @Test
    void eachFieldOfThePlatformHasItsCommonOneInEverySpelling() throws IOException {
        OwnObject object = post(
                "{\"DATE\":\"2024-09-17 14:07:21\",\"whoCanView\":\"Friends\",\"title\":\"kelp\","
                        + "\"Sound\":\"original sound - x\",\"location\":\"Skerry Point\",\"Likes\":\"1,204\",\"numberOfCollections\":7}");

        Map<SharedField, String> said = object.fields().stream()
                .filter(field -> SharedField.of(name(field)).isPresent())
                .collect(Collectors.toMap(
                        field -> SharedField.of(name(field)).orElseThrow(),
                        field -> field.text().orElseThrow()));
        assertThat(said)
                .isEqualTo(Map.of(
                        SharedField.PUBLISHED, "2024-09-17 14:07:21",
                        SharedField.VISIBILITY, "Friends",
                        SharedField.TITLE, "kelp",
                        SharedField.SOUND, "original sound - x",
                        SharedField.PLACE, "Skerry Point"));
        assertThat(object.counts()).isEqualTo(Map.of("likes", 1204L, "saves", 7L));
    }

    private static String name(OwnField field) {
        return field.meaning().map(FieldMeaning::name).orElse("");
    }

    @Test
    void aDeletedPostSaysWhenItWasDeleted() throws IOException {
        ExportContent content = new Reading(home)
                .content(
                        "{\"Post\":{\"RecentlyDeletedPosts\":{\"PostList\":[{\"Date\":\"2024-09-17 14:07:21\",\"DateDeleted\":\"2025-04-02 10:00:00\"}]}}}");

        assertThat(objects(content).get(0).text(SharedField.DELETED_ON)).hasValue("2025-04-02 10:00:00");
    }

    @Test
    void theProfileHasItsSharedFieldsCountsAndPersonalOnes() {
        OwnObject object =
                new Reading(home).content("""
                        {"Profile":{"Profile Info":{"ProfileMap":{"userName":"kelp.and.kites","displayName":"Juno","bioDescription":"N/A",
                         "followerCount":12,"followingCount":"None","likesReceived":"3","emailAddress":"a@b.example","tide":1}}}}
                        """).profile().orElseThrow().object();

        assertThat(object.text(SharedField.USER_NAME)).hasValue("kelp.and.kites");
        assertThat(object.text(SharedField.DISPLAY_NAME)).hasValue("Juno");
        assertThat(object.text(SharedField.DESCRIPTION)).isEmpty();
        assertThat(object.counts()).isEqualTo(Map.of("followers", 12L, "likes", 3L));
        assertThat(object.fields().stream().filter(field -> field.hasRole(FieldRole.PERSONAL)))
                .extracting(OwnField::key)
                .containsExactly("emailAddress");
        assertThat(object.fields()).extracting(OwnField::key).doesNotContain("tide");
    }

    @Test
    void ofSeveralSpellingsTheFirstThatSaysSomethingCountsAndAllStayInTheObject() throws IOException {
        OwnObject object = post("{\"title\":\" - \",\"Title\":\"kelp\",\"TITLE\":\"kites\"}");

        assertThat(object.text(SharedField.TITLE)).hasValue("kelp");
        assertThat(object.texts(SharedField.TITLE)).containsExactly("kelp", "kites");
        assertThat(object.json()).hasToString("{\"title\":\" - \",\"Title\":\"kelp\",\"TITLE\":\"kites\"}");
    }

    @Test
    void ofAKeyThatStandsTwiceTheLastValueCounts() throws IOException {
        assertThat(post("{\"Title\":\"kelp\",\"Sound\":\"x\",\"Title\":\"kites\"}")
                        .json())
                .hasToString("{\"Title\":\"kites\",\"Sound\":\"x\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"  \"",
                "\"N/A\"",
                "\"n/a\"",
                "\"None\"",
                "\"null\"",
                "\"-\"",
                "\" - \"",
                "null",
                "[]",
                "{}"
            })
    void whatThePlatformWritesForNothingSaysNothing(String nothing) throws IOException {
        assertThat(post("{\"Location\":" + nothing + "}").text(SharedField.PLACE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Everyone, EVERYONE, Everyone",
        "Public, EVERYONE, Public",
        "friends, FRIENDS, friends",
        "Only You, ONLY_CREATOR, Only You",
        "a neighbour, UNKNOWN, ''",
        "'', UNKNOWN, ''"
    })
    void thePlatformsOwnWordForTheAudienceIsHandedOnWhereItIsOne(String word, Visibility visibility, String stated) {
        Post post = new Reading(home)
                .content(export("{\"WhoCanView\":\"" + word + "\"}"))
                .posts()
                .get(0);

        assertThat(post.visibility()).isEqualTo(visibility);
        assertThat(post.statedVisibility()).isEqualTo(Optional.of(stated).filter(it -> !it.isEmpty()));
    }

    @Test
    void contradictoryWordsForTheAudienceAreNoWord() {
        Post post = new Reading(home)
                .content(export("{\"WhoCanView\":\"Everyone\",\"whoCanView\":\"Friends\"}"))
                .posts()
                .get(0);

        assertThat(post.visibility()).isEqualTo(Visibility.UNKNOWN);
        assertThat(post.statedVisibility()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-09-17 14:07:21 UTC, STATED", "2024-09-17 14:07:21, UTC_BY_EVIDENCE", "tomorrow, UNKNOWN"})
    void aDateIsHandedOnWithWhatIsKnownOfItsZone(String date, ExportDate.Zone zone) {
        Post post = new Reading(home)
                .content(export("{\"Date\":\"" + date + "\"}"))
                .posts()
                .get(0);

        assertThat(post.dating()).isEqualTo(zone);
        assertThat(post.date().isPresent()).isEqualTo(zone != ExportDate.Zone.UNKNOWN);
    }

    @Test
    void postsOfSeveralPartsAreReadByTheirOrdinals() throws IOException {
        ExportContent content = new Donation(home.resolve("parts"))
                .with("one/user_data_tiktok.json", export("{\"Title\":\"0\"},{\"Title\":\"1\"},{\"Title\":\"2\"}"))
                .with(
                        "two/user_data_tiktok.json",
                        "{\"Post\":{\"RecentlyDeletedPosts\":{\"PostList\":[{\"Title\":\"3\"},{\"Title\":\"4\"}]}}}")
                .export()
                .content();

        assertThat(content.sources()).hasSize(2);
        assertThat(content.posts()).hasSize(5);
        assertThat(objects(content).stream()
                        .map(object -> object.text(SharedField.TITLE).orElseThrow()))
                .containsExactlyElementsOf(content.posts().stream()
                        .map(post -> Integer.toString(post.ordinal()))
                        .toList());
    }

    private OwnObject post(String post) throws IOException {
        return objects(new Reading(home).content(export(post))).get(0);
    }

    private static String export(String posts) {
        return "{\"Post\":{\"Posts\":{\"VideoList\":[" + posts + "]}}}";
    }

    private static List<OwnObject> objects(ExportContent content) throws IOException {
        List<OwnObject> objects = new ArrayList<>();
        try (PostContents.Reading contents = content.contents().open()) {
            for (Post post : content.posts()) {
                objects.add(contents.of(post.ordinal()));
            }
        }
        return objects;
    }
}
