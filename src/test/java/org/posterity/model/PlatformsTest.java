package org.posterity.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.tiktok.TikTok;

/** How people write accounts. The second platform is made up: its user names say on which of many servers they are. */
class PlatformsTest {
    private static final Platform MANY_SERVERS = new Platform(
            "burrow",
            "Burrow",
            Pattern.compile("[a-z0-9_]+@[a-z0-9.-]+", Pattern.CASE_INSENSITIVE),
            List.of(new Platform.Page(
                    Pattern.compile("https://([a-z.]+\\.example)/@([a-z0-9_]+)(?:/[0-9]+)?", Pattern.CASE_INSENSITIVE),
                    "$2@$1")),
            "kelp@tunnels.example",
            "https://tunnels.example/@kelp",
            Pattern.compile("posts\\.json"),
            Pattern.compile("burrow\\.zip"));

    private static final Platforms ONE = new Platforms(List.of(TikTok.PLATFORM));
    private static final Platforms TWO = new Platforms(List.of(TikTok.PLATFORM, MANY_SERVERS));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiktok:kelp.and_kites1",
                "TikTok:@kelp.and_kites1",
                "@kelp.and_kites1",
                " @kelp.and_kites1 ",
                "tiktok.com/@kelp.and_kites1",
                "www.tiktok.com/@kelp.and_kites1/",
                "m.tiktok.com/@kelp.and_kites1",
                "http://tiktok.com/@kelp.and_kites1#top",
                "https://www.tiktok.com/@kelp.and_kites1?lang=en&q=tiktok.com/@other",
                "https://www.tiktok.com/@kelp.and_kites1/video/7118434817674333537?is_copy_url=1",
                "HTTPS://WWW.TIKTOK.COM/@KELP.AND_KITES1",
                "https://www.tiktok.com/%40kelp.and_kites1",
                "tiktok:https://www.tiktok.com/@kelp.and_kites1"
            })
    void takesAnAccountAsPeopleWriteIt(String text) {
        assertThat(ONE.account(text).orElseThrow()).hasToString("tiktok:kelp.and_kites1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "kelp",
                "tiktok:",
                "tiktok:@",
                "tiktok:kelp and kites",
                "tiktok:kelp/kites",
                "tik tok:kelp",
                "instagram:kelp",
                "https://www.instagram.com/kelp",
                "https://tiktok.com.example.org/@kelp",
                "https://example.org/tiktok.com/@kelp",
                "https://www.tiktok.com/kelp",
                "https://vm.tiktok.com/ZMabcdef/",
                "https://www.tiktok.com/@",
                "@kelp @kites"
            })
    void anAccountThatNobodyCouldMeanIsNone(String text) {
        assertThat(ONE.account(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "burrow:kelp@tunnels.example, burrow:kelp@tunnels.example",
        "Burrow:@kelp@tunnels.example, burrow:kelp@tunnels.example",
        "@kelp@tunnels.example, burrow:kelp@tunnels.example",
        "@kelp, tiktok:kelp",
        "https://Tunnels.example/@Kelp, burrow:kelp@tunnels.example",
        "https://tunnels.example/@kelp/112, burrow:kelp@tunnels.example",
        "burrow:https://tunnels.example/@kelp, burrow:kelp@tunnels.example",
        "https://www.tiktok.com/@kelp, tiktok:kelp"
    })
    void eachPlatformHasItsOwnFormOfNamesAndAddresses(String text, String account) {
        assertThat(TWO.account(text).orElseThrow()).hasToString(account);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "burrow:kelp",
                "tiktok:kelp@tunnels.example",
                "tiktok:https://tunnels.example/@kelp",
                "kelp@tunnels.example"
            })
    void aNameInTheFormOfAnotherPlatformIsNone(String text) {
        assertThat(TWO.account(text)).isEmpty();
    }

    @Test
    void aNameAloneThatFitsTwoPlatformsIsNone() {
        Platform alike = new Platform(
                "other",
                "Other",
                TikTok.PLATFORM.usernames(),
                List.of(),
                "kelp",
                "https://other.example/kelp",
                TikTok.PLATFORM.exportFile(),
                TikTok.PLATFORM.exportArchive());
        assertThat(new Platforms(List.of(TikTok.PLATFORM, alike)).account("@kelp"))
                .isEmpty();
    }

    @Test
    void thePlatformsSayHowAnAccountIsWritten() {
        assertThat(TWO.howWritten())
                .contains(
                        "tiktok:kelp.and.kites",
                        "https://www.tiktok.com/@kelp.and.kites",
                        "Supported " + "platforms: tiktok, burrow.");
        TWO.known().forEach(platform -> {
            assertThat(TWO.account(platform.id() + ":" + platform.example()))
                    .isEqualTo(TWO.account(platform.examplePage()))
                    .isPresent();
        });
    }
}
