package org.posterity.sources.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.posterity.intake.UnfinishedFile;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PortableName;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.LandingRecord;
import org.posterity.sources.PlainName;

/**
 * What a donor hands over through one link: a folder outside the inbox that only its user may enter. A small file for each step
 * says how far it is; a step is done when its file is there.
 */
public final class Handover {
    /** The source that it belongs to. */
    public static final String SOURCE = "upload";

    /** The most that a donor may write in the form, in bytes. */
    static final int MOST_ANSWERS = 64 * 1024;

    static final String INVITATION = "invitation.json";
    private static final String FILES = "files";
    private static final String ANSWERS = "answers.json";
    private static final String DRAFT = "draft.json";
    private static final String HANDED_IN = "handed-in.json";
    private static final String ACCEPTED = "accepted.json";
    private static final String REFUSED = "refused.json";
    private static final String SUBMISSION = "submission";
    private static final String RECORD = "consent.json";
    private static final int PIECE = 128 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Invitation invitation;

    Handover(Path folder, Invitation invitation) {
        this.folder = folder;
        this.invitation = invitation;
    }

    /** How far it is. */
    public enum Step {
        OPEN,
        /** The donor is done; it waits for a person. */
        HANDED_IN,
        ACCEPTED,
        REFUSED
    }

    public Invitation invitation() {
        return invitation;
    }

    /** How far it is now. */
    public Step step() {
        if (has(REFUSED)) {
            return Step.REFUSED;
        }
        return has(ACCEPTED) ? Step.ACCEPTED : has(HANDED_IN) ? Step.HANDED_IN : Step.OPEN;
    }

    /** Whether its link no longer takes anything, although nothing was handed in. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(invitation.expires());
    }

    /** When its present step was reached; the making of the link for one that is open. */
    public Instant since() {
        String file = switch (step()) {
            case OPEN -> "";
            case HANDED_IN -> HANDED_IN;
            case ACCEPTED -> ACCEPTED;
            case REFUSED -> REFUSED;
        };
        return file.isEmpty() ? invitation.made() : instant(file);
    }

    /** When the donor handed it in. */
    public Instant handedInAt() {
        return instant(HANDED_IN);
    }

