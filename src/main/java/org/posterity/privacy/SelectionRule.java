package org.posterity.privacy;

import java.util.Optional;

/**
 * The policy for one category.
 *
 * @param ifChosen what is done if the donor chose otherwise; only together with {@link Treatment#LEAVE_OUT}
 * @param legal a note on the law, without effect
 */
record SelectionRule(Treatment treatment, Optional<Treatment> ifChosen, Optional<String> legal, String reason) {

    /** What is done if the donor's record names the category. */
    Treatment whereConsented() {
        return ifChosen.orElse(treatment);
    }
}
