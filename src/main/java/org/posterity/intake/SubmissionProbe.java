package org.posterity.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.format.tar.TarMember;
import org.posterity.format.tar.TarReader;
import org.posterity.model.Platforms;

/**
 * What the names at the top of a folder or an archive say, without reading any content. It only guesses where one submission
 * ends and the next begins; the content is judged by {@link Intake} alone.
 *
 * @param consent a consent record lies at the top
 * @param export a platform's export lies at the top, or this is one
 * @param exportAlone an archive with only an export, as made by the platform
 */
record SubmissionProbe(boolean consent, boolean export, boolean exportAlone) {
    private static final SubmissionProbe NOTHING = new SubmissionProbe(false, false, false);
    private static final int MOST_NAMES = 5000;
    private static final long MOST_BYTES = 64L << 20;

    static SubmissionProbe at(Path path, Platforms platforms) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return atFolder(path, platforms);
        }
        boolean archive = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && ArchiveForm.namedLikeOne(path.getFileName().toString());
        return archive ? atArchive(path, platforms) : NOTHING;
    }

    private static SubmissionProbe atFolder(Path folder, Platforms platforms) {
        boolean consent = false;
        boolean export = false;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
                    String name = child.getFileName().toString();
                    consent |= name.equals(IntakeSession.CONSENT);
                    export |= platforms.isExportFile(name)
                            || !export && at(child, platforms).exportAlone();
                }
            }
        } catch (IOException | RuntimeException e) {
            return NOTHING;
        }
        return new SubmissionProbe(consent, export, false);
    }

    private static SubmissionProbe atArchive(Path archive, Platforms platforms) {
        List<String> names = names(archive);
        if (names.stream().noneMatch(name -> name.contains("/"))) {
            names.replaceAll(EntryNames::withSlashes);
        }
        String wrapper = Wrapper.of(names).orElse("");
        List<String> below = names.stream()
                .filter(name -> name.startsWith(wrapper))
                .map(name -> name.substring(wrapper.length()))
                .toList();
        boolean consent = below.contains(IntakeSession.CONSENT);
        boolean export = below.stream().anyMatch(platforms::isExportFile);
        boolean alone = export && below.stream().allMatch(platforms::isExportFile);
        boolean named = platforms.isExportArchive(archive.getFileName().toString());
        return new SubmissionProbe(consent, export || named, !consent && (alone || named));
    }

    /** The first names in an archive, as far as it can be read, without folders and macOS's own entries. */
    private static List<String> names(Path archive) {
        List<String> names = new ArrayList<>();
        try (FileChannel channel = Unpacker.channel(archive)) {
            Optional<ArchiveForm> form = ArchiveForm.recognise(channel);
            if (form.isEmpty()) {
                return names;
            }
            if (form.get() == ArchiveForm.ZIP) {
                ZipDirectory.of(channel).walk(channel, member -> add(member.name(), member.folder(), names));
                return names;
            }
            Allowance glimpse = Allowance.of(new IntakeLimits(1, MOST_BYTES, MOST_BYTES, MOST_NAMES, 1, 0));
            TarReader reader = new TarReader(
                    form.get() == ArchiveForm.TAR
                            ? form.get().tar(channel)
                            : glimpse.metered(form.get().tar(channel), ""));
            for (Optional<TarMember> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (!add(EntryText.of(next.get().name()), next.get().folder(), names)) {
                    break;
                }
            }
        } catch (IOException | RuntimeException e) {
            // what was read until here must do
            return names;
        }
        return names;
    }

    private static boolean add(EntryText entry, boolean folder, List<String> names) {
        if (folder || entry.text().length() > EntryNames.LONGEST) {
            return names.size() < MOST_NAMES;
        }
        String name = String.join("/", EntryNames.parts(entry.text()));
        if (!name.startsWith("__MACOSX/")) {
            names.add(name);
        }
        return names.size() < MOST_NAMES;
    }
}
