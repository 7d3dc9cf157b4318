package org.posterity.format.warc;

import java.nio.file.Path;
import java.util.List;
import org.posterity.format.fixity.FileFixity;

/** A WARC file that is complete: its fixity, and its records in the order of the file, without the warcinfo. */
public record WrittenWarc(Path file, FileFixity fixity, List<WarcEntry> entries) {
    public WrittenWarc {
        entries = List.copyOf(entries);
    }
}
