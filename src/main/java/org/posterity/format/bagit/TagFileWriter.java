package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.fixity.FileFixity;

/** Writes one text tag file (RFC 8493 §2.3): UTF-8, every line ended by a line feed, no byte-order mark. */
final class TagFileWriter implements AutoCloseable {
    private final String name;
    private final DigestedFile file;

    TagFileWriter(Path root, String name) throws IOException {
        this.name = name;
        this.file = DigestedFile.create(root.resolve(name));
    }

    void line(String text) throws IOException {
        file.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    BagFile finish() throws IOException {
        FileFixity fixity = file.finish();
        return new BagFile(name, fixity.size(), fixity.sha256(), fixity.sha512());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
