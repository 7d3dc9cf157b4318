package org.posterity.export.context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.posterity.export.ContextReading;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.FoundNote;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/** What has been read so far. */
final class Gathered {
    private final Set<ReceivedFile> sources = new HashSet<>();
    private final List<FoundNote> notes = new ArrayList<>();
    private final List<EngagementSnapshot> account = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    void source(ReceivedFile file) {
        sources.add(file);
    }

    /** A second copy of a file says nothing new: it is a source if the first is one. */
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

    /** The same, unless nothing of that kind was met. */
    void findIfAny(long number, String code, ReceivedFile file, String what) {
        if (number > 0) {
            find(code, file, number + " " + what);
        }
    }

    ContextReading reading() {
        return new ContextReading(sources, notes, account, findings);
    }
}
