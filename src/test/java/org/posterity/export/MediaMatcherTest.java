package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.FileFate.Ambiguous;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;
import org.posterity.export.tiktok.context.DownloadNames;

class MediaMatcherTest {
    private static final Instant SEVENTH = Instant.parse("2025-11-02T06:30:00Z");
    private static final Instant EIGHTH = Instant.parse("2025-11-02T06:30:31Z");
    private static final String ID_7 = "7568011541585349985";
    private static final String ID_8 = "7568011661844434273";

    @TempDir
    private Path folder;

    private Heap heap;

    @BeforeEach
    void twoPosts31SecondsApart() {
        heap = new Heap(folder).post(SEVENTH).post(EIGHTH).post("2024-09-17T14:07:21Z");
    }

    @Test
    void leavesTheEarlierOfTwoClosePostsOpenUntilTheLaterIsCertain() {
        assertThat(heap.file(ID_7 + ".mp4").match().get(ID_7 + ".mp4"))
                .isInstanceOfSatisfying(
                        Ambiguous.class, it -> assertThat(it.posts()).containsExactly(0, 1));
        Map<String, FileFate> both = heap.file("x [" + ID_8 + "].mp4").match();
        assertThat(post(both, ID_7 + ".mp4")).isZero();
        assertThat(both.get(ID_7 + ".mp4"))
                .isInstanceOfSatisfying(
                        Matched.class,
                        it -> assertThat(it.evidence())
                                .containsExactlyInAnyOrder(
                                        Evidence.ID_IN_NAME, Evidence.ID_TIME, Evidence.ELIMINATION));
        assertThat(post(both, "x [" + ID_8 + "].mp4")).isEqualTo(1);
    }

    @Test
    void whatTheExportSaysOfAFileIsCertainAndWhatItListsNowhereIsNoLooseMedium() {
        FileFate second = Matched.listed(1, 2, Optional.empty());
        FileFate nowhere = new FileFate.Aside("listed-nowhere", "no post lists it");
        Map<String, FileFate> fates = heap.member(ID_8 + "/2024-09-17-14-07-21.mp4", second)
                .member("a.mp4", nowhere)
                .file("b.mp4", "a.mp4")
                .file("2024-09-17_14-07-21.mp4")
                .match();

        assertThat(fates.get(ID_8 + "/2024-09-17-14-07-21.mp4")).isEqualTo(second);
        assertThat(fates.get("a.mp4")).isEqualTo(nowhere);
        assertThat(fates.get("b.mp4")).isEqualTo(new Unmatched());
        assertThat(post(fates, "2024-09-17_14-07-21.mp4")).isEqualTo(2);
    }

    @Test
    void neverSwapsTwoPosts31SecondsApartWhateverTheirLags() {
        for (int lag7 = 0; lag7 <= 60; lag7++) {
            for (int lag8 = 0; lag8 <= 60; lag8++) {
                String id7 = Heap.id(SEVENTH.minusSeconds(lag7), 1);
                String id8 = Heap.id(EIGHTH.minusSeconds(lag8), 2);
                IdAssignment ids = new IdAssignment();
                PostDates dates = new PostDates(java.util.List.of(at(0, SEVENTH), at(1, EIGHTH)), new DownloadNames());
                ids.meet(id7, dates.fitting(id7));
                ids.meet(id8, dates.fitting(id8));
                ids.settle();
                assertThat(ids.candidates(id7)).contains(0);
                assertThat(ids.candidates(id8)).contains(1);
            }
        }
    }

    private static Post at(int ordinal, Instant date) {
        return Heap.post(ordinal, date, false);
    }

