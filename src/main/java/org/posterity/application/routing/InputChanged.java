package org.posterity.application.routing;

import org.posterity.model.Rejection;

/** A stage failed because the input is no longer there as it was hashed: the submission's end, not that of the run. */
final class InputChanged extends RuntimeException {
    private final transient Rejection rejection;

    InputChanged(Rejection rejection, Throwable cause) {
        super(rejection.code(), cause);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
