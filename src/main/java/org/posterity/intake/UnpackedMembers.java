package org.posterity.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.posterity.model.Finding;

/** What comes out of one archive, and the rules for it: each unpacker hands over here all it meets. */
final class UnpackedMembers {
    /** Attributes that macOS adds when it zips a folder: no part of the folder. */
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
     * @param prefix what precedes the members' paths: empty for the submission itself, else the label and {@code !/}
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

    /** How an entry is named in a report. */
    String where(EntryText name) {
        return prefix + name.text();
    }

    /** Counts an entry and tells its path in the archive; refuses a name that must not be. */
    String claim(EntryText name, boolean folder) throws Unacceptable {
        guessedNames += name.guessed() ? 1 : 0;
        return names.claim(name.text(), folder);
    }

    /** To be called when all entries are claimed. */
    void checkNames() throws Unacceptable {
        names.check();
    }

    void withoutEndMark() {
        findings.add(new Finding(
                "archive-without-end-mark",
                label,
                "The tar has no end mark. Every entry in it is whole, but nothing shows that no entry is missing."));
    }

    /** So many bytes follow the archive's end. */
    void behindTheEnd(long bytes) {
        if (bytes > 0) {
            findings.add(new Finding(
                    "bytes-behind-the-archive",
                    label,
                    bytes + " bytes follow the end of the archive. They are no part of it and were not read."));
        }
    }

    /** Takes in a member under a path that was claimed. */
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
                    "Names that begin with a slash, which was taken away: " + names.absolute() + "."));
        }
        if (guessedNames > 0) {
            report.add(new Finding(
                    "name-encoding-guessed",
                    label,
                    guessedNames + " names are not in UTF-8 and were read as code page 437; letters may be wrong."));
        }
        if (leftOut > 0) {
            report.add(new Finding(
                    "macos-attributes-left-out",
                    label,
                    leftOut + " files of the folder __MACOSX, which macOS adds to archives, were left out."));
        }
    }
}
