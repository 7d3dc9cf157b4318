package org.posterity.format.bagit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds one bag against one profile, field by field of BagIt Profiles 1.4. No message repeats a value of bag-info.txt. */
final class ProfileRules {
    private static final String BAG_INFO = "bag-info.txt";

    private final ProfileDocument profile;
    private final BagDescription bag;
    private final BagIssues issues;

    ProfileRules(ProfileDocument profile, BagDescription bag, BagIssues issues) {
        this.profile = profile;
        this.bag = bag;
        this.issues = issues;
    }

    void checkVersionAndSerialization() {
        if (!profile.acceptVersion().contains(bag.version())) {
            error("Accept-BagIt-Version", "bagit.txt", "The profile does not accept BagIt " + bag.version() + ".");
        }
        Optional<String> serialization = bag.serialization();
        if (serialization.isEmpty() && profile.serialization().equals("required")) {
            error("Serialization", "", "The profile requires the bag as a single file.");
        }
        if (serialization.isPresent() && profile.serialization().equals("forbidden")) {
            error("Serialization", "", "The profile forbids the bag as a single file.");
        } else if (serialization.isPresent() && !accepts(serialization.get())) {
            error("Accept-Serialization", "", "The profile does not accept " + serialization.get() + ".");
        }
    }

    /** Tar has no registered media type; profiles write it in two ways. */
    private boolean accepts(String type) {
        return profile.acceptSerialization().stream()
                .map(accepted -> accepted.replace("application/x-tar", "application/tar"))
                .anyMatch(type.replace("application/x-tar", "application/tar")::equals);
    }

    void checkBagInfo(String identifier) {
        if (!bag.hasBagInfo()) {
            error("Bag-Info", BAG_INFO, "The profile requires bag-info.txt.");
            return;
        }
        if (!bag.info().values("BagIt-Profile-Identifier").contains(identifier)) {
            error("Bag-Info", BAG_INFO, "BagIt-Profile-Identifier does not name the profile.");
        }
        profile.bagInfo().forEach(this::checkTag);
    }

    private void checkTag(String label, ProfileDocument.TagRule rule) {
        List<String> values = bag.info().values(label);
        if (values.isEmpty() && rule.required()) {
            error("Bag-Info", BAG_INFO, label + " is required.");
        } else if (values.isEmpty() && rule.recommended()) {
            issues.warning(BagClause.profile("Bag-Info"), BAG_INFO, label + " is recommended.");
        }
        if (values.size() > 1 && !rule.repeatable()) {
            error("Bag-Info", BAG_INFO, label + " is given more than once.");
        }
        if (!rule.values().isEmpty() && !rule.values().containsAll(values)) {
            error("Bag-Info", BAG_INFO, label + " has a value that the profile does not list.");
        }
    }

    void checkManifests() {
        checkAlgorithms("Manifests", bag.manifests(), profile.manifestsRequired(), profile.manifestsAllowed());
        checkAlgorithms(
                "Tag-Manifests", bag.tagManifests(), profile.tagManifestsRequired(), profile.tagManifestsAllowed());
    }

    private void checkAlgorithms(
            String field, Set<ChecksumAlgorithm> present, List<String> required, List<String> allowed) {
        Set<String> labels =
                present.stream().map(ChecksumAlgorithm::label).collect(Collectors.toCollection(TreeSet::new));
        for (String label : required) {
            if (!labels.contains(label)) {
                error(field + "-Required", "", "The bag has no such manifest in " + label + ".");
            }
        }
        List<PathPattern> globs = BagProfile.globs(allowed);
        for (String label : labels) {
            if (!BagProfile.matchesAny(label, globs)) {
                error(field + "-Allowed", "", "The profile does not allow such a manifest in " + label + ".");
            }
        }
    }

    void checkFetchFile() {
        if (bag.hasFetchFile() && !profile.allowFetchFile()) {
            error("Allow-Fetch.txt", FetchFile.NAME, "The profile does not allow a fetch file.");
        }
        if (!bag.hasFetchFile() && profile.fetchFileRequired()) {
            error("Fetch.txt-Required", FetchFile.NAME, "The profile requires a fetch file.");
        }
    }

    void checkFiles() {
        for (String path : profile.tagFilesRequired()) {
            requireFile("Tag-Files-Required", path);
        }
        for (String path : profile.payloadFilesRequired()) {
            requireFile("Payload-Files-Required", path);
        }
        List<PathPattern> tagFiles = BagProfile.globs(profile.tagFilesAllowed());
        bag.otherTagFiles()
                .filter(path -> !BagProfile.matchesAny(path, tagFiles))
                .forEach(path -> error("Tag-Files-Allowed", path, "The profile does not allow this tag file."));
        List<PathPattern> payload = BagProfile.globs(profile.payloadFilesAllowed());
        bag.payload()
                .filter(path -> !BagProfile.matchesAny(path, payload))
                .forEach(path -> error("Payload-Files-Allowed", path, "The profile does not allow this payload file."));
        if (profile.dataEmpty() && (bag.payloadOctets() > 0 || bag.payloadFiles() > 1)) {
            error("Data-Empty", "data/", "The profile wants an empty payload, or one file of no bytes.");
        }
    }

    private void requireFile(String field, String path) {
        if (bag.bag().find(path) < 0 && !bag.bag().hasFolder(path.replaceFirst("/$", ""))) {
            error(field, path, "The profile requires this file.");
        }
    }

    private void error(String field, String where, String what) {
        issues.error(BagClause.profile(field), where, what);
    }
}
