package org.posterity.format.bagit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.posterity.model.TerminalFailure;

/** A BagIt profile (BagIt Profiles 1.4): what sender and receiver of bags agreed on beyond RFC 8493. */
public final class BagProfile {
    private static final String IDENTIFIER = "BagIt-Profile-Identifier";

    private final ProfileDocument document;

    private BagProfile(ProfileDocument document) {
        this.document = document;
    }

    /** Reads a profile from a JSON file. One that cannot be read or contradicts itself is a {@link TerminalFailure}. */
    public static BagProfile read(Path file) {
        try {
            return parse(Files.readAllBytes(file), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new TerminalFailure("The BagIt profile " + file.getFileName() + " cannot be read.", e);
        }
    }

    /** Reads a profile from the bytes of a JSON document; {@code name} stands in messages. */
    public static BagProfile parse(byte[] json, String name) {
        ProfileDocument document;
        try {
            document = JsonMapper.builder().build().readValue(json, ProfileDocument.class);
        } catch (IOException e) {
            throw new TerminalFailure("The BagIt profile " + name + " is not a profile in JSON.", e);
        }
        List<String> faults = faults(document);
        if (!faults.isEmpty()) {
            throw new TerminalFailure("The BagIt profile " + name + " is not valid: " + String.join(" ", faults));
        }
        return new BagProfile(document);
    }

    /** The URI of the profile, which bags made to it repeat in BagIt-Profile-Identifier. */
    public String identifier() {
        return String.valueOf(document.info().get(IDENTIFIER));
    }

    void check(BagDescription bag, BagIssues issues) {
        ProfileRules rules = new ProfileRules(document, bag, issues);
        rules.checkVersionAndSerialization();
        rules.checkBagInfo(identifier());
        rules.checkManifests();
        rules.checkFetchFile();
        rules.checkFiles();
    }

    private static List<String> faults(ProfileDocument document) {
        List<String> faults = new ArrayList<>();
        for (String label : List.of("Source-Organization", "External-Description", "Version", IDENTIFIER)) {
            if (!document.info().containsKey(label)) {
                faults.add("BagIt-Profile-Info lacks " + label + ".");
            }
        }
        if (document.acceptVersion().isEmpty()) {
            faults.add("Accept-BagIt-Version is empty.");
        }
        if (!Set.of("forbidden", "required", "optional").contains(document.serialization())) {
            faults.add("Serialization is not forbidden, required or optional.");
        } else if (!document.serialization().equals("forbidden")
                && document.acceptSerialization().isEmpty()) {
            faults.add("Accept-Serialization is empty.");
        }
        if (document.fetchFileRequired() && !document.allowFetchFile()) {
            faults.add("A fetch file is required and not allowed.");
        }
        requireAllowed("Manifests", document.manifestsRequired(), document.manifestsAllowed(), faults);
        requireAllowed("Tag-Manifests", document.tagManifestsRequired(), document.tagManifestsAllowed(), faults);
        requireAllowed("Tag-Files", document.tagFilesRequired(), document.tagFilesAllowed(), faults);
        requireAllowed("Payload-Files", document.payloadFilesRequired(), document.payloadFilesAllowed(), faults);
        return faults;
    }

    private static void requireAllowed(String what, List<String> required, List<String> allowed, List<String> faults) {
        for (String one : required) {
            if (!allowed.contains(one) && !matchesAny(one, globs(allowed))) {
                faults.add(what + "-Required names what " + what + "-Allowed does not.");
            }
        }
    }

    static List<PathPattern> globs(List<String> patterns) {
        return patterns.stream().map(PathPattern::new).toList();
    }

    static boolean matchesAny(String path, List<PathPattern> globs) {
        return globs.stream().anyMatch(glob -> glob.matches(path));
    }
}
