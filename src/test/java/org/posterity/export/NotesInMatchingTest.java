package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.FileFate.Ambiguous;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;
import org.posterity.export.tiktok.context.PostIdTime;
import org.posterity.model.Finding;

/** What lies beside an export says of posts, and decides about files. */
class NotesInMatchingTest {
    private static final String ID_7 = "7568011541585349985";
    private static final String ID_8 = "7568011661844434273";
    private static final String ID_4 = "7415613371640204641";
    private static final String ELSEWHERE = "6962076112356658529";

    @TempDir
    private Path folder;

    private Heap heap;

    @BeforeEach
    void twoPosts31SecondsApart() {
        heap = new Heap(folder)
                .post("2025-11-02T06:30:00Z")
                .post("2025-11-02T06:30:31Z")
                .post("2024-09-17T14:07:21Z");
    }

    @Test
    void aListOfAllIdsDecidesBetweenTwoPosts31SecondsApart() {
        Map<String, FileFate> fates =
                heap.studioList(List.of(ID_8, ID_7, ID_4)).file(ID_7 + ".mp4").match();
        assertThat(fates.get(ID_7 + ".mp4")).isInstanceOfSatisfying(Matched.class, it -> {
            assertThat(it.post()).isZero();
            assertThat(it.evidence())
                    .containsExactlyInAnyOrder(
                            Evidence.ID_IN_NAME, Evidence.ID_TIME, Evidence.ELIMINATION, Evidence.LISTED_ID);
        });
    }

    @Test
    void aFileMatchedByItsDateGetsItsPostsIdFromTheList() {
        heap.studioList(List.of(ID_8, ID_7)).file("20251102T063000.mp4").file("2024-09-17-14-07-21.mp4");
        assertThat(heap.match().get("20251102T063000.mp4"))
                .isInstanceOfSatisfying(
                        Matched.class, it -> assertThat(it.postId()).hasValue(ID_7));
        assertThat(heap.match().get("2024-09-17-14-07-21.mp4"))
                .isInstanceOfSatisfying(
                        Matched.class, it -> assertThat(it.postId()).isEmpty());
    }

    @Test
    void anIdThatFitsAPostOfWhichTheListHasAnotherIdIsSomebodyElses() {
        String foreign = Heap.id(PostIdTime.of(ID_4).orElseThrow().plusSeconds(2), 77);
        assertThat(heap.file(foreign + ".mp4").match().get(foreign + ".mp4")).isInstanceOf(Matched.class);
        Map<String, FileFate> fates =
                heap.studioList(List.of(ID_4)).file(ID_4 + ".mp4").match();
        assertThat(fates.get(foreign + ".mp4")).isEqualTo(new Unmatched(Optional.of(foreign)));
        assertThat(fates.get(ID_4 + ".mp4")).isInstanceOf(Matched.class);
    }

    @Test
    void aSidecarsExactTimeTellsOfWhichOfTwoPostsItIs() {
        heap.sidecar("a.info.json", "{\"id\":\"" + ID_7 + "\",\"timestamp\":1762065000}")
                .file("a.mp4");
        assertThat(heap.match().get("a.mp4"))
                .isInstanceOfSatisfying(
                        Matched.class, it -> assertThat(it.post()).isZero());
        assertThat(heap.context().of(0)).hasSize(1);
    }

    @Test
    void notesStandWithTheirPostAndThoseOfNoPostByTheirId() {
        Context context = heap.studioList(List.of(ID_8, ID_7, ELSEWHERE)).context();
        assertThat(context.of(0)).extracting(ContextNote::postId).containsExactly(Optional.of(ID_7));
        assertThat(context.of(1)).extracting(ContextNote::postId).containsExactly(Optional.of(ID_8));
        assertThat(context.loose()).containsOnlyKeys(ELSEWHERE);
        assertThat(context.findings()).isEmpty();
    }

