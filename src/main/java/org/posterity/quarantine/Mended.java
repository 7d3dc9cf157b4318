package org.posterity.quarantine;

import java.time.Instant;
import org.posterity.model.PackageId;

/** Since when, and in which package, a submission is held that was not taken in before. */
record Mended(Instant time, PackageId aip) {}
