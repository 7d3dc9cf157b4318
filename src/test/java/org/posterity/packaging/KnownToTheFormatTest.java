package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.export.Visibility;
import org.posterity.model.Category;
import org.posterity.privacy.Screening;
import org.posterity.record.PackageFile;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordKind;

/** The program writes nothing into the packages of the samples that is not in the closed lists. It is asked here, not while it works. */
class KnownToTheFormatTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"kelp-and-kites", "half-a-drawer", "batch/lighthouse-loops"})
    void everyFileAndEveryRecordOfASampleHasAKind(String sample) throws IOException {
        Sealed sealed = Sealed.of(Screening.of(donation(sample), home.resolve("key")), home);
        Path bag = sealed.data().getParent();
        try (Stream<Path> files = Files.walk(bag)) {
            List<String> paths = files.filter(Files::isRegularFile)
                    .map(file -> bag.relativize(file).toString())
                    .toList();
            assertThat(paths)
                    .hasSizeGreaterThan(20)
                    .allMatch(path -> PackageFile.at(path).isPresent());
        }
        for (String warc : sealed.warcs()) {
            assertThat(sealed.records(warc))
                    .as(warc)
                    .allMatch(record -> RecordKind.of(
                                    "data/" + warc,
                                    record.fields().get("WARC-Type"),
                                    record.target() == null ? "" : record.target(),
                                    record.fields().getOrDefault("Content-Type", ""))
                            .isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCategoryOfAPostIsThatByWhichItWasScreened(Visibility visibility) {
        Category own = visibility.treatedAsPublic() ? Category.POSTS : Category.NON_PUBLIC_POSTS;
        assertThat(PostRecord.categories(visibility.words(), false)).containsExactly(own);
        assertThat(PostRecord.categories(visibility.words(), true))
                .contains(Category.DELETED_POSTS)
                .hasSize(visibility.treatedAsPublic() ? 1 : 2);
    }

    private Donation donation(String sample) throws IOException {
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
        return donation;
    }

    /** The one that the consent record of these tests names. */
    private static byte[] ofTheSameAccount(byte[] export) {
        return new String(export, StandardCharsets.UTF_8)
                .replaceAll("(\"userName\" ?: ?)\"[^\"]+\"", "$1\"kelp.and.kites\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
