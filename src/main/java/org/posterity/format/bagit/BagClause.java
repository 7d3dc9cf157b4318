package org.posterity.format.bagit;

/** The clauses that issues are reported under. */
final class BagClause {
    static final String STRUCTURE = "RFC 8493 §2";
    static final String BAG_DECLARATION = "RFC 8493 §2.1.1";
    static final String PAYLOAD_DIRECTORY = "RFC 8493 §2.1.2";
    static final String PAYLOAD_MANIFEST = "RFC 8493 §2.1.3";
    static final String TAG_MANIFEST = "RFC 8493 §2.2.1";
    static final String BAG_METADATA = "RFC 8493 §2.2.2";
    static final String FETCH_FILE = "RFC 8493 §2.2.3";
    static final String TEXT_TAG_FILE = "RFC 8493 §2.3";
    static final String CHECKSUM_ALGORITHMS = "RFC 8493 §2.4";
    static final String COMPLETE_AND_VALID = "RFC 8493 §3";
    static final String SPECIAL_DIRECTORY_CHARACTERS = "RFC 8493 §5.1";
    static final String FILENAME_NORMALIZATION = "RFC 8493 §6.1.1.3";
    static final String WINDOWS_FILE_NAMING = "RFC 8493 §6.1.2";
    static final String LEGACY_CHECKSUM_TOOLS = "RFC 8493 §6.1.3";

    private BagClause() {}

    /** The clause of BagIt Profiles 1.4 that defines {@code field}. */
    static String profile(String field) {
        return "BagIt Profiles 1.4 " + field;
    }
}
