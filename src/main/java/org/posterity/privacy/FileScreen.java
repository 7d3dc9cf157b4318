package org.posterity.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.posterity.characterisation.MediaDescription;
import org.posterity.characterisation.MediaFormat;
import org.posterity.export.Context;
import org.posterity.export.FileFate;
import org.posterity.export.HandedOverFile;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Category;
import org.posterity.model.Finding;
import org.posterity.privacy.text.TextScreen;

/**
 * Decides on received files. A file is kept if it is media or subtitles, everything it may belong to is kept, and it contains
 * no embedded data that the policy excludes. Subtitles are kept as far as they can be screened.
 */
final class FileScreen {
    private static final String ARCHIVE = "archive-not-opened";
    private static final String PAPER = "paper-not-listed";

    private final RuledTreatment media;
    private final RuledTreatment profile;
    private final Set<Integer> keptPosts;
    private final SelectionPolicy table;
    private final NamesOfFiles names;
    private final SubtitleScreen subtitles;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> written = new HashMap<>();

    FileScreen(
            Function<Category, RuledTreatment> clauses,
            Set<Integer> keptPosts,
            SelectionPolicy table,
            TextScreen texts,
            SubtitleScreen subtitles) {
        this.media = clauses.apply(Category.MEDIA);
        this.profile = clauses.apply(Category.PROFILE);
        this.keptPosts = keptPosts;
        this.table = table;
        this.names = new NamesOfFiles(texts);
        this.subtitles = subtitles;
    }

    /**
     * All files, under the names that may be written, and the decision on each.
     *
     * @param context the context, whose files may describe posts that are not selected, and be named after them
     */
    List<ScreenedFile> screen(
            List<HandedOverFile> files, Context context, Function<ReceivedFile, Optional<MediaDescription>> described) {
        UnselectedNames leftOut = new UnselectedNames(Stream.concat(
                        files.stream()
                                .filter(handed -> !isOfKeptPosts(handed.fate()))
                                .map(HandedOverFile::file),
                        sourcesOfLeftOutAlone(context))
                .toList());
        return files.stream()
                .map(handed -> screen(handed, described.apply(handed.file()), leftOut))
                .toList();
    }

    private ScreenedFile screen(
            HandedOverFile handed, Optional<MediaDescription> description, UnselectedNames leftOutNames) {
        Disposition disposition = decide(handed.fate(), description);
        ReceivedFile file = names.screened(handed.file());
        boolean leftOut = disposition instanceof Disposition.LeftOut;
        if (handed.fate() instanceof FileFate.Aside aside && aside.isProof()) {
            file = NamesOfFiles.ofPaper(handed.file());
        } else if (leftOut && leftOutNames.tell(handed.file().path())) {
            file = NamesOfFiles.under(
                    leftOutNames.without(file.path(), file.sha256().hex()), file);
        }
        written.put(handed.file().path(), file.path());
        String path = file.path();
        description.ifPresent(it -> look(it, disposition, path));
        if (leftOut || kind(description) != MediaDescription.Kind.SUBTITLE) {
            return new ScreenedFile(file, handed.fate(), description, disposition, Optional.empty());
        }
        SubtitleScreen.Screened screened = subtitles.screen(handed.file(), path);
        return new ScreenedFile(
                file,
                handed.fate(),
                description,
                screened.leftOut().map(Disposition.class::cast).orElse(disposition),
                screened.rendition());
    }

    /** A list of many posts is not named after one of them. */
    private Stream<ReceivedFile> sourcesOfLeftOutAlone(Context context) {
        Set<ReceivedFile> leftOut = new HashSet<>();
        Set<ReceivedFile> others = new HashSet<>();
        context.notes()
                .forEach((post, notes) ->
                        notes.forEach(note -> (keptPosts.contains(post) ? others : leftOut).add(note.source())));
        context.loose().values().forEach(notes -> notes.forEach(note -> others.add(note.source())));
        return leftOut.stream().filter(file -> !others.contains(file));
    }

    private boolean isOfKeptPosts(FileFate fate) {
        return keptPosts.containsAll(fate.candidates());
    }

