package org.posterity.packaging;

import java.net.URI;
import java.util.Optional;
import org.posterity.model.Agent;

/** The institution and operator, as named in every package. */
public record Institution(
        Optional<String> operator,
        Optional<String> contactName,
        Optional<String> contactEmail,
        URI baseUri,
        Agent software,
        boolean stills) {}
