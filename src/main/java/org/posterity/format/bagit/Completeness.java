package org.posterity.format.bagit;

/** Whether every required element is there and every file is listed where it must be (RFC 8493 §2, §3). */
final class Completeness {
    private final BagListing bag;
    private final ExpectedDigests payload;
    private final boolean otherManifests;
    private final ExpectedDigests tags;
    private final BagIssues issues;

    /** {@code otherManifests}: there are payload manifests that were not read. */
    Completeness(
            BagListing bag, ExpectedDigests payload, boolean otherManifests, ExpectedDigests tags, BagIssues issues) {
        this.bag = bag;
        this.payload = payload;
        this.otherManifests = otherManifests;
        this.tags = tags;
        this.issues = issues;
    }

    /** {@code anyManifest}: a payload file need not be in more than one (before BagIt 1.0). */
    void check(boolean anyManifest) {
        if (!bag.hasFolder("data")) {
            issues.error(BagClause.PAYLOAD_DIRECTORY, "data/", "The payload directory is missing.");
        }
        if (payload.manifests().isEmpty() && !otherManifests) {
            issues.error(BagClause.PAYLOAD_MANIFEST, "", "The bag has no payload manifest.");
        }
        for (ChecksumAlgorithm algorithm : payload.manifests()) {
            if (!tags.manifests().isEmpty() && !tags.manifests().contains(algorithm)) {
                issues.warning(
                        BagClause.TAG_MANIFEST,
                        "",
                        "There is a payload manifest, but no tag manifest, in " + algorithm.label() + ".");
            }
        }
        for (int row = 0; row < bag.size(); row++) {
            if (!bag.isPayload(row)) {
                checkTagFile(bag.path(row), row);
            } else if (anyManifest) {
                checkOldPayload(bag.path(row), row);
            } else {
                checkPayload(bag.path(row), row);
            }
        }
        for (String folder : bag.emptyFolders()) {
            if (folder.startsWith("data/")) {
                issues.warning(
                        BagClause.PAYLOAD_MANIFEST,
                        folder,
                        "The folder is empty; manifests cannot list it, and it may get lost.");
            }
        }
    }

    private void checkPayload(String path, int row) {
        for (ChecksumAlgorithm algorithm : payload.manifests()) {
            if (!payload.isListed(algorithm, row)) {
                issues.error(
                        BagClause.COMPLETE_AND_VALID,
                        path,
                        "The payload file is not listed in " + payload.manifest(algorithm) + ".");
            }
        }
    }

    private void checkOldPayload(String path, int row) {
        if (!otherManifests && payload.manifests().stream().noneMatch(algorithm -> payload.isListed(algorithm, row))) {
            issues.error(BagClause.COMPLETE_AND_VALID, path, "The payload file is not listed in any manifest.");
        }
    }

    private void checkTagFile(String path, int row) {
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
                        BagClause.TAG_MANIFEST,
                        path,
                        tags.manifest(algorithm) + " does not list this payload manifest.");
            } else {
                issues.warning(
                        BagClause.TAG_MANIFEST, path, tags.manifest(algorithm) + " does not list this tag file.");
            }
        }
    }
}
