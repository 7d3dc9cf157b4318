package org.posterity.export;

import java.util.Optional;

/**
 * What a field of an export says, as the table of the platform's structure has it.
 *
 * @param name of its meaning, the same in all layouts; that of a {@link SharedField} where it is one
 * @param role from which follows how privacy treats it
 * @param label its name for people, where it is shown to them
 */
public record FieldMeaning(String name, FieldRole role, Optional<String> label) {

    /** Whether it is this one of the fields that all platforms have. */
    public boolean is(SharedField field) {
        return name.equals(field.id());
    }
}