    @Test
    void aNoteOfAnUndecidedIdIsKeptByItsIdAndReported() {
        Context context = heap.studioList(List.of(ID_7)).context();
        assertThat(context.notes()).isEmpty();
        assertThat(context.loose()).containsOnlyKeys(ID_7);
        assertThat(context.findings()).extracting(Finding::code).containsExactly("context-undecided");
    }

    @Test
    void aNoteWhoseDateIsOfAnotherPostThanItsIdIsKeptByItsIdAndReported() {
        Context context = heap.sidecar("a.info.json", "{\"id\":\"" + ID_4 + "\",\"timestamp\":1762065000}")
                .context();
        assertThat(context.notes()).isEmpty();
        assertThat(context.loose()).containsOnlyKeys(ID_4);
        assertThat(context.findings()).extracting(Finding::code).containsExactly("context-contradictory");
    }

    @Test
    void ofWhatSomebodyLikedNothingIsNotedButTheirOwnPosts() {
        heap.sidecar(
                        "data/.appdata/db_texts.js",
                        "window.dbvd=String.raw`{\"" + ID_4 + "\":\"mine\",\"" + ELSEWHERE + "\":\"not mine\"}`;")
                .studioList(List.of(ID_4))
                .file("data/Likes/videos/" + ID_4 + ".mp4")
                .file("data/Likes/videos/" + ELSEWHERE + ".mp4");
        Context context = heap.context();
        assertThat(context.of(2))
                .extracting(ContextNote::caption)
                .containsExactlyInAnyOrder(Optional.of("mine"), Optional.of("caption of " + ID_4));
        assertThat(context.loose()).isEmpty();
        assertThat(heap.file("mine/" + ELSEWHERE + ".mp4").context().loose()).containsOnlyKeys(ELSEWHERE);
    }

    @Test
    void aLikedVideoIsNotTakenForAPostThatItFitsByChance() {
        String liked = "data/Likes/videos/" + ID_4 + ".mp4";
        assertThat(heap.file(liked).match().get(liked))
                .isInstanceOfSatisfying(
                        Ambiguous.class, it -> assertThat(it.posts()).containsExactly(2));
        assertThat(heap.file("saved/" + ID_4 + ".mp4").match().get(liked).candidates())
                .containsExactly(2);
        assertThat(heap.match().get(liked)).isInstanceOf(Matched.class);
    }

    @Test
    void aMentionAmongWhatSomebodyLikedIsNoClaim() {
        heap.sidecar("data/Likes/" + ID_8 + ".info.json", "{\"id\":\"" + ID_8 + "\"}")
                .file(ID_7 + ".mp4");
        assertThat(heap.match().get(ID_7 + ".mp4")).isInstanceOf(Ambiguous.class);
        assertThat(heap.context().notes()).isEmpty();
    }

    @Test
    void aCaptionWithoutAnIdStandsWithTheVideoOfItsName() {
        Context context = heap.sidecar("b/kelp.description", "how we dry kelp")
                .file("b/kelp.mp4", "same")
                .file("2024-09-17-14-07-21.mp4", "same")
                .sidecar("alone.description", "of what?")
                .context();
        assertThat(context.of(2)).extracting(ContextNote::caption).containsExactly(Optional.of("how we dry kelp"));
        assertThat(context.findings()).extracting(Finding::code).containsExactly("context-undecided");
    }

    @Test
    void filesThatWereReadAreNotKeptAndTheirRuleSaysSo() {
        assertThat(heap.studioList(List.of(ID_4)).match().get("studio/Content.csv"))
                .isInstanceOfSatisfying(
                        FileFate.Aside.class, it -> assertThat(it.rule()).isEqualTo("context-file"));
    }

    @Test
    void deletedPostsAreCandidatesLikeOthers() {
        Map<String, FileFate> fates = heap.deletedPost("2021-05-14T09:31:07Z")
                .file(ELSEWHERE + ".mp4")
                .file("2021-05-14_09-31-07.jpeg")
                .match();
        assertThat(fates.values())
                .allSatisfy(fate -> assertThat(fate.candidates()).containsExactly(3));
    }
}
