package org.posterity.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.posterity.consent.ConsentJsonLd;
import org.posterity.format.bagit.BagInfo;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;

/** All documents of a package: their paths, and how each is made. */
public final class Documents {
    private static final List<PackageFile> OF_PACKAGE = List.of(
            PackageFile.README,
            PackageFile.RO_CRATE_METADATA,
            PackageFile.PREMIS,
            PackageFile.RECORD_INDEX,
            PackageFile.PAGES);
    private static final List<PackageFile> OF_ACCESSION = List.of(PackageFile.REPORT, PackageFile.CONSENT_TERMS_JSONLD);

    private final PackageRecords records;
    private final RecordIndex index;

    public Documents(PackageRecords records, RecordIndex index) {
        this.records = records;
        this.index = index;
    }

    /** The paths in the bag of the package's own documents and those of one accession, which a commit regenerates. */
    public static List<String> paths(int accession) {
        List<String> paths = new ArrayList<>();
        OF_PACKAGE.forEach(file -> paths.add(file.path()));
        OF_ACCESSION.forEach(file -> paths.add(file.path(accession)));
        return paths;
    }

    /** The paths in the bag of all documents. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        OF_PACKAGE.forEach(file -> paths.add(file.path()));
        for (int accession : records.accessions()) {
            OF_ACCESSION.forEach(file -> paths.add(file.path(accession)));
        }
        return paths;
    }

    /** Writes the document for this path of the bag; the stream is flushed and stays open. */
    public void draw(String path, OutputStream out) throws IOException {
        PackageFile file = PackageFile.at(path).orElseThrow();
        switch (file) {
            case README -> new ReadmeDocument(records).write(out);
            case RO_CRATE_METADATA -> new CrateDocument(records, paths()).write(out);
            case PREMIS -> new HistoryDocument(records).write(out);
            case RECORD_INDEX -> index.write(out);
            case PAGES -> new PagesDocument(records).write(out);
            case REPORT -> report(records, accession(path), post -> Optional.empty(), out);
            case CONSENT_TERMS_JSONLD -> out.write(ConsentJsonLd.write(records.granted(accession(path))));
            default -> throw new IllegalArgumentException(file + " is not a document.");
        }
        out.flush();
    }

    /**
     * Writes the report on an accession.
     *
     * @param player where a page plays the post with this stem, relative to the report; empty in the package itself
     */
    public static void report(
            PackageRecords records, int accession, Function<String, Optional<String>> player, OutputStream out)
            throws IOException {
        new ReportDocument(records, accession, player).write(out);
    }

    /** The labels of {@code bag-info.txt}, except Payload-Oxum, which the bag writer computes. */
    public BagInfo bagInfo() throws IOException {
        return new BagLabels(records).info();
    }

    private static int accession(String path) {
        return Integer.parseInt(path.split("/")[2]);
    }
}
