package org.posterity.export;

import java.util.Optional;

/**
 * What a field of an export means, from the table of the platform's structure.
 *
 * @param name the same in all layouts; that of a {@link SharedField} if it is one
 * @param role decides how privacy treats it
 * @param label its name for people, if it is shown to them
 */
public record FieldMeaning(String name, FieldRole role, Optional<String> label) {

    /** Whether it means this shared field. */
    public boolean is(SharedField field) {
        return name.equals(field.id());
    }
}