    /** The path under which a screened file may be written; another text as it may be written in its place. */
    String written(String path) {
        return written.getOrDefault(path, names.of(path));
    }

    /** The findings about the screened files. */
    List<Finding> findings() {
        return findings;
    }

    private Disposition decide(FileFate fate, Optional<MediaDescription> description) {
        if (fate instanceof FileFate.Aside aside) {
            return new Disposition.LeftOut(aside.rule(), aside.why());
        }
        if (!kind(description).isMedia()) {
            return notMedia(description);
        }
        if (!media.kept()) {
            return new Disposition.LeftOut(media.id(), media.reason());
        }
        if (fate instanceof FileFate.OfProfile && !profile.kept()) {
            return new Disposition.LeftOut(profile.id(), profile.reason());
        }
        if (!isOfKeptPosts(fate)) {
            return new Disposition.LeftOut(
                    "post-left-out", "it belongs, or may belong, to a post that is not selected");
        }
        Optional<String> embedded = description.stream()
                .flatMap(it -> it.embeddedPersonal().stream())
                .filter(table::leavesOutFilesWith)
                .findFirst();
        if (embedded.isPresent()) {
            String rule = SelectionPolicy.EMBEDDED + embedded.get();
            return new Disposition.LeftOut(rule, table.reasonFor(rule));
        }
        if (fate instanceof FileFate.OfProfile) {
            return new Disposition.WithProfile();
        }
        return fate instanceof FileFate.Matched it ? new Disposition.WithPost(it.post()) : new Disposition.OnItsOwn();
    }

    private static Disposition notMedia(Optional<MediaDescription> description) {
        String type = description.map(MediaDescription::mediaType).orElse("");
        String format = MediaFormat.of(type).name();
        if (description.filter(MediaDescription::isEmpty).isPresent()) {
            return new Disposition.LeftOut("empty-file", "the file has no content");
        }
        return switch (kind(description)) {
            case ARCHIVE ->
                new Disposition.LeftOut(
                        ARCHIVE, format + ", which is not opened here. Unpack it first, and submit its content");
            case PAPER ->
                new Disposition.LeftOut(
                        PAPER,
                        format + ", which is not media. If it is a signed paper, list it in the consent record "
                                + "(--evidence)");
            default ->
                new Disposition.LeftOut(
                        "not-media-content",
                        "the content (" + type + ") is not a video, photo, sound or subtitles, whatever its name says");
        };
    }

    private static MediaDescription.Kind kind(Optional<MediaDescription> description) {
        return description.map(MediaDescription::kind).orElse(MediaDescription.Kind.OTHER);
    }

    /** Files that are not selected for another reason need no finding. */
    private void look(MediaDescription description, Disposition disposition, String path) {
        boolean leftOut = disposition instanceof Disposition.LeftOut;
        if (disposition instanceof Disposition.LeftOut it
                && (it.rule().equals(ARCHIVE) || it.rule().equals(PAPER))) {
            findings.add(new Finding(it.rule(), path, "Not selected: " + it.reason() + "."));
        }
        if (!leftOut && !description.damage().isEmpty()) {
            findings.add(new Finding(
                    "damaged-media",
                    path,
                    String.join(" ", description.damage())
                            + " The file is kept as received. Ask for an undamaged one."));
        }
        if (!leftOut && description.warnings().contains(MediaDescription.NOT_READ)) {
            findings.add(new Finding("metadata-not-read", path, MediaDescription.NOT_READ + " The file is kept."));
        }
        boolean byKind =
                disposition instanceof Disposition.LeftOut it && it.rule().startsWith(SelectionPolicy.EMBEDDED);
        if (description.embeddedPersonal().isEmpty() || leftOut && !byKind) {
            return;
        }
        findings.add(new Finding(
                "embedded-personal-data",
                path,
                MediaDescription.inWords(description.embeddedPersonal())
                        + (byKind
                                ? ". The file is not selected, by the selection policy for such files."
                                : ". The file is kept as received; its metadata record does not repeat them.")));
    }
}
