package org.posterity.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.posterity.model.TerminalFailure;
import org.posterity.routing.RouteFiles.RouteFile;

/** Says of a mistake in a route file in which file it is, and at which word. */
final class RouteMistakes {
    /** The word that the engine does not know, in its own sentences. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:found in the registry for|could be found for|ClassNotFoundException|must be provided): ([\\w.-]+)");

    private static final String DIRECT = "direct://";
    private static final int DEEPEST = 20;

    private final DefaultCamelContext camel;
    private final List<RouteFile> files;
    private final Map<String, String> fileOfRoute = new HashMap<>();

    RouteMistakes(DefaultCamelContext camel, List<RouteFile> files) {
        this.camel = camel;
        this.files = List.copyOf(files);
    }

    /** To be called when a file was loaded: the routes that are new are its own. */
    void loaded(String file) {
        camel.getRouteDefinitions().stream()
                .map(RouteDefinition::getRouteId)
                .forEach(route -> fileOfRoute.putIfAbsent(route, file));
    }

    /** What is wrong with a file that cannot be loaded. The word may stand in a file that it shares with others. */
    TerminalFailure in(String file, Exception e) {
        String words = words(e);
        Optional<String> word =
                NAMED.matcher(words).results().map(found -> found.group(1)).reduce((first, last) -> last);
        String where = word.filter(
                        it -> files.stream().noneMatch(own -> own.name().equals(file) && own.has(it)))
                .flatMap(it -> files.stream()
                        .filter(other -> other.has(it))
                        .map(RouteFile::name)
                        .findFirst())
                .map(other -> other + ", or " + file + ",")
                .orElse(file);
        return new TerminalFailure("The route file " + where + " is not right: " + words, e);
    }

    /** What is wrong with a route that cannot be started. */
    TerminalFailure atStart(Exception e) {
        Optional<String> file = causes(e)
                .flatMap(cause -> cause instanceof FailedToCreateRouteException it
                        ? Stream.of(it.getRouteId())
                        : cause instanceof FailedToStartRouteException it ? Stream.of(it.getRouteId()) : Stream.empty())
                .flatMap(route -> Optional.ofNullable(fileOfRoute.get(route)).stream())
                .findFirst();
        return file.map(it -> in(it, e))
                .orElseGet(() -> new TerminalFailure("The routes cannot be started: " + words(e), e));
    }

    /**
     * The engine notices only when something is sent there that nothing answers to an address.
     *
     * @throws TerminalFailure when a route sends on to an address with which no route begins
     */
    void requireTargets() {
        Set<String> begun = camel.getRoutes().stream()
                .map(Route::getEndpoint)
                .map(Endpoint::getEndpointKey)
                .collect(Collectors.toSet());
        Set<String> open = camel.getEndpoints().stream()
                .map(Endpoint::getEndpointKey)
                .filter(address -> address.startsWith(DIRECT) && !begun.contains(address))
                .map(address -> address.substring(DIRECT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String target : open) {
            String where = files.stream()
                    .filter(file -> file.has(target))
                    .map(RouteFile::name)
                    .collect(Collectors.joining(", "));
            throw new TerminalFailure("The route file " + where + " is not right: it sends on to direct:" + target
                    + ", but no route begins there.");
        }
    }

    /** All that the engine says, from the whole to the cause; it speaks of files of routes only. */
    private static String words(Exception e) {
        return causes(e)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .map(message -> message.strip().replaceAll("\\s+", " "))
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
    }
}
