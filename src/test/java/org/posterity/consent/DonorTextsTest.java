package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.posterity.model.Category;

class DonorTextsTest {

    @Test
    void everyLanguageHasTheSameTextsWithTheSamePlaces() {
        Properties english = DonorTexts.in("en").all();
        for (String language : DonorTexts.languages()) {
            Properties texts = DonorTexts.in(language).all();

            assertThat(new TreeSet<>(texts.stringPropertyNames())).isEqualTo(english.stringPropertyNames());
            assertThat(texts.stringPropertyNames())
                    .allMatch(key -> places(texts.getProperty(key)).equals(places(english.getProperty(key))))
                    .filteredOn(key -> !key.endsWith(".hint"))
                    .noneMatch(key -> texts.getProperty(key).isBlank());
        }
    }

    @Test
    void everyWordOfTheSchemaHasItsText() {
        ConsentSchema schema = ConsentSchema.shipped();
        DonorTexts texts = DonorTexts.in("en");

        for (Category category : Category.values()) {
            assertThat(texts.word("category", category.id())).isNotEqualTo(category.id());
        }
        assertThat(schema.choices("/categories"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Category.values()).map(Category::id).toList());
        told(texts, "purpose", schema.choices("/purposes"));
        told(texts, "access", schema.choices("/access"));
        told(texts, "capacity", schema.choices("/grantor/capacity"));
        told(texts, "third-parties", schema.choices("/thirdParties"));
        told(texts, "legal-basis", schema.choices("/legalBasis/kind"));
    }

    @Test
    void daysAreWrittenAsPeopleWriteThem() {
        LocalDate day = LocalDate.of(2026, 3, 1);

        assertThat(DonorTexts.in("en").day(day)).isEqualTo("1 March 2026");
        assertThat(DonorTexts.in("de").day(day)).isEqualTo("1. März 2026");
    }

    @Test
    void aPurposeOfTheInstitutionsOwnStandsAsItIs() {
        assertThat(DonorTexts.in("de").word("purpose", "school-radio")).isEqualTo("school-radio");
    }

    @Test
    void whatIsFilledInIsNotReadAsAPlace() {
        assertThat(DonorTexts.in("en").say("receipt.until", "{1}", "$0")).isEqualTo("from {1} until $0");
    }

    @Test
    void anotherLanguageIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> DonorTexts.in("../en"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Languages are: en, de.");
    }

    private static void told(DonorTexts texts, String kind, List<String> ids) {
        assertThat(ids).isNotEmpty().allMatch(id -> !texts.word(kind, id).equals(id));
    }

    /** The numbers of the places to fill in, each once. */
    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{(\\d)}").matcher(text).results().forEach(found -> places.add(found.group(1)));
        return places;
    }
}
