package org.posterity.export;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.FileFate.Aside;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Digest;
import org.posterity.model.PortableName;

/** Recognises files that are not media by their place and name. Whatever may be media is left to characterisation. */
final class NonMediaFiles {
    private static final Set<String> SYSTEM = Set.of(".ds_store", "thumbs.db", "desktop.ini");
    private static final Set<String> TEXT = Set.of(
            ".json",
            ".csv",
            ".tsv",
            ".xlsx",
            ".txt",
            ".md",
            ".description",
            ".html",
            ".htm",
            ".xml",
            ".js",
            ".sqlite",
            ".db",
            ".yaml",
            ".yml",
            ".log",
            ".part",
            ".sh");

    private NonMediaFiles() {}

    static Optional<Aside> of(
            ReceivedFile file,
            Set<ReceivedFile> exportSources,
            Set<ReceivedFile> contextSources,
            Set<Digest> signedPapers) {
        String name = file.name().toLowerCase(Locale.ROOT);
        if (exportSources.contains(file)) {
            return aside("export-file", "the platform's export: read and accounted for, its file is not kept");
        }
        if (file.unpacked()) {
            return aside("unpacked-archive", "an archive that was unpacked: its members are listed one by one");
        }
        if (file.path().equals("consent.json")) {
            return aside(
                    "consent-record", "the consent record: its terms are kept, the record stays with the institution");
        }
        if (signedPapers.contains(file.sha256())) {
            return aside(
                    Aside.SIGNED_PAPER,
                    "a paper that proves consent: it names people and stays with the institution, in the agreement file");
        }
        if (SYSTEM.contains(name) || name.startsWith("._") || file.path().contains("__MACOSX/")) {
            return aside("system-file", "left by an operating system");
        }
        if (contextSources.contains(file)) {
            return aside(
                    "context-file",
                    "read for its data on posts (captions, addresses, counts, dates); the file itself is not kept");
        }
        if (TEXT.contains(PortableName.extensionOf(name))) {
            return aside("not-media", "not a video, photo or sound file; this version keeps only those");
        }
        return Optional.empty();
    }

    private static Optional<Aside> aside(String rule, String why) {
        return Optional.of(new Aside(rule, why));
    }
}