    private Instant instant(String file) {
        try {
            return Instant.parse(read(file).path("at").asText());
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** The files that were handed in. */
    public List<SentFile> handedIn() {
        List<SentFile> files = new ArrayList<>();
        read(HANDED_IN).path(FILES).forEach(file -> files.add(SentFile.of(file)));
        return files;
    }

    /** Whether anything lies here that a donor sent. */
    public boolean isEmpty() {
        return step() == Step.OPEN && !has(ANSWERS) && files(0).all().isEmpty();
    }

    /** The draft of the consent record that the donor filled in; empty where there is an agreement already. */
    public Optional<byte[]> draft() {
        return has(DRAFT) ? Optional.of(bytes(DRAFT)) : Optional.empty();
    }

    /** What the donor wrote besides. */
    public Optional<String> paper(String name) {
        return has(name) ? Optional.of(new String(bytes(name), StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** The folder's files as they come in. */
    SentFiles files(long reserve) {
        return new SentFiles(folder.resolve(FILES), invitation.mostBytes(), reserve);
    }

    /** What the donor has answered so far. */
    ObjectNode answers() {
        return has(ANSWERS) && read(ANSWERS) instanceof ObjectNode answers ? answers : JSON.createObjectNode();
    }

    void keepAnswers(JsonNode answers) {
        write(ANSWERS, answers);
    }

    /**
     * The donor is done.
     *
     * @param paper what they wrote besides, and the name of its file
     */
    void handIn(Optional<byte[]> draft, Optional<Paper> paper, List<SentFile> files, Instant at) {
        paper.ifPresent(it -> write(it.name(), it.text().getBytes(StandardCharsets.UTF_8)));
        draft.ifPresent(it -> write(DRAFT, it));
        ObjectNode json = JSON.createObjectNode().put("format", 1).put("at", at.toString());
        files.forEach(file -> json.withArray(FILES).add(file.json()));
        write(HANDED_IN, json);
        drop(ANSWERS);
    }

    /** Something that a donor wrote, and the name of the file that it becomes. */
    record Paper(String name, String text) {}

    /**
     * Accepts it: the files become a submission with this consent record, and get their place in the inbox in one step. Where
     * an earlier run was killed, this one ends what it began.
     *
     * @param record the accepted record; not asked for when it was accepted before
     * @param paper the name of what the donor wrote besides
     * @param place relative to the inbox
     * @return where it lies
     */
    public Path accept(
            Supplier<byte[]> record, String paper, Path inbox, String place, LandingRecord landed, Instant at) {
        return alone(() -> {
            Path submission = folder.resolve(SUBMISSION);
            List<SentFile> files = handedIn();
            if (!has(ACCEPTED)) {
                byte[] accepted = record.get();
                makeSubmission(submission, files, paper);
                UnfinishedFile.replace(submission.resolve(RECORD), accepted);
                write(
                        ACCEPTED,
                        JSON.createObjectNode()
                                .put("format", 1)
                                .put("at", at.toString())
                                .put("place", place));
            }
            String given = read(ACCEPTED).path("place").asText();
            Path target = inbox.resolve(given);
            if (Files.isDirectory(submission)) {
                move(submission, target);
            }
            List<String> names = names(files, paper);
            for (int i = 0; i < files.size(); i++) {
                SentFile file = files.get(i);
                landed.landedOnce(SOURCE, file.sha256().orElseThrow(), file.length(), given + "/" + names.get(i));
            }
            for (String written : List.of(RECORD, paper)) {
                if (Files.isRegularFile(target.resolve(written), LinkOption.NOFOLLOW_LINKS)) {
                    byte[] bytes = Files.readAllBytes(target.resolve(written));
                    landed.landedOnce(SOURCE, Digest.sha256(bytes), bytes.length, given + "/" + written);
                }
            }
            drop(paper);
            drop(DRAFT);
            Workspace.clear(folder.resolve(FILES));
            return target;
        });
    }

    private void makeSubmission(Path submission, List<SentFile> files, String paper) throws IOException {
        if (!Files.isDirectory(submission)) {
            Files.createDirectory(
                    submission, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        List<String> names = names(files, paper);
        SentFiles sent = files(0);
        for (int i = 0; i < files.size(); i++) {
            SentFile file = files.get(i);
            Path target = submission.resolve(names.get(i));
            if (Files.exists(sent.bytes(file.number()), LinkOption.NOFOLLOW_LINKS)) {
                requireUnchanged(sent.bytes(file.number()), file);
                Files.setLastModifiedTime(sent.bytes(file.number()), FileTime.from(file.modified()));
                Files.move(sent.bytes(file.number()), target, StandardCopyOption.ATOMIC_MOVE);
            } else if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw changed(file);
            }
        }
        if (has(paper)) {
            UnfinishedFile.replace(submission.resolve(paper), bytes(paper));
        }
    }

    /** The names that files get; none has that of the record or of the paper. */
    private static List<String> names(List<SentFile> files, String paper) {
        Set<String> taken = new HashSet<>(Set.of(PortableName.folded(RECORD), PortableName.folded(paper)));
        return files.stream().map(file -> freeName(file.name(), taken)).toList();
    }

    private static String freeName(String name, Set<String> taken) {
        String portable = PlainName.portable(name);
        String free = portable;
        for (int namesake = 2; !taken.add(PortableName.folded(free)); namesake++) {
            free = PlainName.numbered(portable, namesake);
        }
        return free;
    }

    private static void requireUnchanged(Path bytes, SentFile file) throws IOException {
        MessageDigest digest = DigestAlgorithm.SHA256.start();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(bytes, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
        }
        if (!file.sha256().equals(Optional.of(Digest.of(DigestAlgorithm.SHA256, digest.digest())))) {
            throw changed(file);
        }
    }

    private static TerminalFailure changed(SentFile file) {
        return new TerminalFailure(
                "File " + file.number() + " of this donation is no longer what was received. Nothing was "
                        + "accepted. Ask the donor to send it again through a new link.");
    }

    private static void move(Path submission, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new TerminalFailure(
                    "Something lies in the inbox already where this donation should go: " + target + ".");
        }
        try {
            Files.move(submission, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new TerminalFailure("What donors upload must wait on the disk of the inbox. Move the folder of the "
                    + "setting source.upload.dir there with all it contains, then run again.");
        }
    }

    /**
     * Refuses it: what the donor sent and wrote is deleted, and only how much it was stays. Where an earlier run was killed,
     * this one ends what it began.
     */
    public void refuse(String by, Optional<String> why, Instant at) {
        alone(() -> {
            if (step() == Step.ACCEPTED) {
                throw new IllegalArgumentException("It was accepted, and is in the inbox or the archive.");
            }
            if (!has(REFUSED)) {
                ObjectNode json = JSON.createObjectNode()
                        .put("format", 1)
                        .put("at", at.toString())
                        .put("by", by);
                why.ifPresent(words -> json.put("why", words));
                List<SentFile> files = has(HANDED_IN) ? handedIn() : files(0).all();
                json.put("files", files.size())
                        .put(
                                "bytes",
                                files.stream().mapToLong(SentFile::received).sum());
                write(REFUSED, json);
            }
            try (Stream<Path> all = Files.list(folder)) {
                Set<String> stays = Set.of(INVITATION, REFUSED);
                for (Path path : (Iterable<Path>)
                        all.filter(it -> !stays.contains(it.getFileName().toString()))::iterator) {
                    Workspace.clear(path);
                }
            }
            return null;
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    /** Two commands about one donation wait for each other. */
    private <T> T alone(Work<T> work) {
        try (FileChannel lock = FileChannel.open(
                folder.resolveSibling("." + invitation.id() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock();
            return work.run();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private boolean has(String file) {
        return Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS);
    }

    private JsonNode read(String file) {
        try {
            return JSON.readTree(bytes(file));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void write(String file, JsonNode content) {
        write(file, content.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[] content) {
        try {
            UnfinishedFile.replace(folder.resolve(file), content);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void drop(String file) {
        try {
            Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private TerminalFailure unreadable(Exception e) {
        return new TerminalFailure("What was handed over through the link " + invitation.id() + " cannot be read.", e);
    }

    private static TerminalFailure unwritable(IOException e) {
        return new TerminalFailure("What is handed over through a link cannot be written; is the disk full?", e);
    }
}
