package org.posterity.export.tiktok.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.posterity.export.tiktok.text.Transcription.Problem;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.model.Finding;

/** Writes the files of an export into one JSON file, and counts their records a second time. */
final class Transcriber {
    /** A file name of TikTok's, not one with somebody's name in it: a few words without digits, not in a chat's folder. */
    private static final Pattern STRUCTURE_NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{M} ()'\u2019&+-]{0,63}");

    private final LanguageWords words;
    private final Predicate<Category> covers;
    private final JsonParts json;
    private final LineTally tally = new LineTally();
    private final RecordCount count;
    private final List<Finding> findings = new ArrayList<>();

    Transcriber(LanguageWords words, Predicate<Category> covers, JsonParts json) {
        this.words = words;
        this.covers = covers;
        this.json = json;
        this.count = new RecordCount(words);
    }

    /** Transcribes a file; returns a problem if it cannot be transcribed. */
    Optional<Problem> transcribe(ExportFile file) throws IOException {
        try {
            Optional<Section> section = words.file(file.stem());
            if (section.isPresent()) {
                read(file, section.get());
            } else {
                pass(file);
            }
            return Optional.empty();
        } catch (TextLines.Malformed e) {
            return Optional.of(malformed(file, e));
        }
    }

    private void read(ExportFile file, Section section) throws IOException {
        long lost = tally.lost();
        LabelCensus census = new LabelCensus(file, section, words);
        FileReader reading = new FileReader(section, words, census, covers, json, tally);
        try (TextLines lines = new TextLines(file.file().location())) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                reading.line(line.get());
            }
        }
        reading.end();
        count.count(file, section);
        if (file.file().size() == 0) {
            findings.add(new Finding(
                    "empty-text-file",
                    section.path(),
                    "The section's text file is empty, without even the sentence that there is nothing."));
        }
        if (tally.lost() > lost) {
            findings.add(new Finding(
                    "lines-not-understood",
                    section.path(),
                    (tally.lost() - lost) + " lines of this section's text file belong to nothing known and "
                            + "were not kept."));
        }
    }

    /** Counts the lines of an unknown file, without reading them. */
    private void pass(ExportFile file) throws IOException {
        long lost = 0;
        try (TextLines lines = new TextLines(file.file().location())) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    tally.notUnderstood();
                    json.notUnderstood(Optional.empty());
                    lost++;
                }
            }
        }
        findings.add(new Finding(
                "unknown-text-file",
                describe(file),
                "A file of the export has a name that is in no language table; its " + lost + " lines were not kept."));
    }

    /** The file's name, if it is certainly TikTok's. */
    private String describe(ExportFile file) {
        boolean plain = isPlainName(file.stem())
                && isPlainName(file.folder())
                && words.folder(file.folder())
                        .filter(root -> !root.startsWith("Direct Message"))
                        .isPresent();
        return plain ? file.folder() + "/" + file.stem() + ".txt" : "a .txt file";
    }

    static boolean isPlainName(String name) {
        return STRUCTURE_NAME.matcher(name).matches();
    }

    /** The result of both counts, and of the lines, as findings. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        Map<String, Long> written = json.records();
        count.records().forEach((path, begun) -> {
            long records = written.getOrDefault(path, 0L);
            if (records != begun) {
                all.add(new Finding(
                        "record-count",
                        path,
                        "A second count found " + begun + " records in the text, the first reading found " + records
                                + "; blank lines or labels are probably damaged."));
            }
        });
        return all;
    }

    Map<String, Long> records() {
        return new TreeMap<>(count.records());
    }

    Transcription.LineCount lines() {
        return tally.total();
    }

    static Problem malformed(ExportFile file, TextLines.Malformed failure) {
        String place = file.file().path() + " (byte " + failure.offset() + ")";
        if (failure.isTooLong()) {
            return new Problem(
                    "unusual-export",
                    "The export has a structure that TikTok's exports never have.",
                    List.of(new Fault(
                            place,
                            "A line here is longer than this version can read.",
                            "Check that it is the file as TikTok made it; if it is, please report this "
                                    + "as an error in Posterity.")));
        }
        return new Problem(
                "not-utf-8",
                "The export is not in UTF-8.",
                List.of(new Fault(
                        place,
                        "The bytes here are not UTF-8 text, which is how TikTok writes its export. A program "
                                + "has probably saved the file in another encoding (UTF-16, for example), or it "
                                + "is damaged.",
                        "Use the original file, as TikTok provided it, without opening and saving it.")));
    }

    /** Each content once per section; a second copy of a file says nothing new. */
    static List<ExportFile> distinct(List<ExportFile> files, LanguageWords words) {
        Map<String, ExportFile> distinct = new LinkedHashMap<>();
        for (ExportFile file : files) {
            String section = words.file(file.stem()).map(Section::path).orElse(file.stem());
            distinct.putIfAbsent(section + "\n" + file.file().sha256().hex(), file);
        }
        return List.copyOf(distinct.values());
    }

    /** A problem if these are several exports, not parts of one: a section with different content in two places. */
    static Optional<Problem> several(List<ExportFile> files, LanguageWords words) {
        Map<String, ExportFile> bySection = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (ExportFile file : files) {
            Optional<Section> section = words.file(file.stem());
            if (section.isEmpty() || Opening.of(file, words) == Opening.NOTHING) {
                continue;
            }
            ExportFile before = bySection.putIfAbsent(section.get().path(), file);
            if (before != null && !before.base().equals(file.base())) {
                faults.add(new Fault(
                        section.get().path(),
                        "Two TXT exports in the submission have this section with different content.",
                        "Submit one export at a time, each with its media."));
            }
        }
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Problem("several-exports", "The submission holds several different exports.", faults));
    }

    static Path partsBeside(Path target) {
        return target.resolveSibling(target.getFileName() + ".parts");
    }
}
