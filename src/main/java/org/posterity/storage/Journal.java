package org.posterity.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.posterity.intake.DurableLines;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;

/**
 * What happened to packages after they were sealed, and to inputs that were never taken in: one line of JSON per event, append-only, on disk before {@link #append}
 * returns. A cut or damaged line is ignored, hides no other, and stays; {@link #damage} reports it. Packages are named by
 * their opaque identifiers, and no detail may be personal: the journal outlives erasures.
 */
public final class Journal {
    /** In bytes; our longest lines have some hundreds. */
    private static final int LONGEST_LINE = 1 << 16;

    private static final int MOST_NUMBERS = 10;

    private final Path file;

    /** @param file usually {@code <archive>/journal.jsonl}; created with the first event */
    public Journal(Path file) {
        this.file = file;
    }

    /** Adds an event. Other processes may do so at the same time. */
    public void append(PackageId aip, PreservationEvent event) {
        append(new JournalLine(aip, event, Optional.empty()));
    }

    /**
     * Adds an event about a version.
     *
     * @param store the name of the store whose copy it is about; empty: the package in the archive
     */
    public void append(PackageId aip, PreservationEvent event, Optional<Head> head, Optional<String> store) {
        append(new JournalLine(aip, event, head, store));
    }

    /** Adds an event of an input that was never taken in. */
    public void append(SubmissionId input, PreservationEvent event) {
        append(new JournalLine(input, event));
    }

    void append(JournalLine added) {
        try {
            inTurn(() -> DurableLines.append(file, LONGEST_LINE, last -> added.write(Digest.sha256(last))));
        } catch (IOException e) {
            throw new TerminalFailure(
                    "The archive's journal cannot be written. Is the disk full, or journal.jsonl not a file?", e);
        }
    }

    private void inTurn(FileTurn.Work work) throws IOException {
        FileTurn.take(file.toAbsolutePath().getParent(), file.getFileName().toString(), work);
    }

    /**
     * Gives the journal other content, in place: whoever waits to add a line adds it to this. The old content is kept.
     *
     * @param aside where the old content goes, relative to the journal's folder, with {@code /}
     */
    void replace(byte[] content, String aside) throws IOException {
        inTurn(() -> exchange(content, file.resolveSibling(aside)));
    }

