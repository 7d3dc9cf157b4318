package org.posterity.application;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.application.InputFile.Fate;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageRecords;
import org.posterity.record.RecordLines;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.StoredContent;

/** Holds an input against the records of packages, file by file, by sha256. */
final class InputSurvey {
    private final Map<Digest, FileRecord> known = new HashMap<>();

    private InputSurvey() {}

    /**
     * What the packages have of each file of a submission.
     *
     * @throws DamagedPackage when the records of one cannot be read
     */
    static List<InputFile> of(Submission submission, Collection<PackageId> packages, Archive archive) {
        InputSurvey survey = new InputSurvey();
        packages.forEach(aip -> survey.read(aip, archive));
        List<InputFile> files = new ArrayList<>();
        for (ReceivedFile file : submission.files()) {
            files.add(survey.of(file));
        }
        return files;
    }

    private void read(PackageId aip, Archive archive) {
        try {
            PackageRecords records =
                    new PackageRecords(new StoredContent(archive.storage().files(aip)));
            for (int number : records.accessions()) {
                try (RecordLines<FileRecord> lines = records.files(number)) {
                    while (lines.hasNext()) {
                        FileRecord line = lines.next();
                        known.merge(line.digest(), line, (one, other) -> one.kept() ? one : other);
                    }
                }
            }
        } catch (IOException e) {
            throw new DamagedPackage(aip, "Its records of files cannot be read.");
        }
    }

    private InputFile of(ReceivedFile file) {
        Optional<FileRecord> line = Optional.ofNullable(known.get(file.sha256()));
        Fate fate = line.map(InputSurvey::fate).orElse(Fate.NOT_HELD);
        String why = fate.isHeld() || fate == Fate.SCREENED
                ? ""
                : line.flatMap(FileRecord::reason).orElse("The archive does not know it.");
        return new InputFile(file.path(), file.size(), file.sha256(), fate, why);
    }

    private static Fate fate(FileRecord line) {
        if (line.kept()) {
            return line.screened().isPresent() ? Fate.SCREENED : Fate.HELD;
        }
        return switch (line.rule().orElse("")) {
            case "consent-record", "signed-paper" -> Fate.IN_AGREEMENT;
            case "unpacked-archive", "system-file" -> Fate.NOTHING_TO_KEEP;
            default -> line.read() ? Fate.READ : Fate.NOT_HELD;
        };
    }
}
