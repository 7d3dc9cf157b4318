package org.posterity.packaging;

import java.net.URI;
import java.util.Optional;
import org.posterity.model.Agent;

/** Who keeps and who runs: what stands in every package about the house that made it. */
public record Institution(
        Optional<String> operator,
        Optional<String> contactName,
        Optional<String> contactEmail,
        URI baseUri,
        Agent software,
        boolean stills) {}
