package org.posterity.routing;

import java.util.Optional;
import java.util.stream.Stream;

/** An {@link Error} of a stage, as something that Camel can handle: it loses sight of a bare one, and its stop waits for ever. */
final class StageError extends RuntimeException {
    private static final int DEEPEST = 20;

    StageError(Error error) {
        super(error);
    }

    /** The error that an exception was made of. */
    static Optional<Error> behind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(Error.class::isInstance)
                .map(Error.class::cast)
                .findFirst();
    }
}
