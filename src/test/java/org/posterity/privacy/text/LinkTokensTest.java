package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.example/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJrZWxwIn0.c2lnbmF0dXJl now | https://a.example/reset/[token] now",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJrZWxwIn0 | [token]",
                "https://v.example/0123456789abcdef0123456789abcdef/65f0a1b2/video/tos/x/ | https://v.example/[token]/65f0a1b2/video/tos/x/",
                "https://a.example/s/550e8400-e29b-41d4-a716-446655440000 | https://a.example/s/[token]",
                "(https://docs.example/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdEFGH/edit) | (https://docs.example/d/[token]/edit)",
                "https://a.example/x/A1b2C3d4E5f6G7h8I9j0_K1l2M3n4O5p6Q7. | https://a.example/x/[token].",
                "https://tern:kelp2024@a.example/x | https://a.example/x",
                "ftp://tern@a.example | ftp://a.example",
                "join discord.gg/kElP42! | join discord.gg/[token]",
                "https://discord.com/invite/kelp | https://discord.com/invite/[token]",
                "https://t.me/joinchat/AbC123 | https://t.me/joinchat/[token]",
                "https://t.me/+AbC123 | https://t.me/[token]",
                "https://chat.whatsapp.com/AbC123dEf | https://chat.whatsapp.com/[token]",
                "us02web.zoom.us/j/123456789 | us02web.zoom.us/j/[token]",
                "meet.google.com/abc-defg-hij | meet.google.com/[token]",
                "see ?x-tos-signature=5ac0ffee%3D&a=1 there | see ?x-tos-signature=[token] there",
                "a=1&sig=5ac0ffee, kelp | a=1&sig=[token] kelp",
                "https://a.example/p;jsessionid=AbC123 there | https://a.example/p;jsessionid=[token] there",
                "token=AbC123 | token=[token]",
                "https%3A%2F%2Fa.example%2F%3Fa%3D1%26token%3DAbC123 there | https%3A%2F%2Fa.example%2F%3Fa%3D1%26token%3D[token] there",
                "X-Amz-Security-Token=AbC123 | X-Amz-Security-Token=[token]",
                "(?token=AbC123) access_token=tide | (?token=[token]) access_token=[token]"
            })
    void masksKeys(String text, String masked) {
        assertThat(LinkTokens.maskedIn(text)).isEqualTo(masked);
        assertThat(LinkTokens.maskedIn(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kelp and/or kites",
                "https://www.tiktok.com/@kelp.and.kites/video/7415613371640204641",
                "https://a.example/how-to-dry-kelp-in-30-days-and-eat-it-before-2024",
                "https://a.example/How-To-Dry-Kelp-In-30-Days-And-Eat-It-Before-2024",
                "https://a.example/a_very_long_name_of_a_page_about_kelp_and_kites_no_2",
                "https://v.example/storage/v1/tos-useast5-ve-0068c004-tx/oEXAMPLEabcdefgh1234IJKLMNOPqrst56",
                "https://p16.example/tos-maliva-p-0068/0123456789abcdef0123456789abcdef~tplv-x.image",
                "https://youtu.example/watch/dQw4w9WgXcQ",
                "https://a.example/Donaudampfschifffahrtsgesellschaft",
                "discord.gg",
                "https://t.me/tern_and_tide",
                "eyJ is how it begins",
                "key=major, sign=left?",
                "E=mc2 & a = b",
                "?page=2&lang=en"
            })
    void leavesOtherLinksAlone(String text) {
        assertThat(LinkTokens.maskedIn(text)).isEqualTo(text);
    }

    @Test
    void takesNoLongerThanTheTextIsLong() {
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            for (String piece :
                    new String[] {"/", "a/", "://", "://a", "eyJ", "eyJaaaaaa.", "/a1A", "-", "zoom.us/j/", "/a-"}) {
                LinkTokens.maskedIn(piece.repeat(1_000_000 / piece.length()));
            }
        });
    }
}
