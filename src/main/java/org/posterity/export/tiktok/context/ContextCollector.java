package org.posterity.export.tiktok.context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.posterity.export.ContextReadings;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.FoundNote;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/** Collects what has been read so far. */
final class ContextCollector {
    static final int LONGEST_CAPTION = 1 << 16;

    private final Set<ReceivedFile> sources = new HashSet<>();
    private final List<FoundNote> notes = new ArrayList<>();
    private final List<EngagementSnapshot> account = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    void source(ReceivedFile file) {
        sources.add(file);
    }

    /** A second copy of a file says nothing new; it is a source if the first one is. */
    void sourceLikeItsTwin(ReceivedFile copy) {
        if (sources.stream().anyMatch(source -> source.sha256().equals(copy.sha256()))) {
            sources.add(copy);
        }
    }

    void note(FoundNote note) {
        notes.add(note);
        sources.add(note.note().source());
    }

    void account(EngagementSnapshot snapshot) {
        account.add(snapshot);
    }

    void find(String code, ReceivedFile file, String what) {
        findings.add(new Finding(code, file.path(), what));
    }

    /** A caption, cut at the length of any real one, with a finding if it is longer. */
    String caption(String text, ReceivedFile file) {
        if (text.length() <= LONGEST_CAPTION) {
            return text;
        }
        find(
                "caption-cut",
                file,
                "A caption is longer than any real one; its first " + LONGEST_CAPTION + " characters were read.");
        return text.substring(0, LONGEST_CAPTION);
    }

    /** The same, unless {@code number} is 0. */
    void findIfAny(long number, String code, ReceivedFile file, String what) {
        if (number > 0) {
            find(code, file, number + " " + what);
        }
    }

    ContextReadings reading() {
        return new ContextReadings(sources, notes, account, findings);
    }
}
