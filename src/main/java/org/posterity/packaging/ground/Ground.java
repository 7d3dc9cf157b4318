package org.posterity.packaging.ground;

import java.util.Locale;
import java.util.Optional;
import org.posterity.model.Category;

/**
 * Why a piece of a package may be there, as a line of {@code grounds.tsv} says.
 *
 * @param name {@code consent:…}, or the standard or duty that asks for it
 * @param sentence what the piece is
 * @param rests on what consent it rests, where it does
 */
record Ground(String name, String sentence, Optional<Rests> rests) {
    private static final String CONSENT = "consent:";

    /** On the consent to what: a category that the table names, or one that depends on what lies there. */
    record Rests(Basis basis, Optional<Category> category) {}

    /** How the category is found. */
    enum Basis {
        CATEGORY,
        POST,
        SHOWN,
        FILE,
        SECTION,
        COUNTED,
        POST_FIELD,
        PROFILE_FIELD
    }

    static Ground of(String name, String sentence) {
        if (!name.startsWith(CONSENT)) {
            return new Ground(name, sentence, Optional.empty());
        }
        String basis = name.substring(CONSENT.length());
        Optional<Category> category = Category.parse(basis);
        Basis how = category.isPresent()
                ? Basis.CATEGORY
                : Basis.valueOf(basis.toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Ground(name, sentence, Optional.of(new Rests(how, category)));
    }

    boolean isOfFields() {
        return rests.map(Rests::basis)
                .filter(basis -> basis == Basis.POST_FIELD || basis == Basis.PROFILE_FIELD)
                .isPresent();
    }
}
