package org.posterity.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the routes that can be changed, with little time between attempts. */
final class ShippedRoutes {
    private ShippedRoutes() {}

    static Path copiedTo(Path folder) throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        try (Stream<Path> files = Files.list(RouteContractTest.ROUTES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file).replace("redeliveryDelay: 1000", "redeliveryDelay: 1");
                Files.writeString(routes.resolve(file.getFileName()), text);
            }
        }
        return routes;
    }
}
