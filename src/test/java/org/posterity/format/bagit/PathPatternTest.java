package org.posterity.format.bagit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PathPatternTest {
    /** Paths and patterns of two letters meet in every way there is. */
    @Test
    void takesWhatTheSameRegularExpressionTakes() {
        Random chance = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String written = some(chance, "ab*", 7);
            String path = some(chance, "ab/", 9);
            Pattern expression = Pattern.compile(
                    Arrays.stream(written.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));

            assertThat(new PathPattern(written).matches(path))
                    .as(written + " " + path)
                    .isEqualTo(expression.matcher(path).matches());
        }
    }

    private static String some(Random chance, String letters, int most) {
        return chance.ints(chance.nextInt(most + 1), 0, letters.length())
                .mapToObj(letter -> letters.substring(letter, letter + 1))
                .collect(Collectors.joining());
    }

    /** As a regular expression this one would look at every way to share out the path among the asterisks. */
    @Test
    void manyAsterisksTakeNoTime() {
        assertThat(new PathPattern("a*".repeat(40) + "b").matches("a".repeat(100_000)))
                .isFalse();
    }
}
