package org.posterity.record;

import static org.posterity.record.PackageFile.ACCOUNT_WARC;
import static org.posterity.record.PackageFile.POST_WARC;
import static org.posterity.record.PackageFile.UNMATCHED_WARC;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Every kind of record that may be in a WARC file of a package: in which files, its WARC type, the ending of its address, and
 * its ground. Writers take the ending from here, and readers recognise the kind by it.
 */
public enum RecordKind {
    WARCINFO(
            "what wrote the file, and for whom",
            Ground.WARC,
            Set.of(POST_WARC, UNMATCHED_WARC, ACCOUNT_WARC),
            "warcinfo",
            ""),
    POST_PAGE("the page that plays the post", Ground.POST, Set.of(POST_WARC), "resource", "index.html"),
    POST_CONTEXT("the post in normalised form", Ground.POST, Set.of(POST_WARC), "resource", "context.json"),
    EXPORT_OBJECT("the post as in the export, screened", Ground.POST, Set.of(POST_WARC), "resource", "export.json"),
    LOOSE_PAGE("the page that plays a file of no post", Ground.MEDIA, Set.of(UNMATCHED_WARC), "resource", "*.html") {
        @Override
        boolean bears(String mediaType) {
            return mediaType.startsWith("text/html");
        }
    },
    RENDITION("subtitles as browsers play them", Ground.MEDIA, Set.of(POST_WARC, UNMATCHED_WARC), "resource", "*.vtt") {
        @Override
        boolean bears(String mediaType) {
            return mediaType.startsWith("text/vtt");
        }
    },
    POST_MEDIUM("a media file of the post, as received", Ground.MEDIA, Set.of(POST_WARC), "resource", "*"),
    LOOSE_MEDIUM("a media file of no post, as received", Ground.MEDIA, Set.of(UNMATCHED_WARC), "resource", "*"),
    SAME_BYTES(
            "the same bytes again, under another name",
            Ground.MEDIA,
            Set.of(POST_WARC, UNMATCHED_WARC, ACCOUNT_WARC),
            "revisit",
            "*"),
    MEDIUM_METADATA(
            "the description and original name of a media file",
            Ground.DESCRIPTION,
            Set.of(POST_WARC, UNMATCHED_WARC),
            "metadata",
            "*.metadata.json"),
    RENDITION_METADATA(
            "the source of a rendition",
            Ground.PROVENANCE,
            Set.of(POST_WARC, UNMATCHED_WARC),
            "metadata",
            "*.rendition.json"),
    MATCH(
            "why a file was not matched to a post",
            Ground.ACCOUNTABILITY,
            Set.of(UNMATCHED_WARC),
            "metadata",
            "*.match.json"),
    PROFILE("the profile as in the export, screened", Ground.PROFILE, Set.of(ACCOUNT_WARC), "resource", "profile.json"),
    ACCOUNT_ENGAGEMENT(
            "the account's own counts, by day",
            Ground.ENGAGEMENT,
            Set.of(ACCOUNT_WARC),
            "resource",
            "engagement.jsonl"),
    SECTION_COUNTS(
            "the number of items of a section in each year",
            Ground.SECTION,
            Set.of(ACCOUNT_WARC),
            "resource",
            "sections/aggregates.json"),
    SECTION_ITEMS(
            "the items of a further section, screened",
            Ground.SECTION,
            Set.of(ACCOUNT_WARC),
            "resource",
            "sections/*.jsonl"),
    PROFILE_PICTURE("a profile picture, as received", Ground.MEDIA, Set.of(ACCOUNT_WARC), "resource", "pictures/*"),
    PROFILE_PICTURE_METADATA(
            "the description and original name of a profile picture",
            Ground.DESCRIPTION,
            Set.of(ACCOUNT_WARC),
            "metadata",
            "pictures/*.metadata.json");

    private final String words;
    private final Ground ground;
    private final Set<PackageFile> files;
    private final String type;
    private final String ending;

    RecordKind(String words, Ground ground, Set<PackageFile> files, String type, String ending) {
        this.words = words;
        this.ground = ground;
        this.files = files;
        this.type = type;
        this.ending = ending;
    }

    /** Whether the address of a record of this kind may be this one. */
    private boolean isAt(String target) {
        int star = ending.indexOf('*');
        if (star < 0) {
            return ending.isEmpty() ? target.isEmpty() : target.endsWith("/" + ending);
        }
        String after = ending.substring(star + 1);
        if (!target.endsWith(after)) {
            return false;
        }
        String before = target.substring(0, target.length() - after.length());
        int name = before.lastIndexOf('/') + 1;
        return name > 0
                && name < before.length()
                && before.substring(0, name).endsWith("/" + ending.substring(0, star));
    }

    /** Whether a record of this kind may be of this media type. */
    boolean bears(String mediaType) {
        return true;
    }

    /**
     * The kind of a record, the first that matches; empty if it may not be there.
     *
     * @param file path in the bag of its WARC file
     * @param type WARC-Type
     * @param target WARC-Target-URI; empty where there is none
     * @param mediaType Content-Type; it distinguishes pages and subtitles from other media of the same name
     */
    public static Optional<RecordKind> of(String file, String type, String target, String mediaType) {
        Optional<PackageFile> place = PackageFile.at(file);
        return Arrays.stream(values())
                .filter(kind -> place.filter(kind.files::contains).isPresent()
                        && kind.type.equals(type)
                        && kind.isAt(target)
                        && kind.bears(mediaType))
                .findFirst();
    }

    /**
     * How the address of the one record of this kind ends, below the post, the unmatched files or the account:
     * {@code index.html}.
     */
    public String ending() {
        if (ending.isEmpty() || ending.contains("*")) {
            throw new IllegalStateException(name() + " has no fixed address.");
        }
        return ending;
    }

    /** How the address of a record of this kind ends that belongs to the medium, or the section, of this name. */
    public String ending(String name) {
        if (!ending.contains("*")) {
            throw new IllegalStateException(name() + " has a fixed address.");
        }
        return ending.replace("*", name);
    }

    public String words() {
        return words;
    }

    public Ground ground() {
        return ground;
    }

    /** Other grounds for parts of a record of this kind: a page may show media and counts as well as its post. */
    public Set<Ground> within() {
        return switch (this) {
            case POST_PAGE, POST_CONTEXT -> EnumSet.of(Ground.MEDIA, Ground.ENGAGEMENT);
            case EXPORT_OBJECT, PROFILE -> EnumSet.of(Ground.ENGAGEMENT);
            case LOOSE_PAGE, MATCH -> EnumSet.of(Ground.POST, Ground.ENGAGEMENT);
            case ACCOUNT_ENGAGEMENT -> EnumSet.of(Ground.PROFILE);
            default -> EnumSet.noneOf(Ground.class);
        };
    }
}
