package org.posterity.format.bagit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ManifestPathTest {

    @Test
    void encodesLineBreaksAndPercentSignsAndNothingElse() {
        assertThat(ManifestPath.encode("data/a\r\nb 100% é*\t.txt")).isEqualTo("data/a%0D%0Ab 100%25 é*\t.txt");
    }

    @Test
    void decodesWhatItEncodedWhateverTheName() {
        Random random = new Random(8493);
        String alphabet = "%0259AaDd\r\n/é ";
        for (int round = 0; round < 2000; round++) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                path.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(ManifestPath.decode(ManifestPath.encode(path.toString())))
                    .contains(path.toString());
        }
    }

    @Test
    void findsAPercentSignThatStandsForItself() {
        assertThat(ManifestPath.decode("data/100%.txt")).isEmpty();
        assertThat(ManifestPath.decode("data/a%20b.txt")).isEmpty();
        assertThat(ManifestPath.decode("data/a%0db%0Ac%25")).contains("data/a\rb\nc%");
    }
}
