package org.posterity.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.posterity.format.warc.CdxjIndex;
import org.posterity.format.warc.WarcReader;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageFile;

/** The index of all records in WARC files, from their writer or from their headers. Both give the same bytes. */
public interface RecordIndex {

    /** Writes the index; paths in it are relative to {@code data/}. */
    void write(OutputStream out) throws IOException;

    /**
     * The index of existing WARC files, read from their headers.
     *
     * @param work a folder of its own to work in, which need not exist
     */
    static RecordIndex ofHeaders(PackageContent content, Path work) {
        return out -> {
            try (CdxjIndex index = new CdxjIndex(work)) {
                for (String path : content.paths()) {
                    if (PackageFile.at(path)
                            .filter(file -> file.form() == PackageFile.Form.WARC)
                            .isPresent()) {
                        try (SeekableByteChannel warc = content.open(path)) {
                            index.add(PackageFile.belowData(path), WarcReader.entries(warc));
                        }
                    }
                }
                index.write(out);
            }
        };
    }
}
