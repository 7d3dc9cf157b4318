package org.posterity.routing;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RouteAware;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.posterity.sources.Fetching;
import org.posterity.sources.NotLanded;
import org.posterity.sources.Trouble;

/** Tells of the looks of sources that routes fetch from by themselves: when they looked, and why they could not. */
final class RemoteLook implements PollingConsumerPollStrategy, ExceptionHandler {
    private static final int DEEPEST = 20;

    private final Fetching fetching;

    RemoteLook(Fetching fetching) {
        this.fetching = fetching;
    }

    /** The name of the source that a route is for. */
    static String source(String route) {
        return route.startsWith("source-") ? route.substring("source-".length()) : route;
    }

    private static String source(Consumer consumer) {
        return consumer instanceof RouteAware it ? source(it.getRoute().getRouteId()) : "unknown";
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        fetching.begin(source(consumer));
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int files) {
        fetching.end(source(consumer), Optional.empty());
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
        fetching.end(source(consumer), Optional.of(trouble(cause)));
        return false;
    }

    @Override
    public void handleException(Throwable failure) {
        handleException("", null, failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(message, null, failure);
    }

    /** A file could not be read at all; what goes wrong with a look is told by its rollback, with a landing by the landing. */
    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        if (exchange != null && causes(failure).noneMatch(NotLanded.class::isInstance)) {
            String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, "", String.class);
            fetching.failed(source(exchange.getFromRouteId()), name, trouble(failure));
        }
    }

    /** What a failure of the SFTP client means; its classes are known by name only, its messages are not passed on. */
    private static Trouble trouble(Throwable failure) {
        if (causes(failure).anyMatch(it -> it.getClass().getSimpleName().contains("HostKey"))) {
            return Trouble.UNKNOWN_HOST_KEY;
        }
        if (causes(failure).anyMatch(it -> says(it, "auth fail") || says(it, "auth cancel"))) {
            return Trouble.REFUSED;
        }
        if (causes(failure)
                .anyMatch(it -> it.getClass().getSimpleName().equals("SftpException")
                        && (says(it, "no such file") || says(it, "permission denied")))) {
            return Trouble.NO_FOLDER;
        }
        boolean unreachable = causes(failure)
                .anyMatch(it -> it instanceof SocketException
                        || it instanceof SocketTimeoutException
                        || it instanceof UnknownHostException
                        || says(it, "cannot connect"));
        return unreachable ? Trouble.UNREACHABLE : Trouble.BROKEN_OFF;
    }

    private static boolean says(Throwable failure, String words) {
        return failure.getMessage() != null
                && failure.getMessage().toLowerCase(Locale.ROOT).contains(words);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
