package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.application.PathValidator;
import org.posterity.application.ValidationResult;
import org.posterity.application.Validity;
import org.posterity.model.ValidationIssue;
import org.posterity.model.ValidationIssue.Severity;

/** Bags and WARC files made by hand, in folders {@code kind/version or rule/verdict/name}, as public conformance suites have them. */
class ConformanceTest {
    private static final Path SUITE = Path.of("src/test/resources/conformance");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> all = Files.walk(SUITE, 4)) {
            return all.filter(path -> SUITE.relativize(path).getNameCount() == 4).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isJudgedAsItsFolderSays(Path sample) {
        String expected = sample.getParent().getFileName().toString();

        ValidationResult judgement = PathValidator.of(sample);

        assertThat(judgement.broken()).isFalse();
        assertThat(judgement.issues().stream().map(ValidationIssue::severity).min(Severity::compareTo))
                .as(judgement.toString())
                .isEqualTo(
                        switch (expected) {
                            case "invalid" -> Optional.of(Severity.ERROR);
                            case "unchecked" -> Optional.of(Severity.UNCHECKED);
                            case "warning" -> Optional.of(Severity.WARNING);
                            default -> Optional.empty();
                        });
        assertThat(judgement.validity())
                .isEqualTo(
                        switch (expected) {
                            case "invalid" -> Validity.NOT_VALID;
                            case "unchecked" -> Validity.NOT_CHECKED;
                            default -> Validity.VALID;
                        });
    }

    @Test
    void everyRuleHasWhatKeepsItAndWhatDoesNot() throws IOException {
        try (Stream<Path> rules = Files.list(SUITE.resolve("warc"))) {
            for (Path rule : rules.toList()) {
                assertThat(rule.resolve("valid")).isDirectory();
                try (Stream<Path> verdicts = Files.list(rule)) {
                    assertThat(verdicts.count()).as(rule.toString()).isGreaterThan(1);
                }
            }
        }
    }
}
