package org.posterity.export.tiktok;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.BirthDate;
import org.posterity.export.ExportContent;
import org.posterity.export.ReadResult;
import org.posterity.export.Recognition;
import org.posterity.export.tiktok.text.Languages;
import org.posterity.export.tiktok.text.TextExport;
import org.posterity.export.tiktok.text.Transcription;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.model.Finding;

/** The export as text files. It is transcribed into JSON in the workspace, which is read and counted like any other. */
final class TextForm {
    private final Path languageTables;
    private final JsonExport json;

    /** @param languageTables a folder with tables of more languages; it need not exist */
    TextForm(Path languageTables, JsonExport json) {
        this.languageTables = languageTables;
        this.json = json;
    }

    Optional<TextExport> in(List<ReceivedFile> files) {
        boolean texts = files.stream().anyMatch(TextForm::isText);
        return texts ? TextExport.in(files, new Languages(languageTables)) : Optional.empty();
    }

    static boolean isText(ReceivedFile file) {
        return file.name().toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    static Recognition recognise(TextExport export) {
        Optional<Transcription.Problem> problem = export.problem();
        if (problem.isPresent()) {
            return new Recognition.Unreadable(
                    problem.get().code(), problem.get().summary(), problem.get().faults());
        }
        return new Recognition.Recognised(
                export.sources(),
                export.account().map(name -> new Account(TikTok.PLATFORM.id(), name)),
                birthDate(export));
    }

    /** Everything given as the owner's birth date in the profile's files. */
    static BirthDate birthDate(TextExport export) {
        return export.birthDates(BirthDate.NONE, (all, text) -> all.and(BirthDates.read(text)));
    }

    ReadResult read(TextExport export, AdmittedSubmission admitted) {
        Path folder = admitted.submission().workspace().folder("export");
        Predicate<Category> granted = admitted.terms()::covers;
        // The post itself says who could see it: if any posts are covered, all are read, and privacy decides.
        Predicate<Category> covers = category ->
                granted.test(category) || category == Category.POSTS && granted.test(Category.NON_PUBLIC_POSTS);
        Transcription transcription = export.transcribe(folder.resolve("transcript.json"), covers);
        if (transcription instanceof Transcription.Problem it) {
            return new ReadResult.Broken(it.code(), it.summary(), it.faults().get(0));
        }
        Transcription.Transcript transcript = (Transcription.Transcript) transcription;
        ReadResult result = json.read(transcript.json(), "the text files", granted, folder.resolve("items-of-text"));
        if (!(result instanceof ReadResult.Read read)) {
            return result;
        }
        return lostRecord(transcript.records(), read.content().counted())
                .<ReadResult>map(broken -> broken)
                .orElseGet(() -> new ReadResult.Read(content(export, transcript, read.content())));
    }

    /** All records that begin in the text must have arrived, list by list. */
    private static Optional<ReadResult.Broken> lostRecord(
            SortedMap<String, Long> records, SortedMap<String, Long> counted) {
        for (Map.Entry<String, Long> list : records.entrySet()) {
            long arrived = counted.getOrDefault(list.getKey() + "[]", 0L);
            if (arrived != list.getValue()) {
                return Optional.of(
                        new ReadResult.Broken(
                                "accounting-mismatch",
                                "The export's text does not agree with what was read from it.",
                                new Fault(
                                        list.getKey(),
                                        list.getValue() + " records start in the text, but " + arrived + " were read.",
                                        "Check that the text files are as TikTok made them; if they are, please report "
                                                + "this as an error in Posterity. Meanwhile, the JSON export can be taken in.")));
            }
        }
        return Optional.empty();
    }

    private static ExportContent content(
            TextExport export, Transcription.Transcript transcript, ExportContent content) {
        List<Finding> findings = new ArrayList<>(transcript.findings());
        findings.addAll(content.findings());
        return new ExportContent(
                transcript.layout(),
                export.sources(),
                content.profile(),
                content.posts(),
                content.contents(),
                content.members(),
                content.items(),
                content.sections(),
                content.counted(),
                content.generatedAt().or(transcript::generatedAt),
                findings);
    }
}
