package org.posterity.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing gets into a JSON record without a ground. */
class GroundsTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Accession.class,
                PostRecord.class,
                FileRecord.class,
                Accounting.class,
                Terms.class,
                Event.class,
                Change.class
            })
    void everyComponentOfARecordHasAGround(Class<?> record) {
        Set<Class<?>> seen = new LinkedHashSet<>();
        look(record, seen);
        for (Class<?> type : seen) {
            for (RecordComponent component : type.getRecordComponents()) {
                assertThat(component.isAnnotationPresent(Grounds.class))
                        .as(type.getSimpleName() + "." + component.getName())
                        .isTrue();
            }
        }
    }

    @Test
    void whatRestsOnConsentIsToldFromWhatAStandardAsksFor() {
        assertThat(Ground.values())
                .filteredOn(Ground::onConsent)
                .containsExactlyInAnyOrder(
                        Ground.POST, Ground.MEDIA, Ground.PROFILE, Ground.ENGAGEMENT, Ground.SECTION);
    }

    private static void look(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType generic) {
            for (Type part : generic.getActualTypeArguments()) {
                look(part, seen);
            }
        } else if (type instanceof Class<?> it
                && it.isRecord()
                && it.getPackage().equals(Accession.class.getPackage())
                && it != ScreenedText.class
                && seen.add(it)) {
            for (RecordComponent component : it.getRecordComponents()) {
                look(component.getGenericType(), seen);
            }
        }
    }
}
