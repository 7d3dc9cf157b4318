package org.posterity.record;

import static org.posterity.record.Ground.ACCOUNTABILITY;
import static org.posterity.record.Ground.BAGIT;
import static org.posterity.record.Ground.CONTEXT;
import static org.posterity.record.Ground.DPV;
import static org.posterity.record.Ground.GUIDANCE;
import static org.posterity.record.Ground.IDENTITY;
import static org.posterity.record.Ground.INDEX;
import static org.posterity.record.Ground.MEDIA;
import static org.posterity.record.Ground.POST;
import static org.posterity.record.Ground.PROVENANCE;
import static org.posterity.record.Ground.RIGHTS;
import static org.posterity.record.Ground.RO_CRATE;
import static org.posterity.record.Ground.SECTION;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every kind of file that may be in a package: its path, its form, its ground. Paths are below {@code data/}, except for the
 * bag's own files.
 */
public enum PackageFile {
    BAG_DECLARATION("bagit\\.txt", Form.BAG, BAGIT),
    BAG_INFO("bag-info\\.txt", Form.BAG, BAGIT),
    BAG_MANIFEST("(tag)?manifest-sha(256|512)\\.txt", Form.BAG, BAGIT),
    README("data/README\\.txt", Form.DOCUMENT, GUIDANCE),
    RO_CRATE_METADATA("data/ro-crate-metadata\\.json", Form.DOCUMENT, RO_CRATE),
    PREMIS("data/premis\\.xml", Form.DOCUMENT, PROVENANCE),
    RECORD_INDEX("data/index/index\\.cdxj", Form.DOCUMENT, INDEX),
    PAGES("data/index/pages\\.jsonl", Form.DOCUMENT, INDEX),
    TERMS("data/terms\\.json", Form.RECORD, RIGHTS),
    CHANGES("data/changes\\.jsonl", Form.RECORD, PROVENANCE),
    POST_WARC("data/posts/[^/]+/[^/]+\\.warc", Form.WARC, POST),
    ACCOUNT_WARC("data/account/\\d{4}\\.warc", Form.WARC, SECTION),
    UNMATCHED_WARC("data/unmatched/[^/]+\\.warc", Form.WARC, MEDIA),
    ACCESSION("data/accessions/\\d{4}/accession\\.json", Form.RECORD, IDENTITY),
    POSTS("data/accessions/\\d{4}/posts\\.jsonl", Form.RECORD, CONTEXT),
    FILES("data/accessions/\\d{4}/files\\.jsonl", Form.RECORD, ACCOUNTABILITY),
    ACCOUNTING("data/accessions/\\d{4}/accounting\\.json", Form.RECORD, ACCOUNTABILITY),
    CONSENT_TERMS("data/accessions/\\d{4}/consent-terms\\.json", Form.RECORD, RIGHTS),
    EVENTS("data/accessions/\\d{4}/events\\.jsonl", Form.RECORD, PROVENANCE),
    COMPARISON("data/accessions/\\d{4}/comparison\\.jsonl", Form.RECORD, ACCOUNTABILITY),
    STILL("data/accessions/\\d{4}/stills/[^/]+\\.jpg", Form.IMAGE, MEDIA),
    REPORT("data/accessions/\\d{4}/report\\.html", Form.DOCUMENT, GUIDANCE),
    CONSENT_TERMS_JSONLD("data/accessions/\\d{4}/consent-terms\\.jsonld", Form.DOCUMENT, DPV);

    /** What a file is to the package. */
    public enum Form {
        /** The bag's own declaration and manifests. */
        BAG("the bag's own declaration, labels and digests"),
        /** What was received and decided; sealed with its accession. */
        RECORD("a record of what was received and decided"),
        WARC("a WARC file"),
        /** A small picture of a post, made at ingest. */
        IMAGE("a small picture of a post"),
        /** Made from the records; the same records give the same bytes. */
        DOCUMENT("a document");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private static final List<PackageFile> ALL = List.of(values());
    private static final Pattern LATER_PART = Pattern.compile("\\.a\\d{4,9}\\.warc$");

    private final Pattern pattern;
    /** The fixed beginning of all paths of this kind. */
    private final String beginning;

    private final Form form;
    private final Ground ground;

    PackageFile(String pattern, Form form, Ground ground) {
        this.pattern = Pattern.compile(pattern);
        this.beginning = pattern.split("[\\\\\\[(]", 2)[0];
        this.form = form;
        this.ground = ground;
    }

