package org.posterity.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortableNameTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "how we dry kelp #islandlife [7118434817674333537].mp4, how we dry kelp #islandlife [7118434817674333537].mp4",
                "folder/a.mp4, a.mp4",
                "a:b*c?.mp4, a_b_c_.mp4",
                "100%.mp4, 100_.mp4",
                "CON.mp4, _CON.mp4",
                "con .mp4, _con .mp4",
                "lpt9, _lpt9",
                "LPT\u00b9.txt, _LPT\u00b9.txt",
                "console.mp4, console.mp4",
                "a. , a",
                "..., _",
                "~~, _",
                "~  x.mp4~, x.mp4",
                "cafe\u0301.mp4, caf\u00e9.mp4",
                ".DS_Store, .DS_Store",
                "a\u202egpj.mp4, a_gpj.mp4"
            })
    void makesNamesThatEverySystemTakes(String original, String portable) {
        assertThat(PortableName.of(original)).isEqualTo(portable);
    }

    @Test
    void keepsItsPromisesForAnyName() {
        Random random = new Random(11);
        String[] pieces = {
            ".",
            " ",
            "a",
            "\u00e9",
            "e\u0301",
            "\ud83e\udeb1",
            "\ud83e",
            "/",
            "\\",
            "con",
            "%",
            "\0",
            "\u0301",
            "\uac00",
            "\u1100\u1161",
            "x".repeat(100),
            "\u6d77".repeat(40),
            ".mp4",
            "\ufeff",
            "nul."
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder original = new StringBuilder();
            for (int length = random.nextInt(8); length >= 0; length--) {
                original.append(pieces[random.nextInt(pieces.length)]);
            }
            String name = PortableName.of(original.toString());
            assertThat(name)
                    .isNotEmpty()
                    .doesNotContain("/", "\\", ":", "%", "\0")
                    .doesNotEndWith(".")
                    .doesNotEndWith(" ")
                    .doesNotStartWith(" ");
            assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC))
                    .as(original.toString())
                    .isTrue();
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
            assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(151);
            assertThat(name.toLowerCase(java.util.Locale.ROOT)).doesNotMatch("(con|nul|prn|aux)\\s*(\\..*)?");
            assertThat(PortableName.of(name)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({"a.mp4, .mp4", "a, ''", ".hidden, ''", "a.b.jpeg, .jpeg", "a., .", "a.averyverylongending, ''"})
    void tellsEndings(String name, String extension) {
        assertThat(PortableName.extensionOf(name)).isEqualTo(extension);
    }
}
