package org.posterity.export;

import org.posterity.model.Fault;

/** What became of reading an admitted export. */
public sealed interface ReadResult {

    record Read(ExportContent content) implements ReadResult {}

    /** It breaks off, or is not what its beginning promised. */
    record Broken(String code, String summary, Fault fault) implements ReadResult {}
}
