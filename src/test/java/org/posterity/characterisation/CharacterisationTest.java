package org.posterity.characterisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.FileFate;
import org.posterity.model.EventType;

class CharacterisationTest {
    @TempDir
    private Path home;

    @Test
    void describesWhateverMayBeMediaByItsBytesAndNothingElse() {
        byte[] gif = {'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, ';'};
        Export export = new Donation(home)
                .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .with("6962076112356658529.mp4", gif)
                .with("IMG_1.MOV", "no film at all")
                .with("empty.mp4", "")
                .with("notes.txt", "x")
                .export();
        DescribedExport described = new Characterisation(
                        new MediaDescriber(Optional.empty()), Donation.CLOCK, Donation.AGENT)
                .describe(export);

        assertThat(described.descriptions()).containsOnlyKeys("6962076112356658529.mp4", "IMG_1.MOV", "empty.mp4");
        assertThat(described.descriptions().get("6962076112356658529.mp4").mediaType())
                .isEqualTo("image/gif");
        assertThat(described.descriptions().get("IMG_1.MOV").kind()).isEqualTo(MediaDescription.Kind.OTHER);
        export.files()
                .forEach(handed -> assertThat(described.of(handed.file()).isPresent())
                        .isEqualTo(!(handed.fate() instanceof FileFate.Aside)));
        assertThat(described.events())
                .startsWith(export.events().toArray(new org.posterity.model.PreservationEvent[0]))
                .extracting(event -> event.type())
                .endsWith(EventType.FORMAT_IDENTIFICATION, EventType.METADATA_EXTRACTION);
        assertThat(described.events().get(described.events().size() - 1).detail())
                .contains(" 3 files");
    }
}
