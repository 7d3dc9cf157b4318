package org.posterity.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.posterity.model.Finding;

/** The content of one archive, and the rules for it: unpackers report every entry here. */
final class UnpackedMembers {
    /** Attributes that macOS adds when it zips a folder; not part of the folder. */
    private static final String ZIPPED_BY_MACOS = "__MACOSX/";

    private final String label;
    private final String prefix;
    private final MemberStore store;
    private final Allowance allowance;
    private final EntryNames names;
    private final List<ReceivedFile> files = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long guessedNames;
    private long leftOut;

    /**
     * @param label the archive's path in the submission
     * @param prefix what goes before the members' paths: empty for the submission itself, otherwise the label and {@code !/}
     */
    UnpackedMembers(String label, String prefix, MemberStore store, Allowance allowance) {
        this.label = label;
        this.prefix = prefix;
        this.store = store;
        this.allowance = allowance;
        this.names = new EntryNames(prefix);
    }

    String label() {
        return label;
    }

    Allowance allowance() {
        return allowance;
    }

    /** The members, once the names are checked. */
    List<ReceivedFile> files() {
        return names.slashed() ? files : files.stream().map(this::withSlashes).toList();
    }

    private ReceivedFile withSlashes(ReceivedFile file) {
        String path = names.settled(file.path().substring(prefix.length()));
        return new ReceivedFile(
                prefix + path, file.size(), file.modified(), file.sha256(), file.location(), file.unpacked());
    }

    /** The name of an entry in a report. */
    String where(EntryText name) {
        return prefix + name.text();
    }

    /** Counts an entry and returns its path in the archive; refuses a forbidden name. */
    String claim(EntryText name, boolean folder) throws Unacceptable {
        guessedNames += name.guessed() ? 1 : 0;
        return names.claim(name.text(), folder);
    }

    /** To be called once all entries are claimed. */
    void checkNames() throws Unacceptable {
        names.check();
    }

    void withoutEndMark() {
        findings.add(new Finding(
                "archive-without-end-mark",
                label,
                "The tar file has no end mark. All its entries are complete, but entries may be missing."));
    }

    /** Notes that bytes follow the archive's end. */
    void behindTheEnd(long bytes) {
        if (bytes > 0) {
            findings.add(new Finding(
                    "bytes-behind-the-archive",
                    label,
                    bytes + " bytes follow the end of the archive. They are not part of it and were not read."));
        }
    }

    /** Stores a member under a claimed path. */
    void receive(String path, Instant modified, InputStream content) throws IOException {
        if (path.startsWith(ZIPPED_BY_MACOS)) {
            leftOut++;
            content.transferTo(OutputStream.nullOutputStream());
            return;
        }
        MemberStore.Stored stored = store.store(content);
        files.add(new ReceivedFile(prefix + path, stored.size(), modified, stored.sha256(), stored.location(), false));
    }

    void report(List<Finding> report) {
        report.addAll(findings);
        if (names.absolute() > 0) {
            report.add(new Finding(
                    "names-made-relative",
                    label,
                    "Names that began with a slash, which was removed: " + names.absolute() + "."));
        }
        if (guessedNames > 0) {
            report.add(new Finding(
                    "name-encoding-guessed",
                    label,
                    guessedNames
                            + " names are not in UTF-8 and were read as code page 437; some letters may be wrong."));
        }
        if (leftOut > 0) {
            report.add(new Finding(
                    "macos-attributes-left-out",
                    label,
                    leftOut + " files of the folder __MACOSX, which macOS adds to archives, were skipped."));
        }
    }
}
