package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonToken;
import java.util.EnumSet;
import java.util.Set;
import org.posterity.export.json.JsonPlace;
import org.posterity.export.json.Shape;
import org.posterity.export.json.UnknownKeys;
import org.posterity.model.Category;

/** Decides which unknown keys are written by name: those that can only be names of TikTok's structure. */
final class KeyNames implements UnknownKeys {
    /** Sections in which an unknown key is more likely a person's name. */
    private static final Set<Category> OF_PEOPLE =
            EnumSet.of(Category.MESSAGES, Category.LIVE, Category.FOLLOWERS, Category.FOLLOWING);

    private final Structure structure;
    private final NewNames newNames = new NewNames();

    KeyNames(Structure structure) {
        this.structure = structure;
    }

    /** An unknown root may contain a known section. */
    @Override
    public Shape below(JsonPlace around, String key) {
        return around.depth() == 1 && !around.isElement() ? structure.section(key) : null;
    }

    @Override
    public boolean mayBeNamed(JsonPlace around, String key, JsonToken value) {
        boolean named = isName(around, key, value);
        if (named) {
            newNames.note();
        }
        return named;
    }

    private boolean isName(JsonPlace around, String key, JsonToken value) {
        Shape shape = around.shape();
        if (shape != null && (shape.isOpen() || !shape.takesObject())
                || around.category().filter(OF_PEOPLE::contains).isPresent()
                || !newNames.allows(key, around.newNames())) {
            return false;
        }
        if (shape != null) {
            return true;
        }
        if (around.isElement()) {
            // The elements of an unknown list may as well be maps from people to numbers.
            return value.isScalarValue() && structure.isField(key);
        }
        return around.depth() == 1 && value == JsonToken.START_OBJECT && Character.isUpperCase(key.charAt(0));
    }
}