    @ParameterizedTest
    @CsvSource({
        "20251102T063000.mp4, 0",
        "2025-11-02 06.30.31.mp4, 1",
        "2025-11-02T06:30:31Z.mov, 1",
        "20251102063000 (1).mp4, 0",
        "kelp_1762065031_x.mp4, 1",
        "2025-11-02_06-30-00/1.jpeg, 0",
        "2023-01-01_00-00-00 re-posted 2025-11-02_06-30-31.mp4, 1",
        "99999999999999 2025-11-02_06-30-31.mp4, 1"
    })
    void readsDatesInNames(String name, int post) {
        assertThat(post(heap.file(name).match(), name)).isEqualTo(post);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IMG_4821.MOV",
                "3f9c0a7be2d14c58a6b0d9e1f2a3b4c5.mp4",
                "ssstik.io_@kelp.and.kites_1762065031000.mp4",
                "2025-11-02_06-30-15.mp4",
                "2025-11-02.mp4",
                "6962076112356658529.mp4",
                "75680115415853499850.mp4",
                "1.mp4",
                "\u0667\u0665\u0666\u0668.mp4",
                "12345678901234567890123456789.mp4"
            })
    void matchesNothingByChance(String name) {
        assertThat(heap.file(name).match().get(name)).isInstanceOf(Unmatched.class);
    }

    @Test
    void keepsTheIdOfAFileThatFitsNoPost() {
        assertThat(heap.file("6962076112356658529.mp4").match().get("6962076112356658529.mp4"))
                .isEqualTo(new Unmatched(Optional.of("6962076112356658529")));
    }

    @Test
    void saysThatANameWithTheDatesOfTwoPostsIsAmbiguous() {
        String name = "2025-11-02_06-30-00 and 2025-11-02_06-30-31.mp4";
        assertThat(heap.file(name).match().get(name)).isInstanceOf(Ambiguous.class);
    }

    @Test
    void readsTheIdInASidecarWhateverItsFormAndLooksAtNothingElse() {
        Map<String, FileFate> fates = heap.sidecar("a.info.json", "{\"x\":{\"id\":\"1\"},\"id\":\"" + ID_8 + "\"}")
                .sidecar("b.JSON", "{\"id\":7415613371640204641}")
                .sidecar("c.json", "{\"id\":\"12\"}")
                .sidecar("d.json", "{\"id\":")
                .sidecar("e.json", "[]")
                .sidecar("f.mp4.json", "{\"id\":\"" + ID_8 + "\"}")
                .file("a.mp4")
                .file("b.mp4")
                .file("c.mp4")
                .file("d.mp4")
                .file("e.mp4")
                .file("f.mp4")
                .match();
        assertThat(post(fates, "a.mp4")).isEqualTo(1);
        assertThat(fates.get("a.mp4"))
                .isInstanceOfSatisfying(
                        Matched.class, it -> assertThat(it.postId()).hasValue(ID_8));
        assertThat(post(fates, "b.mp4")).isEqualTo(2);
        assertThat(post(fates, "f.mp4")).isEqualTo(1);
        assertThat(fates.get("c.mp4")).isEqualTo(new Unmatched());
        assertThat(fates.get("d.mp4")).isEqualTo(new Unmatched());
        assertThat(fates.get("e.mp4")).isEqualTo(new Unmatched());
    }

    @Test
    void doesNotChooseBetweenSidecarsOrBetweenANameAndASidecar() {
        Map<String, FileFate> fates = heap.sidecar("a.info.json", "{\"id\":\"" + ID_8 + "\"}")
                .sidecar("a.json", "{\"id\":\"7415613371640204641\"}")
                .file("a.mp4")
                .sidecar("7415613371640204641.json", "{\"id\":\"" + ID_8 + "\"}")
                .file("7415613371640204641.mp4")
                .match();
        assertThat(fates.get("a.mp4"))
                .isInstanceOfSatisfying(
                        Ambiguous.class, it -> assertThat(it.posts()).containsExactly(1, 2));
        assertThat(fates.get("7415613371640204641.mp4")).isInstanceOf(Ambiguous.class);
    }

    @Test
    void takesAPhotoFoldersNameWhenTheFilesOwnSaysNothing() {
        Map<String, FileFate> fates = heap.file("photos/7415613371640204641/0.jpeg")
                .file("photos/7415613371640204641/1.jpeg")
                .file("photos/7415613371640204641/2022-01-01_10-00-00.jpeg")
                .file("photos/7415613371640204641/" + ID_8 + ".jpeg")
                .match();
        assertThat(post(fates, "photos/7415613371640204641/0.jpeg")).isEqualTo(2);
        assertThat(post(fates, "photos/7415613371640204641/1.jpeg")).isEqualTo(2);
        assertThat(post(fates, "photos/7415613371640204641/2022-01-01_10-00-00.jpeg"))
                .isEqualTo(2);
        assertThat(post(fates, "photos/7415613371640204641/" + ID_8 + ".jpeg")).isEqualTo(1);
    }

    @Test
    void saysThatANameContradictsItselfAndLetsItSpoilNoOtherFile() {
        for (String order : new String[] {"0", "z"}) {
            String liar = order + "_2024-09-17_14-07-21_" + ID_8 + ".mp4";
            Map<String, FileFate> fates = new Heap(folder)
                    .post(SEVENTH)
                    .post(EIGHTH)
                    .post("2024-09-17T14:07:21Z")
                    .file(liar)
                    .file("m" + ID_8 + ".mp4")
                    .match();
            assertThat(fates.get(liar))
                    .isInstanceOfSatisfying(
                            Ambiguous.class, it -> assertThat(it.posts()).containsExactly(1, 2));
            assertThat(post(fates, "m" + ID_8 + ".mp4")).isEqualTo(1);
        }
    }

    @Test
    void givesAPostThatTwoIdsFitToNeither() {
        String other = Heap.id(EIGHTH.minusSeconds(20), 77);
        Map<String, FileFate> fates =
                heap.file(ID_8 + ".mp4").file(other + ".mp4").match();
        assertThat(fates.get(ID_8 + ".mp4")).isInstanceOf(Ambiguous.class);
        assertThat(fates.get(other + ".mp4")).isInstanceOf(Ambiguous.class);
    }

    @Test
    void placesAFileWithoutANameWithItsTwin() {
        Map<String, FileFate> fates = heap.file(ID_8 + ".mp4", "same")
                .file("IMG_1.MOV", "same")
                .file("IMG_2.MOV", "else")
                .match();
        assertThat(fates.get("IMG_1.MOV")).isInstanceOfSatisfying(Matched.class, it -> {
            assertThat(it.post()).isEqualTo(1);
            assertThat(it.evidence()).containsExactly(Evidence.IDENTICAL_BYTES);
        });
        assertThat(fates.get("IMG_2.MOV")).isEqualTo(new Unmatched());
    }

    @Test
    void isAsUncertainOfAFileAsOfItsTwins() {
        Map<String, FileFate> fates = heap.file(ID_7 + ".mp4", "open")
                .file("IMG_1.MOV", "open")
                .file("2025-11-02_06-30-31.mp4", "both")
                .file("2024-09-17_14-07-21.mp4", "both")
                .file("IMG_2.MOV", "both")
                .match();
        assertThat(fates.get("IMG_1.MOV").candidates()).containsExactly(0, 1);
        assertThat(fates.get("IMG_2.MOV").candidates()).containsExactly(1, 2);
        assertThat(fates.get("IMG_2.MOV")).isInstanceOf(Ambiguous.class);
    }

    @Test
    void matchesTenThousandFilesToFiftyThousandPostsInALongChainWithoutQuadraticWork() {
        Heap chain = new Heap(folder);
        Instant start = Instant.parse("2020-01-01T00:00:00Z");
        for (int i = 0; i < 50_000; i++) {
            chain.post(start.plusSeconds(31L * i));
        }
        for (int i = 0; i < 10_000; i++) {
            chain.file(Heap.id(start.plusSeconds(31L * (40_000 + i) - 5), i) + ".mp4");
        }
        Map<String, FileFate> fates = Assertions.assertTimeout(Duration.ofSeconds(40), chain::match);
        assertThat(fates.values()).allMatch(Matched.class::isInstance);
    }

    private static int post(Map<String, FileFate> fates, String path) {
        assertThat(fates.get(path)).as(path).isInstanceOf(Matched.class);
        return ((Matched) fates.get(path)).post();
    }
}
