package org.posterity.export.tiktok.context;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.export.ContextFacts;
import org.posterity.export.ContextReader;
import org.posterity.export.ContextReadings;
import org.posterity.export.Producer;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;

/** This package's acting class: reads those files of a submission that it knows. */
public final class ContextFiles implements ContextReader {
    /** Whose files are read, the platform's own first. */
    public static final List<Producer> PRODUCERS =
            List.of(new Producer(StudioPosts.PRODUCER, "TikTok Studio"), new Producer(Sidecars.YT_DLP, "yt-dlp"));

    private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{17,20}(?![0-9])");

    @Override
    public ContextReadings read(List<ReceivedFile> files, ContextFacts facts) {
        ContextCollector gathered = new ContextCollector();
        StudioTables tables = new StudioTables(files, facts, gathered);
        Sidecars sidecars = new Sidecars(facts.account(), gathered);
        CollectionDatabase database = new CollectionDatabase(idsInNames(files), gathered);
        Set<Digest> read = new HashSet<>();
        try {
            for (ReceivedFile file : files) {
                String name = file.name().toLowerCase(Locale.ROOT);
                if (isOfSystem(file, name)) {
                    continue;
                }
                if (name.endsWith(".csv") || name.endsWith(".tsv")) {
                    if (read.add(file.sha256())) {
                        tables.read(file);
                    } else {
                        gathered.sourceLikeItsTwin(file);
                    }
                } else if (name.endsWith(".xlsx")) {
                    gathered.find(
                            "spreadsheet-not-read",
                            file,
                            "Spreadsheets are not read. If this is a list from TikTok Studio, save it as CSV "
                                    + "and submit both.");
                } else {
                    sidecars.read(file);
                    database.read(file);
                }
            }
        } catch (IOException e) {
            throw new TerminalFailure("A file of the submission cannot be read any more.", e);
        }
        return gathered.reading();
    }

    private static boolean isOfSystem(ReceivedFile file, String name) {
        return name.startsWith("._") || file.path().contains("__MACOSX/");
    }

    /** Ids in names of files and folders. In lists of what somebody liked, only these are looked up. */
    private static Set<String> idsInNames(List<ReceivedFile> files) {
        Set<String> ids = new HashSet<>();
        for (ReceivedFile file : files) {
            Matcher id = ID.matcher(file.path());
            while (id.find()) {
                ids.add(id.group());
            }
        }
        return ids;
    }
}
