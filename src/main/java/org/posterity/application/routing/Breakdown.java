package org.posterity.application.routing;

/** An {@link Error} of a stage, as something that Camel can handle: it loses sight of a bare one, and its stop waits for ever. */
final class Breakdown extends RuntimeException {
    Breakdown(Error error) {
        super(error);
    }
}
