package org.posterity.routing;

import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.spi.EndpointStrategy;

/**
 * Gives a remote folder what a route file names as {@code #source.NAME.KEY}, letter by letter. As placeholders, passwords and
 * patterns would become part of an address, in which {@code +}, {@code %} and {@code &} have a meaning of their own.
 */
final class SecretsOfSettings implements EndpointStrategy {
    private static final String REFERENCE = "#source.";

    private final Properties values;

    SecretsOfSettings(Properties values) {
        this.values = values;
    }

    @Override
    public Endpoint registerEndpoint(String address, Endpoint endpoint) {
        if (endpoint instanceof RemoteFileEndpoint<?> remote) {
            give(remote.getInclude(), remote::setInclude);
            give(remote.getConfiguration().getUsername(), remote.getConfiguration()::setUsername);
            give(remote.getConfiguration().getPassword(), remote.getConfiguration()::setPassword);
            if (remote.getConfiguration() instanceof SftpConfiguration sftp) {
                give(sftp.getPrivateKeyFile(), sftp::setPrivateKeyFile);
                give(sftp.getKnownHostsFile(), sftp::setKnownHostsFile);
            }
        }
        return endpoint;
    }

    private void give(String named, Consumer<String> setter) {
        Optional.ofNullable(named)
                .filter(it -> it.startsWith(REFERENCE))
                .map(it -> values.getProperty(it.substring(1), ""))
                .ifPresent(setter);
    }
}
