package org.posterity.access;

import java.nio.file.Path;
import org.posterity.model.PackageId;

/** The result of a request for a copy. */
public sealed interface Dissemination {

    /**
     * The copy lies at {@code place}.
     *
     * @param closed what is closed to readers today: not in a copy for readers, but in an export
     */
    record Delivered(Path place, long files, long bytes, Closed closed) implements Dissemination {}

    /** No copy is handed out; {@code code} is kebab-case, {@code why} and {@code remedy} are sentences. */
    record Refused(String code, String why, String remedy) implements Dissemination {}

    /** The archive does not hold the package. */
    record NotHeld(PackageId aip) implements Dissemination {}
}
