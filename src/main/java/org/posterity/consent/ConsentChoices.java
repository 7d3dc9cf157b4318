package org.posterity.consent;

import java.nio.file.Path;
import java.util.List;

/** The words that an institution's schema lets one choose from. */
public record ConsentChoices(
        List<String> categories, List<String> purposes, List<String> access, List<String> legalBases) {

    /** The choices of the schema in the folder of settings, or of the shipped one where that folder has none. */
    public static ConsentChoices following(Path configFolder) {
        ConsentSchema schema = ConsentSchema.in(configFolder);
        return new ConsentChoices(
                schema.choices("/$defs/categories/items"),
                schema.choices("/$defs/purposes/items"),
                schema.choices("/$defs/access"),
                schema.choices("/properties/legalBasis/properties/kind"));
    }
}
