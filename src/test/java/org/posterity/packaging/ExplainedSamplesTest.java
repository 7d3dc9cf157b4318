package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.format.bagit.BagSource;
import org.posterity.packaging.ground.BagGrounds;
import org.posterity.packaging.ground.Stretch;
import org.posterity.privacy.Screening;

/** The program writes nothing into the packages of the samples that has no ground. It is asked here, not while it works. */
class ExplainedSamplesTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"kelp-and-kites", "half-a-drawer", "batch/lighthouse-loops"})
    void everyByteOfASampleHasAGround(String sample) throws IOException {
        Donation donation = new Donation(home)
                .covering("posts,non-public-posts,deleted-posts,media,profile,engagement,comments,likes,searches");
        Path folder = Path.of("archive-samples", sample);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("consent.json")) {
                    byte[] bytes = Files.readAllBytes(file);
                    donation.with(
                            folder.relativize(file).toString(),
                            file.toString().endsWith(".json") ? ofTheSameAccount(bytes) : bytes);
                }
            }
        }
        Path bag = Sealed.of(Screening.of(donation, home.resolve("key")), home)
                .data()
                .getParent();
        List<Stretch> stretches = new ArrayList<>();
        BagGrounds.of(BagSource.folder(bag)).explain(stretches::add);
        assertThat(stretches)
                .hasSizeGreaterThan(100)
                .allMatch(it -> it.verdict().isExplained());
    }

    /** The one that the consent record of these tests names. */
    private static byte[] ofTheSameAccount(byte[] export) {
        return new String(export, StandardCharsets.UTF_8)
                .replaceAll("(\"userName\" ?: ?)\"[^\"]+\"", "$1\"kelp.and.kites\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
