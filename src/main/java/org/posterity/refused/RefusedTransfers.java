package org.posterity.refused;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;
import org.posterity.page.RefusalReportPage;

/** The entry to this stage: reports why a submission was not taken in, for programs and for people. */
public final class RefusedTransfers {
    private static final String FOR_PROGRAMS = "report.json";
    private static final String FOR_PEOPLE = "report.html";

    private static final long MOST_BYTES = 4 << 20;

    private final Path folder;
    private final Clock clock;

    /** The open reports, by folder; read when first needed. */
    private Map<Path, WrittenReport> open;

    /** @param folder usually {@code <archive>/refused}; made with the first report */
    public RefusedTransfers(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Writes {@code <submission>/report.json} and {@code report.html}; an earlier report on the same submission is replaced. */
    public synchronized RefusalReport report(Rejection rejection, Provenance from) {
        Path own = folder.resolve(rejection.submission().value());
        WrittenReport report =
                new WrittenReport(rejection, from.name(), Optional.of(from.place()), clock.instant(), Optional.empty());
        try {
            Files.createDirectories(own);
            write(report, own);
            if (open != null) {
                open.put(own, report);
            }
        } catch (IOException e) {
            throw new TerminalFailure("The folder of refused transfers cannot be written; is the disk full?", e);
        }
        return new RefusalReport(rejection, Optional.of(own.resolve(FOR_PEOPLE)));
    }

    /**
     * Marks earlier reports on a submission that is now held, or on another from the same place, as resolved. Nothing is removed.
     */
    public synchronized void mended(SubmissionId submission, Provenance from, PackageId aip) {
        try {
            for (Map.Entry<Path, WrittenReport> entry : Map.copyOf(open()).entrySet()) {
                WrittenReport report = entry.getValue();
                if (report.rejection().submission().equals(submission)
                        || report.place().equals(Optional.of(from.place()))
                        || report.place().equals(Optional.of(from.whole()))) {
                    write(report.mendedBy(new RefusalReportPage.TakenIn(clock.instant(), aip)), entry.getKey());
                    open.remove(entry.getKey());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new TerminalFailure(
                    "The package is stored, but a report on a refused transfer could not be marked as resolved; "
                            + "is the disk full?",
                    e);
        }
    }

    /**
     * The refusals since which nothing from the same place was taken in.
     *
     * @param folder as the constructor takes it
     */
    public static List<Rejection> unresolved(Path folder) {
        try {
            return unresolvedIn(folder).values().stream()
                    .map(WrittenReport::rejection)
                    .toList();
        } catch (IOException | DirectoryIteratorException e) {
            throw new TerminalFailure("The folder of refused transfers cannot be read. Check its permissions.", e);
        }
    }

    private Map<Path, WrittenReport> open() throws IOException {
        if (open == null) {
            open = unresolvedIn(folder);
        }
        return open;
    }

    private static Map<Path, WrittenReport> unresolvedIn(Path folder) throws IOException {
        Map<Path, WrittenReport> unresolved = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder)) {
                for (Path own : reports) {
                    read(own).filter(report -> report.mended().isEmpty()).ifPresent(it -> unresolved.put(own, it));
                }
            }
        }
        return unresolved;
    }

    /** An unreadable report is ignored: no donation should fail because of it. */
    private static Optional<WrittenReport> read(Path own) {
        Path file = own.resolve(FOR_PROGRAMS);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? WrittenReport.read(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void write(WrittenReport report, Path own) throws IOException {
        StringWriter page = new StringWriter();
        new RefusalReportPage(report.rejection(), report.name(), report.time(), report.mended()).write(page);
        UnfinishedFile.replace(own.resolve(FOR_PEOPLE), page.toString().getBytes(StandardCharsets.UTF_8));
        UnfinishedFile.replace(own.resolve(FOR_PROGRAMS), report.write());
    }
}
