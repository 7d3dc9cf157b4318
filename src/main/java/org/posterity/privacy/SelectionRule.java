package org.posterity.privacy;

import java.util.Optional;

/**
 * A line of the selection policy.
 *
 * @param ifChosen what is done where the donor chose otherwise; only beside {@link Treatment#LEAVE_OUT}
 * @param legal a note on the law, which decides nothing
 */
record SelectionRule(Treatment treatment, Optional<Treatment> ifChosen, Optional<String> legal, String reason) {

    /** What is done where the donor's record names the category. */
    Treatment whereConsented() {
        return ifChosen.orElse(treatment);
    }
}
