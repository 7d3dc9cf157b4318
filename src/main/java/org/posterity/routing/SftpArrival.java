package org.posterity.routing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;
import org.posterity.sources.Fetching;
import org.posterity.sources.RemoteFile;

/** Lands a file that a route reads. It must come as a stream, never as bytes in memory. */
final class SftpArrival implements Processor {
    private final Fetching fetching;

    SftpArrival(Fetching fetching) {
        this.fetching = fetching;
    }

    @Override
    public void process(Exchange exchange) {
        GenericFile<?> file = (GenericFile<?>) exchange.getMessage().getBody();
        fetching.land(
                RemoteLook.source(exchange.getFromRouteId()),
                new RemoteFile(
                        file.getFileName(),
                        file.getFileLength(),
                        Long.toString(file.getLastModified()),
                        Optional.empty(),
                        () -> stream(file)));
    }

    private static InputStream stream(GenericFile<?> file) throws IOException {
        if (file.getBody() instanceof InputStream stream) {
            return stream;
        }
        throw new IOException("The route does not stream.");
    }
}
