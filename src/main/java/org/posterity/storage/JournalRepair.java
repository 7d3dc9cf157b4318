package org.posterity.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.storage.AuditFinding.Kind;
import org.posterity.storage.Copies.Repaired;

/**
 * Mends a journal from copies of it. A copy ends where it was made; what the journal has after that follows, if its chain says that
 * nothing is missing in between. Where that cannot be shown, nothing is changed.
 */
public final class JournalRepair {
    private static final String KEY = JournalCopy.KEY;

    private JournalRepair() {}

    /** The lines of a journal, without their ends. */
    private record Lines(List<byte[]> all, boolean isCut) {

        static Optional<Lines> in(CopyStore store) throws IOException {
            byte[] bytes;
            try (CopyStore.Opened opened = store.open(KEY);
                    InputStream in = Channels.newInputStream(opened.bytes())) {
                bytes = in.readAllBytes();
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
            List<byte[]> lines = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    lines.add(Arrays.copyOfRange(bytes, from, i));
                    from = i + 1;
                }
            }
            if (from < bytes.length) {
                lines.add(Arrays.copyOfRange(bytes, from, bytes.length));
            }
            return Optional.of(new Lines(lines, from < bytes.length));
        }

        int size() {
            return all.size();
        }

        byte[] last() {
            return all.get(size() - 1);
        }

        boolean isWhole() {
            return !isCut
                    && size() > 0
                    && isChained(all)
                    && JournalLine.read(last()).isPresent();
        }

        /** At how many lines both are equal. */
        int common(Lines other) {
            int common = 0;
            while (common < Math.min(size(), other.size()) && Arrays.equals(all.get(common), other.all.get(common))) {
                common++;
            }
            return common;
        }

