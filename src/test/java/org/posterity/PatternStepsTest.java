package org.posterity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.NastyTexts.Nasty;

/**
 * No pattern of the program may take longer than the text is long, or more of the stack the longer it is. Steps are counted, not
 * seconds: how often a character is looked at. Every pattern is tried, also one that was written today.
 */
class PatternStepsTest {
    /** So often may a pattern look at each character of a text; the one for postal addresses needs 260. */
    private static final int MOST_STEPS = 400;

    private static final int SMALL_STACK = 200_000;
    private static final int FIRST_LENGTH = 2_000;
    private static final int[] LENGTHS = {20_000, 200_000, 2_000_000};
    private static final int RANDOM_TEXTS = 30;

    @Test
    void noPatternTakesLongerThanTheTextIsLong() throws IOException {
        Map<String, PatternsInUse.Use> patterns = PatternsInUse.all();
        assertThat(patterns.size()).isGreaterThan(200);
        List<String> slow = new ArrayList<>();
        patterns.forEach((where, use) -> {
            if (isSlow(use.pattern(), false) || use.searches() && isSlow(use.pattern(), true)) {
                slow.add(where);
            }
        });
        assertThat(slow)
                .as(
                        "patterns that go back without bound: bound what is repeated, or make it possessive and begin it behind"
                                + " something that it cannot hold itself")
                .isEmpty();
    }

    /**
     * Those of a table or a closed list of the program are made when it is read; what they repeat without a bound stands at their
     * ends, or is a part of a path. That of a source is what its operator wrote; that of a route file is a word as it stands.
     */
    @Test
    void patternsAreConstants() throws IOException {
        assertThat(PatternsInUse.madeElsewhere())
                .containsExactly(
                        "Language.java",
                        "ManifestNames.java",
                        "PackageFile.java",
                        "RouteFiles.java",
                        "SourceSettings.java");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\s*,\\s*",
                "(a+)+b",
                "[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}",
                "^(?:a|b)*$",
                "<[^>]*>",
                "\\d+(?=%)",
                "x-tos-\\S+="
            })
    void aPatternThatGoesBackWithoutBoundIsSeen(String pattern) {
        assertThat(isSlow(Pattern.compile(pattern), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?<!\\s)\\s*+,",
                "<[^<>]*+>",
                "\\d{1,20}%",
                "(?:ab?){1,9}c",
                "(?<![a-z.])(?:[a-z]++\\.)++[a-z]{2,9}"
            })
    void aPatternWithBoundsIsNot(String pattern) {
        assertThat(isSlow(Pattern.compile(pattern), true)).isFalse();
    }

    private static boolean isSlow(Pattern pattern, boolean search) {
        Nasty worst = null;
        long most = -1;
        for (Nasty text : NastyTexts.of(pattern, RANDOM_TEXTS)) {
            long steps = steps(pattern, text.text(FIRST_LENGTH), search);
            if (steps > most) {
                most = steps;
                worst = text;
            }
            if (steps == Long.MAX_VALUE) {
                return true;
            }
        }
        for (int length : LENGTHS) {
            if (steps(pattern, worst.text(length), search) == Long.MAX_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** How often a character was looked at; {@link Long#MAX_VALUE} where that was too often, or the stack was too small. */
    private static long steps(Pattern pattern, String text, boolean search) {
        CountedText counted = new CountedText(text, (long) MOST_STEPS * text.length());
        long[] steps = {Long.MAX_VALUE};
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        run(pattern.matcher(counted), search);
                        steps[0] = counted.steps();
                    } catch (CountedText.TooManySteps | StackOverflowError e) {
                        steps[0] = Long.MAX_VALUE;
                    }
                },
                "pattern",
                SMALL_STACK);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return steps[0];
    }

    private static void run(Matcher matcher, boolean search) {
        if (search) {
            boolean found = true;
            while (found) {
                found = matcher.find();
            }
        } else {
            matcher.matches();
            matcher.lookingAt();
        }
    }
}
