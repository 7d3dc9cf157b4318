package org.posterity.routing;

import org.posterity.model.Rejection;

/**
 * A stage failed because the input is no longer there as it was hashed: the submission's end, not that of the run. It names no
 * cause, for routes would take the cause for what happened.
 */
final class InputChanged extends RuntimeException {
    private final transient Rejection rejection;

    InputChanged(Rejection rejection) {
        super(rejection.code());
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
