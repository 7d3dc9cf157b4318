package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

class NamesTest {
    private static final Digest ANY = Digest.sha256(new byte[0]);

    @Test
    void ordersNamesAsPeopleDo() {
        List<String> ordered = List.of(
                "1.jpeg",
                "2.jpeg",
                "02.jpeg".replace("02", "3"),
                "10.jpeg",
                "a1",
                "a1b",
                "a2",
                "a10",
                "a10b2",
                "a10b10",
                "b");
        for (int seed = 0; seed < 50; seed++) {
            List<String> shuffled = new ArrayList<>(ordered);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(new NaturalOrder());
            assertThat(shuffled).isEqualTo(ordered);
        }
    }

    @Test
    void ordersAnyNamesConsistently() {
        Random random = new Random(3);
        String[] pieces = {
            "1", "01", "0", "99999999999999999999", "a", "\u0663", "\u0663x", "-", ".", "\uff11", "\n", ""
        };
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            names.add(pieces[random.nextInt(12)] + pieces[random.nextInt(12)] + pieces[random.nextInt(12)]);
        }
        NaturalOrder order = new NaturalOrder();
        for (String a : names) {
            for (String b : names) {
                assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
                assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
                for (String c : names) {
                    if (order.compare(a, b) < 0 && order.compare(b, c) < 0) {
                        assertThat(order.compare(a, c))
                                .as("%s < %s < %s", a, b, c)
                                .isNegative();
                    }
                }
            }
        }
    }

    @Test
    void namesPostsByDateAndIdAndNeverTwoAlike() {
        PostName names = new PostName(Set.of());
        Optional<Instant> date = Optional.of(Instant.parse("2024-12-31T23:59:59Z"));
        assertThat(names.of(date, Optional.of("7415613371640204641")))
                .isEqualTo("2024/20241231T235959Z-7415613371640204641");
        assertThat(names.of(date, Optional.empty())).isEqualTo("2024/20241231T235959Z");
        assertThat(names.of(date, Optional.empty())).isEqualTo("2024/20241231T235959Z-2");
        assertThat(names.of(date, Optional.of("2"))).isEqualTo("2024/20241231T235959Z-2-2");
        assertThat(names.of(date, Optional.empty())).isEqualTo("2024/20241231T235959Z-3");
        assertThat(names.of(Optional.empty(), Optional.empty())).isEqualTo("undated/post");
        assertThat(names.of(Optional.empty(), Optional.empty())).isEqualTo("undated/post-2");
    }

    @Test
    void namesMediaSoThatNoTwoDifferInCaseAloneAndNoneTakesAReservedName() {
        DistinctNames names = new DistinctNames("index.html");
        assertThat(names.of("x/INDEX.html")).isEqualTo("INDEX-2.html");
        assertThat(names.of("a.mp4")).isEqualTo("a.mp4");
        assertThat(names.of("b/A.MP4")).isEqualTo("A-2.MP4");
        assertThat(names.of("c/a.mp4")).isEqualTo("a-3.mp4");
        assertThat(names.of("a-2.mp4")).isEqualTo("a-2-2.mp4");
        assertThat(names.of("noending")).isEqualTo("noending");
        assertThat(names.of("NOENDING")).isEqualTo("NOENDING-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "caf\u00e9 \u2615 100%.mp4", "a/b", "?#[]@!$&'()*+,;=", "..", "\ud83e\udeb1", ""})
    void addressesDecodeToWhatWasNamed(String name) {
        RecordAddress address =
                new RecordAddress(URI.create("https://archive.example/r/"), PackageId.parse("urn:example:12/34"));
        URI uri = address.of("posts", name);
        assertThat(uri.toString())
                .startsWith("https://archive.example/r/urn%3Aexample%3A12%2F34/posts/")
                .matches("[A-Za-z0-9:/._~%-]+");
        String last = uri.getRawPath().substring(uri.getRawPath().lastIndexOf('/') + 1);
        assertThat(URI.create("x:/" + last).getPath()).isEqualTo("/" + name);
    }
}
