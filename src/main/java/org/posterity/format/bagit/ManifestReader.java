package org.posterity.format.bagit;

import java.io.IOException;
import java.util.HexFormat;

/** Reads payload and tag manifests (RFC 8493 §2.1.3, §2.2.1) line by line into {@link ExpectedDigests}. */
final class ManifestReader {
    private final BagListing bag;
    private final BagDeclaration declaration;
    private final FetchFile fetch;
    private final BagIssues issues;

    ManifestReader(BagListing bag, BagDeclaration declaration, FetchFile fetch, BagIssues issues) {
        this.bag = bag;
        this.declaration = declaration;
        this.fetch = fetch;
        this.issues = issues;
    }

    void read(TagFileLines lines, ChecksumAlgorithm algorithm, ManifestKind kind, ExpectedDigests expected)
            throws IOException {
        String name = expected.manifest(algorithm);
        for (String line = lines.next(); line != null; line = lines.next()) {
            String where = name + ":" + lines.number();
            int gap = firstBlank(line, 0);
            int start = afterBlanks(line, gap);
            if (gap <= 0 || start >= line.length()) {
                issues.error(
                        kind.clause(), where, "A line is a checksum, blanks or tabs, and a path; this one is not.");
                continue;
            }
            byte[] digest = checksum(line.substring(0, gap), algorithm, where);
            int row = row(line.substring(start), algorithm, kind, name, where);
            if (row < 0) {
                continue;
            }
            if (!expected.list(algorithm, row)) {
                tellAgain(digest != null && expected.expects(algorithm, row, digest), kind, where);
            } else if (digest != null) {
                expected.expect(algorithm, row, digest);
            }
        }
    }

    private void tellAgain(boolean same, ManifestKind kind, String where) {
        if (same && declaration.isBefore1()) {
            issues.warning(kind.clause(), where, "The manifest lists the same file again, with the same checksum.");
        } else {
            issues.error(kind.clause(), where, "The manifest lists the same file more than once.");
        }
    }

    private byte[] checksum(String hex, ChecksumAlgorithm algorithm, String where) {
        if (!hex.chars().allMatch(c -> HexFormat.isHexDigit(c))) {
            issues.error(BagClause.PAYLOAD_MANIFEST, where, "The checksum is not in hexadecimal.");
            return null;
        }
        if (hex.length() != algorithm.bytes() * 2) {
            issues.error(
                    BagClause.CHECKSUM_ALGORITHMS,
                    where,
                    "The checksum does not have the length of a " + algorithm.label() + ".");
            return null;
        }
        return HexFormat.of().parseHex(hex);
    }

    /** The row of the file that a line lists, negative if there is none that may be listed here. */
    private int row(String spelt, ChecksumAlgorithm algorithm, ManifestKind kind, String name, String where) {
        String path = decode(withoutMarks(spelt, kind, where), where);
        if (ListedPath.escapes(path)) {
            issues.error(BagClause.SPECIAL_DIRECTORY_CHARACTERS, where, "The path leads out of the bag.");
            return -1;
        }
        String objection = kind.objection(path);
        if (!objection.isEmpty()) {
            issues.error(kind.clause(), where, objection);
            return -1;
        }
        boolean toFetch = kind == ManifestKind.PAYLOAD && fetch.noteListed(path, algorithm);
        int row = find(path, spelt, where);
        if (row < 0) {
            reportMissing(path, toFetch, name, where);
        }
        return row;
    }

    /** The path without what checksum tools write before it; a file whose name begins so keeps its name. */
    private String withoutMarks(String spelt, ManifestKind kind, String where) {
        String path = spelt;
        if (kind == ManifestKind.TAG && bag.find(path) >= 0) {
            return path;
        }
        if (path.startsWith("*")) {
            issues.warning(
                    BagClause.LEGACY_CHECKSUM_TOOLS, where, "An asterisk stands before the path, as md5sum writes it.");
            path = path.substring(1);
        }
        if (path.startsWith("./")) {
            issues.warning(
                    BagClause.LEGACY_CHECKSUM_TOOLS,
                    where,
                    "The path begins with ./, as some checksum tools write it.");
            path = path.substring(2);
        }
        return path;
    }

    private String decode(String spelt, String where) {
        if (declaration.isBefore1()) {
            return ManifestPath.decodeLineBreaks(spelt);
        }
        return ManifestPath.decode(spelt).orElseGet(() -> {
            issues.error(BagClause.PAYLOAD_MANIFEST, where, "A percent sign in the path is not encoded as %25.");
            return spelt;
        });
    }

    private int find(String path, String spelt, String where) {
        int row = bag.find(path);
        if (row >= 0) {
            return row;
        }
        int composed = bag.findComposed(path);
        if (composed >= 0) {
            issues.warning(
                    BagClause.FILENAME_NORMALIZATION,
                    where,
                    "The path and the name of the file differ in Unicode normalization.");
            return composed;
        }
        int raw = bag.find(spelt);
        if (raw >= 0 && !declaration.isBefore1()) {
            issues.error(BagClause.PAYLOAD_MANIFEST, where, "A percent sign in the path is not encoded as %25.");
        }
        return raw;
    }

    private void reportMissing(String path, boolean toFetch, String name, String where) {
        if (path.endsWith("/") || bag.hasFolder(path)) {
            issues.error(BagClause.PAYLOAD_MANIFEST, where, "The manifest lists a directory.");
        } else if (toFetch) {
            issues.error(BagClause.FETCH_FILE, path, "The file is still to be fetched: the bag is not complete.");
        } else if (path.indexOf('\\') >= 0) {
            issues.error(
                    BagClause.PAYLOAD_MANIFEST,
                    where,
                    "The path is written with backslashes; it must be written with slashes.");
        } else {
            issues.error(BagClause.COMPLETE_AND_VALID, path, name + " lists this file, and it is not in the bag.");
        }
    }

    private static int firstBlank(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
            at++;
        }
        return at;
    }

    private static int afterBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
