package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of codes in docs/consent.md, held against the rules, and against the reader, which learns the account. */
class GateCodesTest {
    private static final Path RULES = Path.of("src/main/java/org/posterity/consent");

    @Test
    void everyCodeOfTheGateStandsInTheTableAndNoOther() throws IOException {
        Set<String> inCode = new TreeSet<>();
        for (String rules : List.of(
                "ConsentGate",
                "ValidityRules",
                "EvidenceRule",
                "AccountRule",
                "AgeRule",
                "WithdrawalRule",
                "StoreRule")) {
            String source = Files.readString(RULES.resolve(rules + ".java"));
            Pattern.compile("\"([a-z]+(-[a-z]+)+)\",")
                    .matcher(source)
                    .results()
                    .forEach(found -> inCode.add(found.group(1)));
        }
        String reader = Files.readString(Path.of("src/main/java/org/posterity/export/tiktok/TikTokReader.java"));
        Stream.of("several-accounts")
                .filter(code -> reader.contains("\"" + code + "\","))
                .forEach(inCode::add);
        Set<String> inTable = new TreeSet<>();
        String page = Files.readString(Path.of("docs/consent.md"));
        Pattern.compile("(?m)^\\| `([a-z]+(?:-[a-z]+)+)` \\|")
                .matcher(page.substring(page.indexOf("## The gate"), page.indexOf("## Papers")))
                .results()
                .forEach(found -> inTable.add(found.group(1)));

        assertThat(inTable).isEqualTo(inCode).hasSizeGreaterThan(15);
    }
}