    /**
     * The kind of the file at this path of the bag, which begins with {@code data/} for payload; empty if no file may be
     * there.
     */
    public static Optional<PackageFile> at(String path) {
        for (PackageFile file : ALL) {
            if (path.startsWith(file.beginning) && file.pattern.matcher(path).matches()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    public Form form() {
        return form;
    }

    public Ground ground() {
        return ground;
    }

    /** The class of a JSON record of this kind, or of each of its lines; empty for other files. */
    public Optional<Class<? extends Record>> json() {
        return Optional.ofNullable(
                switch (this) {
                    case TERMS -> Terms.class;
                    case CONSENT_TERMS -> ConsentTerms.class;
                    case CHANGES -> Change.class;
                    case ACCESSION -> Accession.class;
                    case POSTS -> PostRecord.class;
                    case FILES -> FileRecord.class;
                    case ACCOUNTING -> Accounting.class;
                    case EVENTS -> Event.class;
                    case COMPARISON -> PostChange.class;
                    default -> null;
                });
    }

    /** The records that a document is made from; none if it is not a document. */
    public Set<PackageFile> drawnFrom() {
        return switch (this) {
            case README, RO_CRATE_METADATA -> EnumSet.of(ACCESSION, POSTS, FILES, ACCOUNTING, CONSENT_TERMS, TERMS);
            case REPORT -> EnumSet.of(ACCESSION, POSTS, FILES, ACCOUNTING, CONSENT_TERMS, TERMS, COMPARISON);
            case PREMIS -> EnumSet.of(ACCESSION, EVENTS, CHANGES, CONSENT_TERMS, FILES);
            case RECORD_INDEX -> EnumSet.of(POST_WARC, ACCOUNT_WARC, UNMATCHED_WARC);
            case PAGES -> EnumSet.of(ACCESSION, POSTS, FILES);
            case CONSENT_TERMS_JSONLD -> EnumSet.of(CONSENT_TERMS);
            default -> EnumSet.noneOf(PackageFile.class);
        };
    }

    /** How paths of this kind look, for people: {@code data/accessions/NNNN/posts.jsonl}. */
    public String pattern() {
        return pattern.pattern().replace("\\d{4}", "NNNN").replace("[^/]+", "*").replace("\\.", ".");
    }

    /** The path in the bag of the package's one file of this kind. */
    public String path() {
        return written("");
    }

    /** The path in the bag of an accession's one file of this kind. */
    public String path(int accession) {
        return written(number(accession));
    }

    private String written(String number) {
        String written = pattern.pattern().replace("\\d{4}", number).replace("\\.", ".");
        if (!pattern.matcher(written).matches()) {
            throw new IllegalStateException(name() + " is not one file.");
        }
        return written;
    }

    /** The path in the bag of the WARC file of a post whose stem is, for example, {@code 2024/20240917T140721Z}. */
    public static String post(String stem) {
        return "data/posts/" + stem + ".warc";
    }

    /** The path in the bag of the WARC file with what a later accession brought for a known post. */
    public static String laterPart(String stem, int accession) {
        return "data/posts/" + stem + ".a" + number(accession) + ".warc";
    }

    /** The path of the first WARC file of the post to which the WARC file at this path belongs; any other path as it is. */
    public static String firstPart(String warc) {
        return warc.startsWith("data/posts/") ? LATER_PART.matcher(warc).replaceFirst(".warc") : warc;
    }

    /** The path in the bag of the WARC file of a file that belongs to no post. */
    public static String unmatched(String name) {
        return "data/unmatched/" + name + ".warc";
    }

    /** The path in the bag of the still of a post; the year of the stem is no part of it. */
    public static String still(int accession, String stem) {
        return folder(accession) + "/stills/" + stem.substring(stem.lastIndexOf('/') + 1) + ".jpg";
    }

    /** A path in the bag without {@code data/}, as used in references within the payload. */
    public static String belowData(String path) {
        return path.substring("data/".length());
    }

    /** The folder of an accession in the bag: {@code data/accessions/0001}. */
    public static String folder(int accession) {
        return "data/accessions/" + number(accession);
    }

    /** An accession's number as paths write it: {@code 0001}. */
    public static String number(int accession) {
        return accession < 10_000 ? Integer.toString(10_000 + accession).substring(1) : Integer.toString(accession);
    }
}
