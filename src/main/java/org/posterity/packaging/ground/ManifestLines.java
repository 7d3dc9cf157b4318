package org.posterity.packaging.ground;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Goes through a manifest line by line. */
final class ManifestLines {
    private final Tiling tiles;
    private final Ground ground;
    private final Verdict verdict;
    private final Function<String, Optional<String>> objection;

    /** @param objection what is wrong about a line */
    ManifestLines(Tiling tiles, Ground ground, Verdict verdict, Function<String, Optional<String>> objection) {
        this.tiles = tiles;
        this.ground = ground;
        this.verdict = verdict;
        this.objection = objection;
    }

    void walk(InputStream text) throws IOException {
        InputStream in = new BufferedInputStream(text);
        long offset = 0;
        boolean explained = true;
        tiles.begin(0, "", ground, verdict);
        for (byte[] line = TextLineKeys.line(in); line.length > 0; line = TextLineKeys.line(in)) {
            Optional<String> wrong = line.length >= TextLineKeys.LONGEST
                    ? Optional.of("A line does not end.")
                    : objection.apply(new String(line, StandardCharsets.UTF_8));
            if (wrong.isPresent()) {
                tiles.begin(offset, "", "", new Verdict.Unexplained(wrong.get()));
            } else if (!explained) {
                tiles.begin(offset, "", ground, verdict);
            }
            explained = wrong.isEmpty();
            offset += line.length;
        }
    }
}
