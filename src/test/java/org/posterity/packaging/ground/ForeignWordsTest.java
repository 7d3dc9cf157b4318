package org.posterity.packaging.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words are from nowhere, and which numbers are counts. */
class ForeignWordsTest {
    private final KnownWords record = new KnownWords();
    private final ForeignWords foreign = new ForeignWords(OwnWords.shipped(), List.of(record));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "123456",
                "12,301",
                "1,234,567,890",
                "3.4 MB",
                "0:07",
                "1:02:03",
                "23:59:59 UTC",
                "2024-02-29",
                "2024-02-29T10:11:12Z",
                "2024-02-29T10:11:12.345678Z",
                "29 February 2024, 10:11 UTC",
                "p12",
                "3 of 4 posts"
            })
    void aNumberThatTheProgramCountsPasses(String number) {
        assertThat(found(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "0171 234567",
                "+49 171 2345678",
                "(020) 7946 0018",
                "020-7946-0018",
                "12.34.56.78",
                "6962076112356658529",
                "2024-02-29T10:11:12Zed",
                "p12345678",
                "12,3012",
                "10 Downing"
            })
    void aNumberThatMayBeAnIdOrATelephoneDoesNot(String number) {
        assertThat(found(number)).isNotEmpty();
    }

    @Test
    void aLongNumberPassesWhereTheRecordsHaveIt() {
        record.addText("post 6962076112356658529");
        assertThat(found("6962076112356658529 6962076112356658528")).containsExactly("6962076112356658528");
    }

    @Test
    void aWordOfARecordPassesHoweverItIsWritten() {
        record.addText("Jos\u00e9 T\u00eeDE \u6d77\u5e26");
        assertThat(found("JOSE\u0301, ti\u0302de \u6d77\u5e26")).isEmpty();
        assertThat(found("Jos tide \u6d77")).containsExactly("jos", "tide", "\u6d77");
    }

    @Test
    void manyWordsAreAllKnownAndOthersAreNot() {
        for (int i = 0; i < 20_000; i++) {
            record.addText("word" + i);
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(foreign.none("word" + i)).isTrue();
            assertThat(foreign.none("other" + i)).isFalse();
        }
    }

    private List<String> found(String text) {
        List<String> found = new ArrayList<>();
        foreign.in(text, found::add);
        return found;
    }
}
