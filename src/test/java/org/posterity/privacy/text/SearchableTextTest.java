package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchableTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "my gran dried kelp on this wall",
                "Meine Oma trocknete Tang auf dieser Mauer",
                "ma grand-mère séchait le varech ici",
                "mi abuela secaba algas en esta pared",
                "моя бабушка сушила здесь морскую капусту",
                "جدتي كانت تجفف الأعشاب على هذا الجدار",
                "우리 할머니는 이 담에 미역을 말렸어요",
                "मेरी दादी इस दीवार पर शैवाल सुखाती थीं",
                "我奶奶以前在这面墙上晒海带",
                "祖母はこの壁でよく昆布を干していました",
                "ยายของฉันเคยตากสาหร่ายบนกำแพงนี้ทุกปี",
                "ຍາຍຂອງຂ້ອຍເຄີຍຕາກສາຫຼ່າຍຢູ່ເທິງກຳແພງນີ້",
                "ជីដូនរបស់ខ្ញុំធ្លាប់ហាលសារាយនៅលើជញ្ជាំងនេះ"
            })
    void aSentenceCanBeFound(String text) {
        assertThat(SearchableText.of(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "so good",
                "where is this beach?",
                "wow wow wow wow wow wow wow wow wow",
                "😂😂😂 😍 😍 😍 🌊 🌊",
                "1 2 3 4 5 6 7 8 9",
                "哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈",
                "可爱的海带",
                "かわいい",
                "555555555555555555555555555555",
                "น่ารักมาก",
                "nice @person-0123456789ab @person-00000000000a @a @b @c @d",
                "see https://a.example/one/two/three-four-five-six-seven and www.b.example/x",
                "mail me [e-mail address masked by a rule here] now"
            })
    void aShortOrEmptyOrRepeatedOneCannot(String text) {
        assertThat(SearchableText.of(text)).isEmpty();
    }

    @Test
    void theSameWordsAreTheSameTextHoweverTheyAreWritten() {
        assertThat(SearchableText.of("My gran dried KELP on this wall"))
                .isEqualTo(SearchableText.of("my gran dried kelp on this wall"));
        assertThat(SearchableText.of("my gran dried kelp on this wall @person-0123456789ab"))
                .isNotEqualTo(SearchableText.of("my gran dried rope on this wall"));
    }

    @Test
    void theSameWordsWithOtherBlanksAndSignsAreTheSameText() {
        assertThat(SearchableText.of("  my gran dried kelp,\non this wall!!! 🌊"))
                .isEqualTo(SearchableText.of("my gran dried kelp on this wall @person-0123456789ab"));
    }
}
