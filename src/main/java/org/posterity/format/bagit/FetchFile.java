package org.posterity.format.bagit;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code fetch.txt} (RFC 8493 §2.2.3): payload files that are still to be fetched. Nothing is ever fetched here. */
final class FetchFile {
    static final String NAME = "fetch.txt";
    private static final Pattern LINE = Pattern.compile("(\\S+)[ \\t]+(\\d+|-)[ \\t]+(.+)", Pattern.DOTALL);

    private final BagDeclaration declaration;
    private final BagIssues issues;
    private final Map<String, Set<ChecksumAlgorithm>> listedIn = new TreeMap<>();
    private final MemoryShare memory = MemoryShare.percent(10);

    FetchFile(BagDeclaration declaration, BagIssues issues) {
        this.declaration = declaration;
        this.issues = issues;
    }

    void read(TagFileLines lines) throws IOException {
        issues.warning(
                BagClause.FETCH_FILE,
                NAME,
                "The bag has a fetch file; an archive keeps bags that are complete in themselves.");
        for (String line = lines.next(); line != null; line = lines.next()) {
            readLine(line, NAME + ":" + lines.number());
        }
    }

    private void readLine(String line, String where) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            issues.error(BagClause.FETCH_FILE, where, "A line is a URL, a length or -, and a path; this one is not.");
            return;
        }
        if (!isAbsoluteUri(matcher.group(1))) {
            issues.error(BagClause.FETCH_FILE, where, "The URL is not an absolute URI.");
        }
        String spelt = matcher.group(3);
        if (spelt.startsWith("./")) {
            issues.warning(BagClause.LEGACY_CHECKSUM_TOOLS, where, "The path begins with ./.");
            spelt = spelt.substring(2);
        }
        String path = declaration.isBefore1()
                ? ManifestPath.decodeLineBreaks(spelt)
                : ManifestPath.decode(spelt).orElse(spelt);
        if (ListedPath.escapes(path)) {
            issues.error(BagClause.SPECIAL_DIRECTORY_CHARACTERS, where, "The path leads out of the bag.");
        } else if (!path.startsWith("data/")) {
            issues.error(BagClause.FETCH_FILE, where, "A fetch file lists payload files only.");
        } else {
            memory.take(path);
            listedIn.put(path, EnumSet.noneOf(ChecksumAlgorithm.class));
        }
    }

    /** Notes that a manifest lists a path; true if the path is one to be fetched. */
    boolean noteListed(String path, ChecksumAlgorithm algorithm) {
        Set<ChecksumAlgorithm> manifests = listedIn.get(path);
        if (manifests != null) {
            manifests.add(algorithm);
        }
        return manifests != null;
    }

    /** Reports what is to be fetched and is not in every manifest, once all manifests are read. */
    void reportUnlisted(Set<ChecksumAlgorithm> manifests) {
        listedIn.forEach((path, in) -> {
            if (!in.containsAll(manifests)) {
                issues.error(
                        BagClause.FETCH_FILE, path, "The fetch file lists this file; not every payload manifest does.");
            }
        });
    }

    private static boolean isAbsoluteUri(String url) {
        try {
            return new URI(url).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
