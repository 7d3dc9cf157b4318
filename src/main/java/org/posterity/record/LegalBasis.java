package org.posterity.record;

import static org.posterity.record.Ground.RIGHTS;

import java.util.Optional;

/**
 * The institution's legal basis (GDPR Art. 6(1)), which is not the donor's permission.
 *
 * @param kind a word of the schema, such as {@code consent} or {@code public-interest}
 * @param provision the legal provision, in the institution's own words
 */
public record LegalBasis(
        @Grounds(RIGHTS) String kind, @Grounds(RIGHTS) Optional<String> provision) {}