    private void exchange(byte[] content, Path kept) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() > 0) {
                Files.createDirectories(kept.getParent());
                try (FileChannel old =
                        FileChannel.open(kept, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    for (long at = 0; at < channel.size(); ) {
                        at += channel.transferTo(at, channel.size() - at, old);
                    }
                    old.force(true);
                }
            }
            ByteBuffer bytes = ByteBuffer.wrap(content);
            channel.truncate(0);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Holds each line against the digest of it in the next one. Lines from before the journal was chained say nothing; once a line
     * tells of the one before, all after it must.
     *
     * @return what is wrong, a finding for each line that does not follow from the one before; a tail that was cut does not show here
     */
    public List<AuditFinding> verifyChain() {
        List<AuditFinding> findings = new ArrayList<>();
        Chain chain = new Chain();
        try {
            readRaw((number, line) -> {
                if (!chain.follows(line)) {
                    findings.add(new AuditFinding(
                            AuditFinding.Kind.MISMATCH,
                            "journal.jsonl, line " + number,
                            "It does not follow from the line before: one of them was changed, or lines were removed, added or"
                                    + " put in another order."));
                }
            });
        } catch (IOException e) {
            findings.add(AuditFinding.of(AuditFinding.Kind.UNREADABLE, "journal.jsonl"));
        }
        return findings;
    }

    /** The chain from line to line. */
    static final class Chain {
        private byte[] previous = new byte[0];
        private boolean begun;

        boolean follows(byte[] line) {
            Optional<String> said = JournalLine.previous(line);
            boolean follows = said.map(
                            digest -> digest.equals(Digest.sha256(previous).toString()))
                    .orElse(!begun);
            begun |= said.isPresent();
            previous = line;
            return follows;
        }
    }

    /**
     * A copy of a package.
     *
     * @param store the name of its store; empty: the package in the archive
     */
    public record CopyName(PackageId aip, Optional<String> store) {}

    /**
     * How many events of a type there were in a time.
     *
     * @param well those that went well
     */
    public record Tally(long all, long well) {
        public static final Tally NONE = new Tally(0, 0);
    }

    /** The events from one time on until before another, by type. */
    public Map<EventType, Tally> tally(Instant from, Instant until) {
        Map<EventType, Tally> tallies = new EnumMap<>(EventType.class);
        readAll(line -> {
            Instant time = line.event().time();
            if (!time.isBefore(from) && time.isBefore(until)) {
                long well = line.event().outcome().equals("success") ? 1 : 0;
                tallies.merge(
                        line.event().type(),
                        new Tally(1, well),
                        (one, other) -> new Tally(one.all() + other.all(), one.well() + other.well()));
            }
        });
        return tallies;
    }

    /** The versions of each package whose commit the journal tells of to its end. */
    public Map<PackageId, Set<Head>> committed() {
        Map<PackageId, Set<Head>> heads = new HashMap<>();
        read(line -> line.head()
                .filter(head -> line.event().type() == EventType.FIXITY_CHECK && line.isOfArchive())
                .ifPresent(head -> heads.computeIfAbsent(line.aip(), aip -> new HashSet<>())
                        .add(head)));
        return heads;
    }

    /** What is told of the copies of each package: the last that was said of each counts. */
    public Map<PackageId, CopyHistory> copies() {
        return overview().copies();
    }

    /** The same of one package. */
    public CopyHistory copies(PackageId aip) {
        return lines(aip).stream().reduce(CopyHistory.NOTHING, CopyHistory::and, (before, now) -> now);
    }

    /** The names of the stores that it tells of. */
    public Set<String> stores() {
        Set<String> stores = new HashSet<>();
        read(line -> line.store().ifPresent(stores::add));
        return stores;
    }

    /** The events of one package, in the order they were written. */
    public List<PreservationEvent> events(PackageId aip) {
        return lines(aip).stream().map(JournalLine::event).toList();
    }

    /** The events of an input that was never taken in. */
    public List<PreservationEvent> events(SubmissionId input) {
        return lines(input.value(), line -> line.input().equals(Optional.of(input))).stream()
                .map(JournalLine::event)
                .toList();
    }

    List<JournalLine> lines(PackageId aip) {
        return lines(aip.value(), line -> line.of().equals(Optional.of(aip)));
    }

    private List<JournalLine> lines(String subject, Predicate<JournalLine> isAbout) {
        List<JournalLine> lines = new ArrayList<>();
        try {
            readRaw((number, bytes) -> {
                String text = new String(bytes, StandardCharsets.UTF_8);
                // most lines are of others, and need not be understood
                if (bytes.length <= LONGEST_LINE && text.contains(subject)) {
                    JournalLine.read(bytes).filter(isAbout).ifPresent(lines::add);
                }
            });
        } catch (IOException e) {
            return List.of();
        }
        return lines;
    }

    /** The packages with an event of this type. */
    public Set<PackageId> packagesWith(EventType type) {
        Set<PackageId> packages = new HashSet<>();
        read(line -> {
            if (line.event().type() == type) {
                packages.add(line.aip());
            }
        });
        return packages;
    }

    /** What the events of a type say of each package. */
    public Map<PackageId, Set<String>> details(EventType type) {
        Map<PackageId, Set<String>> details = new HashMap<>();
        read(line -> {
            if (line.event().type() == type) {
                details.computeIfAbsent(line.aip(), aip -> new HashSet<>())
                        .add(line.event().detail());
            }
        });
        return details;
    }

    /** The packages that storage should have: all that were committed and not set aside or erased since. */
    public Set<PackageId> packages() {
        return overview().packages();
    }

    /**
     * What the journal says in all.
     *
     * @param packages those that storage should have
     * @param decided those on which something was decided
     * @param copies what is told of the copies of each package: the last that was said of each counts
     * @param lastReadings when each copy was last read completely, the longest ago first
     * @param damage what is wrong with the journal, with line numbers from 1; empty if nothing is
     */
    public record Overview(
            Set<PackageId> packages,
            Set<PackageId> decided,
            Map<PackageId, CopyHistory> copies,
            Map<CopyName, Instant> lastReadings,
            Optional<String> damage) {}

    /** Reads the journal once. */
    public Overview overview() {
        Set<PackageId> packages = new HashSet<>();
        Set<PackageId> decided = new HashSet<>();
        Map<PackageId, CopyHistory> copies = new HashMap<>();
        Map<CopyName, Instant> lastReadings = new LinkedHashMap<>();
        Optional<String> damage;
        try {
            damage = damage(readLines(line -> {
                if (line.of().isEmpty()) {
                    return;
                }
                PackageId aip = line.aip();
                switch (line.event().type()) {
                    case INGESTION_END, FIXITY_CHECK, ACCESSION -> packages.add(aip);
                    case POLICY_ASSIGNMENT -> decided.add(aip);
                    case DEACCESSION, DELETION -> {
                        packages.remove(aip);
                        copies.remove(aip);
                        return;
                    }
                    default -> {
                        // says nothing about whether the package exists
                    }
                }
                copies.put(aip, copies.getOrDefault(aip, CopyHistory.NOTHING).and(line));
                if (line.event().type() == EventType.FIXITY_CHECK
                        || line.event().type() == EventType.REPLICATION) {
                    CopyName copy = new CopyName(aip, line.store());
                    lastReadings.remove(copy);
                    lastReadings.put(copy, line.event().time());
                }
            }));
        } catch (IOException e) {
            damage = Optional.of("The archive's journal cannot be read. Restore journal.jsonl from a copy.");
        }
        return new Overview(packages, decided, copies, lastReadings, damage);
    }

    /** The length of the journal up to the end of its last whole line, in bytes. */
    public long wholeLength() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return DurableLines.endsInLine(channel)
                    ? channel.size()
                    : channel.size() - DurableLines.lastLine(channel, LONGEST_LINE).length;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The packages of which it tells after its first so many bytes, which must end a line. */
    public Set<PackageId> packagesAfter(long offset) {
        Set<PackageId> packages = new HashSet<>();
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            readRaw(
                    in,
                    (number, line) ->
                            JournalLine.read(line).flatMap(JournalLine::of).ifPresent(packages::add));
        } catch (IOException e) {
            return packages;
        }
        return packages;
    }

    /** Whether anything was ever written. */
    public boolean isEmpty() {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** What is wrong with the journal, with line numbers from 1; empty if nothing is. */
    public Optional<String> damage() {
        return overview().damage();
    }

    private static Optional<String> damage(List<Long> lines) {
        String numbers = lines.stream()
                .limit(MOST_NUMBERS)
                .map(number -> Long.toString(number))
                .collect(Collectors.joining(", "));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of((lines.size() == 1 ? "Line " : "Lines ") + numbers
                        + (lines.size() > MOST_NUMBERS ? " and " + (lines.size() - MOST_NUMBERS) + " more" : "")
                        + " of the archive's journal " + (lines.size() == 1 ? "is" : "are")
                        + " cut or damaged, or written by a newer Posterity, and ignored. Restore "
                        + "journal.jsonl from a copy.");
    }

    /** The lines about packages. */
    private void read(Consumer<JournalLine> each) {
        readAll(line -> {
            if (line.of().isPresent()) {
                each.accept(line);
            }
        });
    }

    /** An unreadable journal has no lines; {@link #damage} says so, and nothing can be added to it either. */
    private void readAll(Consumer<JournalLine> each) {
        try {
            readLines(each);
        } catch (IOException e) {
            return;
        }
    }

    /** The numbers of the lines that could not be read. */
    private List<Long> readLines(Consumer<JournalLine> each) throws IOException {
        List<Long> damaged = new ArrayList<>();
        readRaw((number, bytes) -> {
            Optional<JournalLine> read = bytes.length > LONGEST_LINE ? Optional.empty() : JournalLine.read(bytes);
            read.ifPresentOrElse(each, () -> damaged.add(number));
        });
        return damaged;
    }

    /** Takes a line, as it stands; of one that is too long only the beginning. */
    @FunctionalInterface
    private interface RawLine {
        void take(long number, byte[] line);
    }

    private void readRaw(RawLine each) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            // a pipe would wait for ever
            throw new IOException("The journal is not a file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            readRaw(in, each);
        }
    }

    private static void readRaw(InputStream in, RawLine each) throws IOException {
        byte[] read = new byte[LONGEST_LINE];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        for (int length = in.read(read); length >= 0; length = in.read(read)) {
            int from = 0;
            for (int i = 0; i < length; i++) {
                if (read[i] == '\n') {
                    if (line.size() == 0) {
                        each.take(number, Arrays.copyOfRange(read, from, i));
                    } else {
                        keep(read, from, i, line);
                        each.take(number, line.toByteArray());
                        line.reset();
                    }
                    number++;
                    from = i + 1;
                }
            }
            keep(read, from, length, line);
        }
        if (line.size() > 0) {
            each.take(number, line.toByteArray());
        }
    }

    private static void keep(byte[] read, int from, int to, ByteArrayOutputStream line) {
        if (line.size() <= LONGEST_LINE) {
            line.write(read, from, to - from);
        }
    }
}
