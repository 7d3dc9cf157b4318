package org.posterity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.posterity.application.Wiring;
import org.posterity.export.Omission;
import org.posterity.export.PlatformReader;

/** {@code docs/omissions.md} says what the readers say. To draw it anew, copy what this test writes to {@code target/omissions.md}. */
class OmissionsPageTest {
    private static final List<PlatformReader> READERS = Wiring.readers(Path.of("config"));

    @Test
    void thePageOnOmissionsIsDrawnFromTheReaders() throws IOException {
        String page = page();
        Files.writeString(Path.of("target/omissions.md"), page);
        assertThat(Files.readString(Path.of("docs/omissions.md"))).isEqualTo(page);
    }

    @Test
    void everyPlatformSaysWhatItLeavesOutAndHowThatIsKnown() {
        assertThat(READERS)
                .extracting(PlatformReader::platform)
                .isEqualTo(Wiring.platforms().known());
        assertThat(READERS)
                .allSatisfy(reader -> assertThat(reader.omissions())
                        .isNotEmpty()
                        .allSatisfy(omission -> assertThat(List.of(omission.what(), omission.knownBy()))
                                .allMatch(sentence -> sentence.endsWith("."))));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # What exports leave out

                What a platform keeps back when a creator asks for their data, as far as it is known from the exports that Posterity reads.
                The same sentences stand in the report and in `accounting.json` of every package with an export of that platform.
                This page is drawn from the readers; see "Adding a platform" in [CONTRIBUTING.md](../CONTRIBUTING.md).
                """);
        for (PlatformReader reader : READERS) {
            page.append("\n## ").append(reader.platform().name());
            page.append("\n\n| what is left out | in which exports | how it is known |\n|---|---|---|\n");
            for (Omission omission : reader.omissions()) {
                page.append("| ").append(omission.what()).append(" | ");
                page.append(omission.versions().isEmpty() ? "all" : omission.versions());
                page.append(" | ").append(omission.knownBy()).append(" |\n");
            }
        }
        return page.toString();
    }
}
