package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.record.ThirdParties;

/** People who are named without an @: in links, duets, stitches and sounds. */
class NamedPeopleTest {
    private final Pseudonyms pseudonyms =
            new Pseudonyms(() -> new byte[32], List.of(Donation.ACCOUNT), ThirdParties.PSEUDONYMISE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.tiktok.com/@tern_and_tide",
                "tiktok.com/@tern_and_tide/video/7415613371640204641",
                "https://www.tiktok.com/%40tern_and_tide",
                "https://www.instagram.com/tern_and_tide/",
                "see instagram.com/tern_and_tide.",
                "https://instagram.com/stories/tern_and_tide/123",
                "HTTPS://WWW.INSTAGRAM.COM/tern_and_tide",
                "https://www.youtube.com/@tern_and_tide",
                "youtube.com/c/tern_and_tide",
                "https://x.com/tern_and_tide/status/1700000000000000000",
                "twitter.com/tern_and_tide",
                "https://m.facebook.com/tern_and_tide",
                "fb.com/tern_and_tide",
                "https://www.threads.net/@tern_and_tide",
                "threads.com/tern_and_tide",
                "https://www.snapchat.com/add/tern_and_tide",
                "t.me/tern_and_tide",
                "https://www.twitch.tv/tern_and_tide",
                "https://www.reddit.com/user/tern_and_tide",
                "linktr.ee/tern_and_tide",
                "https://www.tiktok.com/share/user/tern_and_tide",
                "#duet with @tern_and_tide",
                "#stitch with tern_and_tide so good",
                "#duett mit tern_and_tide",
                "#duo avec tern_and_tide",
                "#dueto con tern_and_tide",
                "#duet met tern_and_tide",
                "#d\u00fcet ile tern_and_tide",
                "\u266c original sound - tern_and_tide",
                "kelp \u266b Originalton - tern_and_tide\nmore",
                "original sound - tern_and_tide",
                "originalljud - tern_and_tide"
            })
    void areGivenTheirOnePseudonym(String text) {
        String screened = pseudonyms.inSound(text, SoundMakers.KEEP, List.of());
        assertThat(screened).doesNotContain("tern_and_tide").contains("person-b31630d1aa1d");
        assertThat(screened.replace("person-b31630d1aa1d", "tern_and_tide")).isEqualTo(text.replace("%40", "@"));
        assertThat(pseudonyms.inText(text.replace("tern_and_tide", "kelp.and.kites")))
                .isEqualTo(text.replace("tern_and_tide", "kelp.and.kites").replace("%40", "@"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#duet with Tern Tide #fyp | Tern",
                "#stitch with Tern Tide, so good | Tern",
                "Duett mit Änne Möwe | Möwe",
                "#\u0434\u0443\u044d\u0442 \u0441 \u0410\u043d\u043d\u0430 | \u0410\u043d\u043d\u0430",
                "#Stitch with tern99 | tern99",
                "\u266b original sound - Tern Tide | Tern"
            })
    void mayHaveSeveralWords(String text, String name) {
        assertThat(pseudonyms.inText(text)).doesNotContain(name).containsPattern("person-[0-9a-f]{12}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#stitch with my new kite",
                "a duet with the sea",
                "stitch with care",
                "https://www.instagram.com/p/AbC123/",
                "https://www.instagram.com/reel/AbC123/",
                "https://x.com/i/status/17",
                "https://www.youtube.com/watch",
                "https://www.facebook.com/groups/17/",
                "https://max.com/kelp",
                "https://netflix.com/kelp",
                "https://example.org/kelp",
                "\u266a la la - la",
                "the original sound - of the sea"
            })
    void areNotEverybody(String text) {
        assertThat(pseudonyms.inText(text)).isEqualTo(text);
    }

    @Test
    void takeNoLongerThanTheTextIsLong() {
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            for (String piece : new String[] {
                "duet with ",
                "duet with A ",
                "duet with a.",
                "x.com/",
                "t.me/a",
                "x.com/a.",
                "\u266c ",
                "\u266c original sound - ",
                "/user/a",
                "%40"
            }) {
                pseudonyms.inLink(piece.repeat(1_000_000 / piece.length()));
            }
        });
    }
}
