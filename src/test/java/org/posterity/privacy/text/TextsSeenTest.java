package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.posterity.privacy.text.TextsSeen.Seen;

class TextsSeenTest {
    @Test
    void tellsTheFirstFromTheSecondAndTheRest() {
        TextsSeen seen = new TextsSeen(100);

        assertThat(seen.add(17)).isEqualTo(Seen.FIRST);
        assertThat(seen.add(0)).isEqualTo(Seen.FIRST);
        assertThat(seen.add(17)).isEqualTo(Seen.SECOND);
        assertThat(seen.add(17)).isEqualTo(Seen.OFTEN);
        assertThat(seen.add(0)).isEqualTo(Seen.SECOND);
    }

    @Test
    void remembersAHundredThousandWhileItGrows() {
        TextsSeen seen = new TextsSeen(TextsSeen.MOST);

        for (long text = 1; text <= 100_000; text++) {
            assertThat(seen.add(text)).isEqualTo(Seen.FIRST);
        }
        for (long text = 1; text <= 100_000; text++) {
            assertThat(seen.add(text)).isEqualTo(Seen.SECOND);
        }
    }

    @Test
    void takesNoMoreThanSixteenMegabytesHoweverManyTextsCome() {
        TextsSeen seen = new TextsSeen(TextsSeen.MOST);
        long notCompared = 0;

        for (long text = 0; text < 3L * TextsSeen.MOST; text++) {
            notCompared += seen.add(text) == Seen.NOT_COMPARED ? 1 : 0;
        }

        assertThat(notCompared).isEqualTo(2L * TextsSeen.MOST);
        assertThat(seen.size()).isLessThanOrEqualTo(16L << 20);
        assertThat(seen.add(5)).isEqualTo(Seen.SECOND);
    }
}
