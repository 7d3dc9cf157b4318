package org.posterity.routing;

import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.model.Rejection;

/**
 * What ends one submission, as something that routes can handle. It names no cause: routes would take a cause for what happened,
 * and lose sight of a bare {@link Error}, so that their stop waits for ever.
 */
final class StageFailure extends RuntimeException {
    private static final int DEEPEST = 20;

    private final transient Throwable mistake;
    private final transient Optional<Rejection> changed;

    /** A mistake of the program. */
    StageFailure(Throwable mistake) {
        super(mistake.getClass().getSimpleName());
        this.mistake = mistake;
        this.changed = Optional.empty();
    }

    /** The input is no longer there as it was hashed. */
    StageFailure(Rejection changed) {
        super(changed.code());
        this.mistake = this;
        this.changed = Optional.of(changed);
    }

    Throwable mistake() {
        return mistake;
    }

    Optional<Rejection> changed() {
        return changed;
    }

    /** The error that an exception was made of. */
    static Optional<Error> errorBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(Error.class::isInstance)
                .map(Error.class::cast)
                .findFirst();
    }
}
