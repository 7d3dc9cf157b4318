package org.posterity.export;

import org.posterity.model.Fault;

/** The result of reading an admitted export. */
public sealed interface ReadResult {

    record Read(ExportContent content) implements ReadResult {}

    /** It ends early, or is not what its beginning promised. */
    record Broken(String code, String summary, Fault fault) implements ReadResult {}
}
