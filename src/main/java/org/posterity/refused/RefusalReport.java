package org.posterity.refused;

import java.nio.file.Path;
import java.util.Optional;
import org.posterity.model.Rejection;

/** Why a submission was not taken in, and where the report on it lies; a pre-ingest check leaves none. */
public record RefusalReport(Rejection rejection, Optional<Path> report) {}
