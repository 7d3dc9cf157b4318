package org.posterity.format.bagit;

/** The two kinds of manifest, and which paths each may list. */
enum ManifestKind {
    PAYLOAD("manifest-", BagClause.PAYLOAD_MANIFEST) {
        @Override
        String objection(String path) {
            return path.startsWith("data/") ? "" : "A payload manifest lists a file outside the payload directory.";
        }
    },
    TAG("tagmanifest-", BagClause.TAG_MANIFEST) {
        @Override
        String objection(String path) {
            if (path.startsWith("data/")) {
                return "A tag manifest lists a payload file.";
            }
            return path.matches("tagmanifest-[^/]*\\.txt") ? "A tag manifest lists a tag manifest." : "";
        }
    };

    private final String prefix;
    private final String clause;

    ManifestKind(String prefix, String clause) {
        this.prefix = prefix;
        this.clause = clause;
    }

    /** How names of such manifests begin. */
    String prefix() {
        return prefix;
    }

    String clause() {
        return clause;
    }

    /** Why a path may not be listed; empty if it may. */
    abstract String objection(String path);
}
