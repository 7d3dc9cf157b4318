package org.posterity.format.bagit;

/** Whether every required element is there and every file is listed where it must be (RFC 8493 §2, §3). */
final class Completeness {
    private Completeness() {}

    static void check(
            BagListing bag, BagDeclaration declaration, ExpectedDigests payload, ExpectedDigests tags, Issues issues) {
        if (!bag.hasFolder("data")) {
            issues.error(Clause.PAYLOAD_DIRECTORY, "data/", "The payload directory is missing.");
        }
        if (payload.manifests().isEmpty()) {
            issues.error(Clause.PAYLOAD_MANIFEST, "", "The bag has no payload manifest.");
        }
        for (ChecksumAlgorithm algorithm : payload.manifests()) {
            if (!tags.manifests().isEmpty() && !tags.manifests().contains(algorithm)) {
                issues.warning(
                        Clause.TAG_MANIFEST,
                        "",
                        "There is a payload manifest, but no tag manifest, in " + algorithm.label() + ".");
            }
        }
        for (int row = 0; row < bag.size(); row++) {
            if (!bag.isPayload(row)) {
                checkTagFile(bag.path(row), row, tags, issues);
            } else if (declaration.isBefore1()) {
                checkOldPayload(bag.path(row), row, payload, issues);
            } else {
                checkPayload(bag.path(row), row, payload, issues);
            }
        }
        for (String folder : bag.emptyFolders()) {
            if (folder.startsWith("data/")) {
                issues.warning(
                        Clause.PAYLOAD_MANIFEST,
                        folder,
                        "The folder is empty; manifests cannot list it, and it may get lost.");
            }
        }
    }

    private static void checkPayload(String path, int row, ExpectedDigests payload, Issues issues) {
        for (ChecksumAlgorithm algorithm : payload.manifests()) {
            if (!payload.isListed(algorithm, row)) {
                issues.error(
                        Clause.COMPLETE_AND_VALID,
                        path,
                        "The payload file is not listed in " + payload.manifest(algorithm) + ".");
            }
        }
    }

    private static void checkOldPayload(String path, int row, ExpectedDigests payload, Issues issues) {
        if (payload.manifests().stream().noneMatch(algorithm -> payload.isListed(algorithm, row))) {
            issues.error(Clause.COMPLETE_AND_VALID, path, "The payload file is not listed in any manifest.");
        }
    }

    private static void checkTagFile(String path, int row, ExpectedDigests tags, Issues issues) {
        if (path.matches("tagmanifest-[^/]*\\.txt")) {
            return;
        }
        boolean manifest = path.matches("manifest-[^/]*\\.txt");
        for (ChecksumAlgorithm algorithm : tags.manifests()) {
            if (tags.isListed(algorithm, row)) {
                continue;
            }
            if (manifest) {
                issues.error(
                        Clause.TAG_MANIFEST, path, tags.manifest(algorithm) + " does not list this payload manifest.");
            } else {
                issues.warning(Clause.TAG_MANIFEST, path, tags.manifest(algorithm) + " does not list this tag file.");
            }
        }
    }
}
