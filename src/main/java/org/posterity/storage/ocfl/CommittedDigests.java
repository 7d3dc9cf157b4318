package org.posterity.storage.ocfl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/** What an inventory says of the bytes of an object, in all its versions (OCFL 1.1 §3.5). */
final class CommittedDigests {
    private static final JsonFactory JSON = new JsonFactory();

    private CommittedDigests() {}

    /**
     * Each path below the object with the digest that it was committed with: sha256 from the block for fixity, or sha512 from the
     * manifest where that has none.
     */
    static Map<String, Digest> in(Path inventory) throws IOException {
        Map<String, Digest> digests = new TreeMap<>();
        try (InputStream in = Channels.newInputStream(KeptBytes.of(inventory).open());
                JsonParser json = JSON.createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "manifest" -> paths(json, DigestAlgorithm.SHA512, digests);
                    case "fixity" -> fixity(json, digests);
                    default -> json.skipChildren();
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("It holds something that is not a digest.", e);
        }
        return digests;
    }

    private static void fixity(JsonParser json, Map<String, Digest> digests) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String algorithm = json.currentName();
            json.nextToken();
            if (algorithm.equals("sha256")) {
                paths(json, DigestAlgorithm.SHA256, digests);
            } else {
                json.skipChildren();
            }
        }
    }

    private static void paths(JsonParser json, DigestAlgorithm algorithm, Map<String, Digest> digests)
            throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Digest digest = new Digest(algorithm, json.currentName());
            json.nextToken();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                // sha256 is quicker, and may come before the manifest
                if (algorithm == DigestAlgorithm.SHA256) {
                    digests.put(json.getText(), digest);
                } else {
                    digests.putIfAbsent(json.getText(), digest);
                }
            }
        }
    }
}
