package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.export.ExportContent;
import org.posterity.export.SectionCount;
import org.posterity.export.SectionCount.Standing;
import org.posterity.model.Finding;
import org.posterity.model.TerminalFailure;

/** What becomes of structure that nobody knows. */
class DriftTest {
    @TempDir
    private Path home;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(home);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'Post':{},'Stars':{}}; Stars",
                "{'Post':{'Star Map':{}}}; Post.Star Map",
                "{'Your Activity':{'Like List':{'NewList':[]}}}; Your Activity.Like List.NewList",
                "{'Your Activity':{'Like List':{'ItemFavoriteList':[{'star':1}]}}}; Your Activity.Like "
                        + "List.ItemFavoriteList[].star",
                "{'Post':{'Posts':{'VideoList':[{'Star':1}]}}}; Post.Posts.VideoList[].Star",
                "{'Profile':{'Profile Info':{'ProfileMap':{'starSign':1}}}}; Profile.Profile Info.ProfileMap.starSign",
                "{'Post':{'NewOne':{'x':[{'date':1}]}}}; Post.NewOne.*[].date",
                "{'Post':{},'Next Year':{'New Section':{}}}; Next Year.New Section"
            })
    void namesAKeyThatCanOnlyBeStructure(String json, String path) {
        assertThat(standing(json, path)).isEqualTo(Standing.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'Post':{},'user12345':{}}; *",
                "{'Post':{},'tern.and.tide':{}}; *",
                "{'Post':{},'\u00e9toile':{}}; *",
                "{'Post':{'New Chats':{'Chat History with tern:':[]}}}; Post.New Chats.*",
                "{'Post':{},'New Chats':{'tern_and_tide':[]}}; New Chats.*",
                "{'Post':{},'New Chats':{'Tern Tide':[]}}; New Chats.*",
                "{'Direct Messages':{'tern_and_tide':{}}}; Direct Messages.*",
                "{'Direct Message':{'Direct Messages':{'tern_and_tide':[]}}}; Direct Message.Direct Messages.*",
                "{'Your Activity':{'Follower':{'tern_and_tide':1}}}; Your Activity.Follower.*",
                "{'Your Activity':{'Following':{'Following':[{'tern_and_tide':1}]}}}; Your "
                        + "Activity.Following.Following[].*",
                "{'Tiktok Live':{'tern_and_tide':1}}; Tiktok Live.*",
                "{'Post':{'Posts':{'VideoList':[{'Likes':{'tern_and_tide':1}}]}}}; Post.Posts.VideoList[].Likes.*",
                "{'Post':{'NewList':[{'tern_and_tide':[1]}]}}; Post.NewList[].*",
                "{'Post':{'NewList':[{'tern_and_tide':1}]}}; Post.NewList[].*",
                "{'Your Activity':{'Like List':[{'tern_and_tide':[1]}]}}; Your Activity.Like List[].*"
            })
    void writesAStarWhereAKeyMayBeAPersonsName(String json, String path) {
        assertThat(standing(json, path)).isEqualTo(Standing.UNKNOWN_KEY);
    }

    @Test
    void namesAtMostFiftyNewKeysAtOnePlace() {
        StringBuilder fields = new StringBuilder();
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                fields.append(",\"").append(first).append(second).append("\":1");
            }
        }
        ExportContent content =
                reading.content("{\"Post\":{\"Posts\":{\"VideoList\":[{\"Likes\":\"1\"" + fields + "}]}}}");
        assertThat(content.sections().stream()
                        .filter(section -> section.standing() == Standing.UNKNOWN_KEY)
                        .map(SectionCount::items))
                .hasSize(51)
                .contains(676L - 50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'Your Activity':{'Like List':{'ItemFavoriteList':{'a':1}}}}; Your Activity.Like List.ItemFavoriteList",
                "{'Your Activity':{'Like List':{'ItemFavoriteList':'x'}}}; Your Activity.Like List.ItemFavoriteList",
                "{'Your Activity':{'Like List':{'ItemFavoriteList':['x']}}}; Your Activity.Like List.ItemFavoriteList[]",
                "{'Your Activity':{'Like List':[1]}}; Your Activity.Like List",
                "{'Your Activity':{'Like List':{'ItemFavoriteList':[{'date':{'a':1}}]}}}; Your Activity.Like "
                        + "List.ItemFavoriteList[].date",
                "{'Post':[1]}; Post"
            })
    void reportsAValueOfAnotherShape(String json, String path) {
        assertThat(standing(json, path)).isEqualTo(Standing.UNKNOWN_SHAPE);
        assertThat(reading.content(json.replace('\'', '"')).findings()).anySatisfy(finding -> {
            assertThat(finding.where()).isEqualTo(path);
            assertThat(finding.what()).startsWith("An unexpected value for a known key");
        });
    }

    @Test
    void takesPlainValuesOfAnyTypeForEachOther() {
        assertThat(reading.content("""
                {"Post":{"Posts":{"VideoList":[{"Date":"2024-09-17 14:07:21","Likes":12,"WhoCanView":"Everyone","AllowDuets":true,"Title":null}]}}}
                """).findings()).isEmpty();
    }

    @Test
    void givesTheTypesMetAndHowOften() {
        ExportContent content = reading.content("""
                {"Post":{"Posts":{"VideoList":[
                  {"WhoCanView":"Everyone","Star":1},{"WhoCanView":"Friends","Star":"a"},{"WhoCanView":"Only You","Star":null}]}}}
                """);
        assertThat(content.sections())
                .filteredOn(section -> section.path().endsWith("Star"))
                .extracting(SectionCount::types, SectionCount::items)
                .containsExactly(tuple(Set.of("null", "number", "string"), 3L));
        assertThat(content.findings())
                .extracting(Finding::code, Finding::where, Finding::what)
                .containsExactly(tuple(
                        "unknown-structure",
                        "Post.Posts.VideoList[].Star",
                        "An unknown key or section: found 3 times (null, number, string), not kept."));
    }

    @Test
    void saysNothingOfStructureThatTheCuratorHasAccepted() throws Exception {
        Path file = Files.write(
                home.resolve("accepted-structure.tsv"),
                List.of("# what is new", "", "Post.Posts.VideoList[].Star\tnumber,string", "Post.Moon\tobject"));
        Reading accepting = new Reading(home.resolve("a"), "posts", new TikTokReader(AcceptedStructure.in(file), home));
        ExportContent content = accepting.content("""
                {"Post":{"Posts":{"VideoList":[{"WhoCanView":"Everyone","Star":1},{"WhoCanView":"Everyone","Star":null}]},"Moon":{"Sea":1}}}
                """);
        assertThat(content.sections())
                .filteredOn(section -> !section.understood())
                .extracting(SectionCount::path, SectionCount::standing)
                .containsExactlyInAnyOrder(
                        tuple("Post.Posts.VideoList[].Star", Standing.ACCEPTED),
                        tuple("Post.Moon", Standing.ACCEPTED),
                        tuple("Post.Moon.*", Standing.UNKNOWN_KEY));
        assertThat(content.findings()).extracting(Finding::where).containsExactly("Post.Moon.*");
        assertThat(accepting.content("{\"Post\":{\"Moon\":[1]}}").findings())
                .extracting(Finding::where)
                .contains("Post.Moon");
    }

    @Test
    void acceptsNothingWhereThereIsNoFileAndStopsAtAMistakeInIt() {
        assertThat(AcceptedStructure.in(home.resolve("absent")).accepts("Post", Set.of()))
                .isFalse();
        Assertions.assertThatThrownBy(() -> AcceptedStructure.of(List.of("# x", "Post object")))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("line 2");
    }

    private Standing standing(String json, String path) {
        return reading.content(json.replace('\'', '"')).sections().stream()
                .filter(section -> section.path().equals(path))
                .map(SectionCount::standing)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No such path: "
                        + reading.content(json.replace('\'', '"')).sections()));
    }
}
