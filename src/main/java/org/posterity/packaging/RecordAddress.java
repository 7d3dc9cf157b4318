package org.posterity.packaging;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.posterity.model.PackageId;

/** Addresses of records, below the archive's own base URI, so that no record poses as a capture of the platform. */
final class RecordAddress {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final String root;

    RecordAddress(URI base, PackageId aip) {
        this.root = base + segment(aip.shortForm()) + "/";
    }

    /** The address of a path in the package's own space; each segment is percent-encoded (RFC 3986 §2.1). */
    URI of(String... segments) {
        StringBuilder address = new StringBuilder(root);
        for (int i = 0; i < segments.length; i++) {
            address.append(i == 0 ? "" : "/").append(segment(segments[i]));
        }
        return URI.create(address.toString());
    }

    private static String segment(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (UNRESERVED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
