package org.posterity.format.bagit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BagInfoTest {

    @Test
    void keepsOrderAndRepeatedLabels() {
        BagInfo info = BagInfo.EMPTY.with("B", "1").with("A", "2").with("b", "3");

        assertThat(info.elements()).extracting(BagInfo.Element::label).containsExactly("B", "A", "b");
        assertThat(info.values("B")).containsExactly("1", "3");
        assertThat(info.first("a")).contains("2");
    }

    @Test
    void makesLineBreaksInValuesHarmless() {
        BagInfo info = BagInfo.EMPTY.with("External-Description", "first\r\nPayload-Oxum: 1.1\u2028 third\n");

        assertThat(info.first("External-Description")).contains("first Payload-Oxum: 1.1  third");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void refusesAnEmptyValue(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> BagInfo.EMPTY.with("Label", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", " a", "a ", "a\nb", "a\n"})
    void refusesALabelThatCannotBeReadBack(String label) {
        assertThatIllegalArgumentException().isThrownBy(() -> BagInfo.EMPTY.with(label, "value"));
    }
}
