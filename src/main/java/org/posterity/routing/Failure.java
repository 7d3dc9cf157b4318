package org.posterity.routing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.model.SystemLimit;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;
import org.posterity.sources.NotLanded;
import org.posterity.storage.ArchiveInUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of exceptions: a broken environment stops the run, a mistake of the program ends one submission. */
final class Failure {
    static final String ARRIVAL = "arrival";
    /** Set when a submission has come to the stages that store it. */
    static final String STORING = "storing";

    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    private Failure() {}

    /**
     * What routes get of a failure of a stage: its class decides what becomes of it, and causes are kept out of their sight. A
     * {@link TransientFailure} is tried again, a {@link TerminalFailure} ends the run, what is in use was not begun, all else ends the
     * submission.
     */
    static RuntimeException asRoutesSeeIt(Throwable failure) {
        if (failure instanceof StageFailure || failure instanceof ArchiveInUse || failure instanceof NotLanded) {
            return (RuntimeException) failure;
        }
        // An error of a thread beside the stage comes wrapped, and may pass for a broken environment.
        Optional<Error> error = StageFailure.errorBehind(failure);
        if (error.isPresent()) {
            return new StageFailure(error.get());
        }
        if (failure instanceof TerminalFailure) {
            return new TerminalFailure(failure.getMessage());
        }
        // What the operating system refuses is no fault of a submission, whichever way it came to be known.
        if (SystemLimit.behind(failure).isPresent()) {
            return new TerminalFailure(
                    "The work cannot go on; the next run starts again what was not finished.", failure);
        }
        return failure instanceof TransientFailure
                ? new TransientFailure(failure.getMessage(), null)
                : new StageFailure(failure);
    }

    /** Throws what the exchange failed with, when it did, and names the stage. */
    static void rethrow(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure == null) {
            return;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArchiveInUse inUse) {
                throw inUse;
            }
            if (cause instanceof TerminalFailure || cause instanceof TransientFailure) {
                TerminalFailure end = new TerminalFailure(cause.getMessage() + " (stage: " + route(exchange) + ")");
                end.initCause(cause);
                throw end;
            }
        }
        throw new IllegalStateException("A route failed.", failure);
    }

    /** The id of the route that failed. */
    private static String route(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID, String.class))
                .orElse("unknown");
    }

    /**
     * An input that changed under way, or a mistake of the program, as a rejection. Of a mistake only the kind of the exception, the route, and where in the program it arose are said:
     * its message may quote the export.
     */
    static Rejection asRejection(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure instanceof StageFailure it && it.changed().isPresent()) {
            return it.changed().get();
        }
        Throwable mistake = failure instanceof StageFailure it ? it.mistake() : failure;
        String kind = mistake.getClass().getSimpleName();
        String place = "route " + route(exchange) + ", " + place(mistake);
        SubmissionId id = Optional.ofNullable(exchange.getProperty(CamelPipeline.SUBMISSION, Submission.class))
                .map(Submission::id)
                .orElseGet(() -> unread(exchange));
        LOG.error("Submission {}: {} at {}", id, kind, place);
        boolean storing = exchange.getProperty(STORING, false, Boolean.class);
        String code = storing ? Rejection.WHILE_STORING : "internal-error";
        String kept = storing
                ? "it was being stored then, so it may be in the archive: the next run finishes what was begun."
                : "nothing of it was kept.";
        if (mistake instanceof OutOfMemoryError) {
            return Rejection.refused(
                    id,
                    code,
                    "This submission takes more memory than Posterity may use; " + kept,
                    new Fault(
                            place,
                            "It takes more than " + (Runtime.getRuntime().maxMemory() >> 20) + " MB of memory.",
                            "Set POSTERITY_HEAP higher, for example to 1g, and take it in again; the input is untouched."));
        }
        return Rejection.refused(
                id,
                code,
                "Posterity made a mistake with this submission; " + kept,
                new Fault(
                        place,
                        "An unforeseen " + kind + ".",
                        "Please report this place and kind to the makers of Posterity; the input is untouched and can be taken in again."));
    }

    /** What a failure means that nobody can lay to one submission: the end of the run. */
    static TerminalFailure ofRun(Throwable failure) {
        if (failure instanceof TerminalFailure terminal) {
            return terminal;
        }
        if (failure instanceof IllegalStateException) {
            return new TerminalFailure(failure.getMessage(), failure);
        }
        if (failure instanceof OutOfMemoryError) {
            return new TerminalFailure("This takes more memory than Posterity may use. Set POSTERITY_HEAP higher, for"
                    + " example to 1g, and run again; that starts again what was not finished.");
        }
        return new TerminalFailure("An unforeseen " + failure.getClass().getSimpleName() + " at " + place(failure)
                + "; the input is untouched. Please report it.");
    }

    /** Where in this program it arose; where that is not known, where in a library. */
    private static String place(Throwable mistake) {
        StackTraceElement[] trace = mistake.getStackTrace();
        return Arrays.stream(trace)
                .filter(step -> step.getClassName().startsWith("org.posterity."))
                .findFirst()
                .or(() -> Arrays.stream(trace).findFirst())
                .map(step -> step.getClassName() + ":" + step.getLineNumber())
                .orElse("unknown place");
    }

    /** An id for what failed before it could be hashed: from where it lies. */
    private static SubmissionId unread(Exchange exchange) {
        IngestRequest arrival = exchange.getProperty(ARRIVAL, IngestRequest.class);
        String path = arrival == null ? "" : arrival.path().toString();
        return SubmissionId.of(Digest.sha256(path.getBytes(StandardCharsets.UTF_8)));
    }
}
