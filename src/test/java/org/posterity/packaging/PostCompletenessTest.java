package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.FileFate;
import org.posterity.export.HandedOverFile;
import org.posterity.export.Post;
import org.posterity.export.PostKind;
import org.posterity.model.PostCounts;
import org.posterity.privacy.HandMadeExport;
import org.posterity.privacy.Screening;

class PostCompletenessTest {
    @TempDir
    private Path home;

    @Test
    void tellsHeldMissingAndLeftOutPostsOldestFirst() {
        Donation donation = new Donation(home)
                .covering("posts,media")
                .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .with("6962076112356658529.mp4", "p1")
                .with("7118434817674333537.jpeg", "p2, its cover only")
                .with("7297115477346635105.mp4", "p3, left out")
                .with("7452132452060908897/0.jpeg", "p5 first")
                .with("7452132452060908897/10.jpeg", "p5 third")
                .with("7452132452060908897/2.jpeg", "p5 second")
                .with("7452132452060908897/9.mp4", "p5 as a film")
                .with("7568011541585349985.mp4", "p7 or p8")
                .with("IMG_1.MOV", "nothing");
        PostCompleteness completeness = new PostCompleteness(Screening.of(donation, home.resolve("key")));

        assertThat(completeness.counts()).isEqualTo(new PostCounts(8, 2, 4, 1, 2));
        Map<String, PostAccount> byDay = completeness.posts().stream()
                .collect(Collectors.toMap(
                        post -> post.post().date().orElseThrow().toString().substring(0, 19), p -> p));
        assertThat(completeness.posts())
                .extracting(post -> post.post().date().orElseThrow())
                .isSorted();
        PostAccount photos = byDay.get("2024-12-24T23:59:58");
        assertThat(photos.status()).isEqualTo(PostAccount.Status.HELD);
        assertThat(photos.files())
                .extracting(file -> file.file().name())
                .containsExactly("0.jpeg", "2.jpeg", "10.jpeg", "9.mp4");
        assertThat(photos.postId()).hasValue("7452132452060908897");
        PostAccount cover = byDay.get("2022-07-09T18:02:44");
        assertThat(cover.status()).isEqualTo(PostAccount.Status.MISSING);
        assertThat(cover.files()).hasSize(1);
        assertThat(cover.reason().orElseThrow())
                .isEqualTo("The files received for it are neither its video nor its photos. The export's own link "
                        + "to it was made on 2025-11-27 and had expired when the export was received.");
        assertThat(byDay.get("2023-11-03T06:15:30").rule()).hasValue("consent:non-public-posts");
    }

    @Test
    void saysWhyAFileThatWasHandedOverIsNotKeptAndCountsTheSameImageOnce() {
        Donation donation = new Donation(home)
                .covering("posts")
                .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .with("6962076112356658529.mp4", "p1");
        assertThat(new PostCompleteness(Screening.of(donation, home.resolve("key")))
                        .posts()
                        .get(0)
                        .reason()
                        .orElseThrow())
                .isEqualTo("A file for it was received but is not kept: The donor's consent does not cover the"
                        + " category media.");
        donation.covering(Donation.ALL);
        for (int i = 0; i < 3; i++) {
            donation.with("7452132452060908897/" + i + ".jpeg", "all the same");
        }
        PostAccount photos = new PostCompleteness(Screening.of(donation, home.resolve("key")))
                .posts().stream()
                        .filter(post -> post.expected() == 3)
                        .findFirst()
                        .orElseThrow();
        assertThat(photos.present()).isEqualTo(1);
        assertThat(photos.status()).isEqualTo(PostAccount.Status.MISSING);
        assertThat(photos.files()).hasSize(3);
    }

    @Test
    void ofMediaThatTheExportListsEachIsToldOf() {
        Export read = new Donation(home)
                .covering(Donation.ALL)
                .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .with("one.jpeg", "1")
                .with("beside.jpeg", "b")
                .export();
        Post first = read.content().posts().get(0);
        Post listed = new Post(
                0,
                first.id(),
                first.date(),
                first.dating(),
                PostKind.PHOTO,
                OptionalInt.of(3),
                List.of(2, 3),
                first.visibility(),
                Optional.empty(),
                false,
                first.where());
        Post words = new Post(
                1,
                first.id(),
                first.date(),
                first.dating(),
                PostKind.TEXT,
                OptionalInt.of(0),
                List.of(),
                first.visibility(),
                Optional.empty(),
                false,
                read.content().posts().get(1).where());
        Export export = new HandMadeExport(read)
                .posts(List.of(listed, words))
                .files(read.files().stream()
                        .map(file -> new HandedOverFile(
                                file.file(),
                                switch (file.file().path()) {
                                    case "one.jpeg" -> FileFate.Matched.listed(0, 1, Optional.empty());
                                    case "beside.jpeg" -> new FileFate.Matched(0, Set.of(), Optional.empty());
                                    default -> file.fate();
                                }))
                        .toList())
                .export();
        List<PostAccount> posts = new PostCompleteness(Screening.of(export, home.resolve("key"))).posts();

        assertThat(posts.get(0).status()).isEqualTo(PostAccount.Status.MISSING);
        assertThat(posts.get(0).present()).isEqualTo(1);
        assertThat(posts.get(0).files())
                .extracting(file -> file.file().name())
                .containsExactly("one.jpeg", "beside.jpeg");
        assertThat(posts.get(0).reason())
                .hasValue(
                        "Of its 3 media files, number 2 is missing from the export; number 3 is missing from the export.");
        assertThat(posts.get(1).status()).isEqualTo(PostAccount.Status.HELD);
        assertThat(posts.get(1).reason()).isEmpty();
    }
}
