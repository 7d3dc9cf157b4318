package org.posterity.consent;

import java.util.Optional;

/**
 * The institution's ground in law (GDPR Art. 6(1)), which is not the donor's permission.
 *
 * @param kind a word of the schema, such as {@code consent} or {@code public-interest}
 * @param provision where the law says so, in the institution's own words
 */
public record LegalBasis(String kind, Optional<String> provision) {}
