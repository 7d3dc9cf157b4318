package org.posterity.format.premis;

import java.util.List;
import java.util.Optional;
import org.posterity.model.Digest;

/**
 * A file as an object (PREMIS 3.0, object of category file).
 *
 * @param path in the package, for example {@code data/posts/2024/x.warc}; it identifies the file there
 * @param size in bytes
 * @param formatName a media type
 * @param pronom a PRONOM identifier, for example {@code fmt/199}
 */
public record PremisFile(
        String path,
        long size,
        List<Digest> fixity,
        String formatName,
        Optional<String> pronom,
        Optional<String> originalName) {

    public PremisFile {
        fixity = List.copyOf(fixity);
    }
}