        boolean has(byte[] line) {
            return all.stream().anyMatch(it -> Arrays.equals(it, line));
        }
    }

    private static boolean isChained(List<byte[]> lines) {
        Journal.Chain chain = new Journal.Chain();
        return lines.stream().allMatch(chain::follows);
    }

    /**
     * @param own the archive
     * @param others stores that may have a copy
     * @param aside the key below which the old journal is kept, with a slash
     * @return empty if nothing is wrong with the journal
     */
    public static Optional<Repaired> run(Journal journal, CopyStore own, List<CopyStore> others, String aside)
            throws IOException {
        Optional<Lines> best = Optional.empty();
        for (CopyStore other : others) {
            Optional<Lines> copy = Lines.in(other).filter(Lines::isWhole);
            if (copy.isPresent()
                    && best.filter(it -> it.size() >= copy.get().size()).isEmpty()) {
                best = copy;
            }
        }
        Optional<Lines> ours = Lines.in(own);
        if (ours.isEmpty()) {
            if (best.isEmpty()) {
                return Optional.of(unmended(Kind.MISSING, "It is gone, and no store has a copy."));
            }
            return Optional.of(write(best.get().all(), false, journal, aside));
        }
        if (ours.get().size() == 0 && best.isEmpty()) {
            return Optional.empty();
        }
        if (best.isEmpty()) {
            return ours.get().isWhole()
                    ? Optional.empty()
                    : Optional.of(unmended(Kind.MISMATCH, "No store has a copy that is whole. It was left as it is."));
        }
        if (ours.get().isWhole() && ours.get().common(best.get()) == 0 && isBegunAnew(ours.get(), best.get())) {
            Repaired repaired = write(best.get().all(), true, journal, aside);
            ours.get().all().forEach(line -> JournalLine.read(line).ifPresent(journal::append));
            return Optional.of(repaired);
        }
        Optional<List<JournalLine>> added = addedAfterTear(ours.get(), best.get());
        if (added.isPresent()) {
            Repaired repaired = write(best.get().all(), true, journal, aside);
            added.get().forEach(journal::append);
            return Optional.of(repaired);
        }
        Optional<List<byte[]>> mended = mended(ours.get(), best.get());
        if (mended.isEmpty()) {
            return Optional.of(
                    unmended(
                            Kind.MISMATCH,
                            "The copies do not show what should be there. It was left as it is; compare it with them by hand."));
        }
        Lines result = new Lines(mended.get(), false);
        return result.size() == ours.get().size()
                        && result.common(ours.get()) == result.size()
                        && !ours.get().isCut()
                ? Optional.empty()
                : Optional.of(write(mended.get(), true, journal, aside));
    }

    /** Whether the journal was lost, and begun again after the copy was made. */
    private static boolean isBegunAnew(Lines ours, Lines copy) {
        Optional<JournalLine> first = JournalLine.read(ours.all().get(0));
        Optional<JournalLine> last = JournalLine.read(copy.last());
        return first.isPresent()
                && last.isPresent()
                && !first.get().event().time().isBefore(last.get().event().time());
    }

    /**
     * What was added after a line that was torn, where the copy has that line whole and ends with it. It was chained to what was left of
     * the line, and has to be chained anew.
     *
     * @return empty if that is not what happened
     */
    private static Optional<List<JournalLine>> addedAfterTear(Lines ours, Lines copy) {
        int torn = ours.common(copy);
        // the last line of the copy, or the beginning of the next one
        boolean isTorn = torn >= copy.size() - 1
                && torn < ours.size() - 1
                && JournalLine.read(ours.all().get(torn)).isEmpty();
        if (!isTorn) {
            return Optional.empty();
        }
        List<JournalLine> added = new ArrayList<>();
        for (int i = torn + 1; i < ours.size(); i++) {
            byte[] line = ours.all().get(i);
            boolean follows = JournalLine.previous(line)
                    .filter(Digest.sha256(ours.all().get(i - 1)).toString()::equals)
                    .isPresent();
            Optional<JournalLine> read = JournalLine.read(line);
            if (!follows || read.isEmpty()) {
                return Optional.empty();
            }
            added.add(read.get());
        }
        return Optional.of(added);
    }

    /** The lines that it should have; empty where nothing shows that. */
    private static Optional<List<byte[]>> mended(Lines given, Lines copy) {
        // the beginning of a line that was never finished says nothing
        boolean isTorn = given.isCut() && JournalLine.read(given.last()).isEmpty();
        Lines ours = isTorn ? new Lines(given.all().subList(0, given.size() - 1), false) : given;
        int common = ours.common(copy);
        if (common == copy.size() && ours.isWhole()) {
            return Optional.of(ours.all());
        }
        if (ours.isWhole() && common < ours.size()) {
            // both are chained: of the first line that differs, the one that a later line confirms is right
            boolean confirmed = copy.size() > common + 1 && ours.size() == common + 1;
            return confirmed ? Optional.of(copy.all()) : Optional.empty();
        }
        List<byte[]> tail = after(ours, copy);
        boolean isComplete = !tail.isEmpty() || copy.has(ours.last()) || copy.size() >= ours.size();
        List<byte[]> lines = new ArrayList<>(copy.all());
        lines.addAll(tail);
        return isComplete && isChained(lines) ? Optional.of(lines) : Optional.empty();
    }

    /** What the journal has after the copy was made; nothing if its chain is broken there, too. */
    private static List<byte[]> after(Lines ours, Lines copy) {
        String last = Digest.sha256(copy.last()).toString();
        for (int i = 0; i < ours.size(); i++) {
            boolean follows =
                    JournalLine.previous(ours.all().get(i)).filter(last::equals).isPresent();
            if (follows) {
                List<byte[]> tail = ours.all().subList(i, ours.size());
                List<byte[]> whole = new ArrayList<>(copy.all());
                whole.addAll(tail);
                boolean isWhole = isChained(whole) && new Lines(whole, ours.isCut()).isWhole();
                return isWhole ? tail : List.of();
            }
        }
        return List.of();
    }

    private static Repaired unmended(Kind kind, String what) {
        return new Repaired(List.of(), List.of(), List.of(new AuditFinding(kind, KEY, what)));
    }

    private static Repaired write(List<byte[]> lines, boolean isThere, Journal journal, String aside)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            bytes.write(line);
            bytes.write('\n');
        }
        journal.replace(bytes.toByteArray(), aside + KEY);
        return new Repaired(List.of(KEY), isThere ? List.of(aside + KEY) : List.of(), List.of());
    }
}
