package org.posterity.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the records of a package. Accepts every {@code format} up to {@link Accession#FORMAT}; a higher one is refused. */
public final class PackageRecords {
    private static final Pattern ACCESSION = Pattern.compile("data/accessions/(\\d{4})/accession\\.json");

    private final PackageContent content;

    public PackageRecords(PackageContent content) {
        this.content = content;
    }

    public PackageContent content() {
        return content;
    }

    /** The numbers of the accessions, the oldest first. */
    public List<Integer> accessions() {
        return content.paths().stream()
                .map(ACCESSION::matcher)
                .filter(path -> path.matches())
                .map(path -> Integer.valueOf(path.group(1)))
                .sorted()
                .toList();
    }

    /**
     * The number of the newest accession.
     *
     * @throws IOException when there is none
     */
    public int newest() throws IOException {
        List<Integer> accessions = accessions();
        if (accessions.isEmpty()) {
            throw new IOException("It has no accession.json.");
        }
        return accessions.get(accessions.size() - 1);
    }

    public Accession accession(int number) throws IOException {
        Accession accession = read(PackageFile.ACCESSION.path(number), Accession.class);
        require(accession.format());
        return accession;
    }

    /** The terms granted for an accession; never read for access. */
    public ConsentTerms granted(int number) throws IOException {
        return read(PackageFile.CONSENT_TERMS.path(number), ConsentTerms.class);
    }

    public Accounting accounting(int number) throws IOException {
        Accounting accounting = read(PackageFile.ACCOUNTING.path(number), Accounting.class);
        require(accounting.format());
        return accounting;
    }

    public RecordLines<PostRecord> posts(int number) throws IOException {
        return lines(PackageFile.POSTS.path(number), PostRecord.class);
    }

    public RecordLines<FileRecord> files(int number) throws IOException {
        return lines(PackageFile.FILES.path(number), FileRecord.class);
    }

    public RecordLines<Event> events(int number) throws IOException {
        return lines(PackageFile.EVENTS.path(number), Event.class);
    }

    /** What differs from the accession before; empty for the first, and for one without an export. */
    public RecordLines<PostChange> comparison(int number) throws IOException {
        return content.has(PackageFile.COMPARISON.path(number))
                ? lines(PackageFile.COMPARISON.path(number), PostChange.class)
                : RecordJson.lines(InputStream.nullInputStream(), PostChange.class);
    }

    public Terms terms() throws IOException {
        Terms terms = read(PackageFile.TERMS.path(), Terms.class);
        require(terms.format());
        return terms;
    }

    /** The changes after the accessions; empty if the package has none. */
    public RecordLines<Change> changes() throws IOException {
        return content.has(PackageFile.CHANGES.path())
                ? lines(PackageFile.CHANGES.path(), Change.class)
                : RecordJson.lines(InputStream.nullInputStream(), Change.class);
    }

    private <T extends Record> T read(String path, Class<T> type) throws IOException {
        try (InputStream in = content.stream(path)) {
            return RecordJson.read(in, type);
        }
    }

    private <T extends Record> RecordLines<T> lines(String path, Class<T> type) throws IOException {
        return RecordJson.lines(content.stream(path), type);
    }

    private static void require(int format) throws IOException {
        if (format < 1 || format > Accession.FORMAT) {
            throw new IOException("Its records have format " + format + ", which is newer than this program reads ("
                    + Accession.FORMAT + "). Use a newer version of Posterity.");
        }
    }
}
