package org.posterity.format.bagit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/** What a manifest that {@link BagWriter} wrote says of each file. */
public final class ManifestDigests {
    private ManifestDigests() {}

    /**
     * The digests by the path in the bag.
     *
     * @throws IOException when it is no such manifest
     */
    public static Map<String, Digest> read(InputStream manifest, DigestAlgorithm algorithm) throws IOException {
        Map<String, Digest> digests = new HashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(manifest, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int blanks = line.indexOf("  ");
            try {
                digests.put(
                        ManifestPath.decode(line.substring(blanks + 2)).orElseThrow(IllegalArgumentException::new),
                        Digest.parse(algorithm.label() + ":" + line.substring(0, blanks)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IOException("A line of the manifest cannot be read.");
            }
        }
        return digests;
    }
}
