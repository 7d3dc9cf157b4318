package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLinksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://v.example/a/b?x-tos-signature=1 | https://v.example/a/b",
                "HTTPS://V.EXAMPLE/a?X-Signature=1 | HTTPS://V.EXAMPLE/a",
                "see https://a.example/x?k=1 and http://b.example/y?k=2#z now | see https://a.example/x and http://b.example/y now",
                "https://a.example/x#key=1 | https://a.example/x",
                "(https://a.example/x?k=1) | (https://a.example/x",
                "//p16.example/a~b.image?x-expires=1 | //p16.example/a~b.image",
                "p16-sign.example.com/a.jpeg?x-signature=1 | p16-sign.example.com/a.jpeg",
                "https://a.example/x?r=https://b.example/y?k=1 | https://a.example/x",
                "linkhttps://a.example/x?k=1 | linkhttps://a.example/x",
                "https://a.example?k=1 | https://a.example",
                "https://a.example/x?a\"&sig=2 | https://a.example/x",
                "https://a.example/x<y?sig=2>z | https://a.example/x<y",
                "https://a.example/caf\u00e9?k=\u00e9&sig=1 | https://a.example/caf\u00e9"
            })
    void cutsEveryQuery(String text, String plain) {
        assertThat(PlainLinks.in(text)).isEqualTo(plain);
        assertThat(PlainLinks.in(plain)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "how we dry kelp #islandlife",
                "why? because. #1/2",
                "really?no",
                "https://a.example/x/ and more",
                "a\nb\tc  d ",
                "\u3000\u00a0",
                "https://"
            })
    void leavesEverythingElse(String text) {
        assertThat(PlainLinks.in(text)).isEqualTo(text);
    }

    @Test
    void cutsEachOfSeveralLinesAndKeepsTheBlanksBetween() {
        assertThat(PlainLinks.in("https://p/1.jpeg?x=1\nhttps://p/2.jpeg?x=1\u3000https://p/3.jpeg?x=1\u00a0end\n"))
                .isEqualTo("https://p/1.jpeg\nhttps://p/2.jpeg\u3000https://p/3.jpeg\u00a0end\n");
    }

    @Test
    void takesNoLongerThanTheTextIsLong() {
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            for (String piece : new String[] {"http://", "a", "a.", "https://a.b/", ". ", "//"}) {
                PlainLinks.in(piece.repeat(2_000_000));
            }
        });
    }
}
