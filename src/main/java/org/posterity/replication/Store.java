package org.posterity.replication;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * A place that keeps copies, as {@code stores.yaml} describes it; or the archive itself.
 *
 * @param name by which commands and the journal call it
 * @param country ISO 3166-1 alpha-2; empty: not said
 * @param place a word for where it stands: copies with equal words are lost together
 * @param medium a word for what it is made of: copies with equal words fail together
 * @param administrator who looks after it
 * @param agreements whether agreements, which name donors, may be copied there
 * @param journal whether the journal is copied there
 */
public record Store(
        String name,
        Address address,
        String country,
        String place,
        String medium,
        String administrator,
        boolean agreements,
        boolean journal) {

    /** The name that means the archive itself. */
    public static final String ARCHIVE = "archive";

    /** Where it is reached. */
    public sealed interface Address {}

    /** A folder on this machine, or mounted there. */
    public record Folder(Path path) implements Address {}

    /**
     * A bucket.
     *
     * @param prefix what its keys begin with; empty, or with a slash at its end
     * @param endpoint of a server that is not Amazon's
     * @param patience how long an answer of the server is waited for
     */
    public record Bucket(String name, String prefix, String region, Optional<URI> endpoint, Duration patience)
            implements Address {}

    /** Whether something may be stored there. @param countries the only ones allowed; none: no limit */
    public boolean isAllowed(Collection<String> countries) {
        return countries.isEmpty() || countries.contains(country);
    }
}
