package org.posterity.record;

/** Every kind of record that may stand in a WARC file of a package, and on which ground. */
public enum RecordKind {
    WARCINFO("what wrote the file, and for whom", Ground.WARC),
    POST_PAGE("the page that plays the post", Ground.POST),
    POST_MEDIUM("a medium of the post, as it was handed over", Ground.MEDIA),
    LOOSE_PAGE("the page that plays a file of no post", Ground.MEDIA),
    LOOSE_MEDIUM("a medium of no post, as it was handed over", Ground.MEDIA),
    MEDIUM_METADATA("what a medium is, and how it was called", Ground.DESCRIPTION),
    RENDITION("subtitles as browsers play them", Ground.MEDIA),
    RENDITION_METADATA("of what a rendition was made", Ground.PROVENANCE),
    SAME_BYTES("the same bytes again, under another name", Ground.MEDIA),
    POST_CONTEXT("the post in Posterity's words", Ground.POST),
    EXPORT_OBJECT("the post as the export has it, screened", Ground.POST),
    MATCH("why a file was given to no post", Ground.ACCOUNTABILITY),
    PROFILE("the profile as the export has it, screened", Ground.PROFILE),
    SECTION_ITEMS("the items of a further section, screened", Ground.SECTION),
    SECTION_COUNTS("how many items of a section there were in each year", Ground.SECTION),
    ACCOUNT_ENGAGEMENT("the account's own counts, by day", Ground.ENGAGEMENT);

    private final String words;
    private final Ground ground;

    RecordKind(String words, Ground ground) {
        this.words = words;
        this.ground = ground;
    }

    public String words() {
        return words;
    }

    public Ground ground() {
        return ground;
    }
}
