package org.posterity.storage.ocfl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.posterity.model.Digest;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.AuditFinding.Kind;
import org.posterity.storage.Copies.Repaired;
import org.posterity.storage.CopyStore;
import org.posterity.storage.Head;
import org.posterity.storage.StoreUnreachable;
import org.posterity.storage.Transfer;

/**
 * Mends one copy of an OCFL object from others, file by file. What it should have is known from an inventory that its sidecar and the
 * journal confirm: its own, or that of another copy.
 */
final class ObjectRepair {
    private final String key;
    private final CopyStore damaged;
    private final List<CopyStore> others;
    private final Predicate<Head> attested;
    private final Path scratch;
    private final String aside;
    private final LongConsumer moved;
    private final List<String> mended = new ArrayList<>();
    private final List<String> putAside = new ArrayList<>();
    private final List<AuditFinding> unmended = new ArrayList<>();

    ObjectRepair(
            String key,
            CopyStore damaged,
            List<CopyStore> others,
            Predicate<Head> attested,
            Path scratch,
            String aside,
            LongConsumer moved) {
        this.key = key;
        this.damaged = damaged;
        this.others = others;
        this.attested = attested;
        this.scratch = scratch;
        this.aside = aside;
        this.moved = moved;
    }

    /**
     * What a path should have.
     *
     * @param sources paths that have it too, in any copy; none where {@code text} says it all
     */
    private record Expected(Digest digest, List<String> sources, Optional<byte[]> text) {

        static Expected of(byte[] text) {
            return new Expected(Digest.sha256(text), List.of(), Optional.of(text));
        }
    }

    Repaired run(Optional<Head> newest) throws IOException {
        List<ObjectSkeleton> frames = new ArrayList<>();
        frames.add(ObjectSkeleton.of(damaged, key, scratch.resolve("0"), false));
        for (CopyStore other : others) {
            frames.add(ObjectSkeleton.of(other, key, scratch.resolve(Integer.toString(frames.size())), false));
        }
        Optional<Reference> reference = reference(frames, newest);
        if (reference.isEmpty()) {
            unmended.add(new AuditFinding(
                    Kind.MISSING,
                    ObjectFrame.INVENTORY,
                    "No copy has an inventory of "
                            + newest.map(head -> "version " + head.version()).orElse("it")
                            + " that can be relied on. Nothing was changed."));
            return new Repaired(mended, putAside, unmended);
        }
        Map<String, Expected> expected = expected(reference.get(), frames);
        for (Map.Entry<String, Expected> file : expected.entrySet()) {
            if (!Transfer.has(damaged, key + file.getKey(), file.getValue().digest(), moved)) {
                mend(file.getKey(), file.getValue());
            }
        }
        for (CopyStore.Entry entry : damaged.list(key)) {
            String path = entry.key().substring(key.length());
            if (!expected.containsKey(path) && !isUnmended(path)) {
                putAside(path, Kind.UNEXPECTED);
            }
        }
        for (String empty : damaged.emptyFolders(key)) {
            damaged.removeEmpty(empty);
            mended.add(empty.substring(Math.min(key.length(), empty.length())));
        }
        return new Repaired(mended, putAside, unmended);
    }

    /** A version with the folder that has its inventory. */
    private record Reference(Head head, ObjectSkeleton frame) {}

    /** Its own inventory if that can be relied on; else the newest of another copy. */
    private Optional<Reference> reference(List<ObjectSkeleton> frames, Optional<Head> newest) {
        Optional<Reference> best = Optional.empty();
        for (ObjectSkeleton frame : frames) {
            try {
                Head head = ObjectFrame.newest(frame.folder());
                boolean wanted = newest.map(head::equals).orElseGet(() -> attested.test(head));
                if (wanted
                        && best.filter(it -> it.head().version() >= head.version())
                                .isEmpty()) {
                    best = Optional.of(new Reference(head, frame));
                }
            } catch (IOException e) {
                continue;
            }
            if (best.isPresent() && best.get().frame().equals(frames.get(0))) {
                return best;
            }
        }
        return best;
    }

    /** Every path that the object has, content first and the inventory at the root last. */
    private Map<String, Expected> expected(Reference reference, List<ObjectSkeleton> frames) throws IOException {
        Map<String, Expected> expected = new LinkedHashMap<>();
        int newest = reference.head().version();
        CommittedDigests.in(reference.frame().inventory(newest))
                .forEach((path, digest) -> expected.put(path, new Expected(digest, List.of(path), Optional.empty())));
        for (int version = 1; version <= newest; version++) {
            String below = "v" + version + "/";
            Optional<Digest> digest =
                    version == newest ? Optional.of(reference.head().inventory()) : inventory(version, frames);
            if (digest.isEmpty()) {
                unmended.add(new AuditFinding(
                        Kind.MISMATCH,
                        below + ObjectFrame.INVENTORY,
                        "No copy has one that can be relied on. It was left as it is."));
                continue;
            }
            List<String> sources = new ArrayList<>(List.of(below + ObjectFrame.INVENTORY));
            if (version == newest) {
                sources.add(ObjectFrame.INVENTORY);
            }
            Expected inventory = new Expected(digest.get(), sources, Optional.empty());
            Expected sidecar = Expected.of(ObjectFrame.sidecar(digest.get()));
            expected.put(below + ObjectFrame.INVENTORY, inventory);
            expected.put(below + ObjectFrame.SIDECAR, sidecar);
            if (version == newest) {
                expected.put(
                        ObjectFrame.DECLARATION, Expected.of(ObjectFrame.DECLARED.getBytes(StandardCharsets.UTF_8)));
                expected.put(ObjectFrame.INVENTORY, inventory);
                expected.put(ObjectFrame.SIDECAR, sidecar);
            }
        }
        return expected;
    }

    /** The digest of an earlier inventory, which the newest one does not tell. */
    private Optional<Digest> inventory(int version, List<ObjectSkeleton> frames) {
        for (ObjectSkeleton frame : frames) {
            try {
                Digest digest = ObjectFrame.whole(frame.folder(), "v" + version + "/");
                if (attested.test(new Head(version, digest))) {
                    return Optional.of(digest);
                }
            } catch (IOException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private boolean isUnmended(String path) {
        return unmended.stream()
                .anyMatch(finding -> path.equals(finding.where()) || path.equals(finding.where() + ".sha512"));
    }

    private void mend(String path, Expected wanted) throws IOException {
        boolean isMissing = Transfer.isMissing(damaged, key + path);
        Optional<Transfer.Source> source = source(wanted);
        if (source.isEmpty()) {
            unmended.add(new AuditFinding(
                    isMissing ? Kind.MISSING : Kind.MISMATCH,
                    path,
                    "No good copy of it was found. It was left as it is."));
            return;
        }
        if (!isMissing && !putAside(path, Kind.UNREADABLE)) {
            return;
        }
        try {
            Transfer.put(source.get(), wanted.digest(), damaged, key + path, moved);
            mended.add(path);
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException e) {
            unmended.add(new AuditFinding(Kind.MISSING, path, "It could not be written. Run the repair again."));
        }
    }

    /** Where the bytes are good: each was read to its end. */
    private Optional<Transfer.Source> source(Expected wanted) throws IOException {
        if (wanted.text().isPresent()) {
            byte[] text = wanted.text().get();
            return Optional.of(
                    () -> new CopyStore.Opened(Channels.newChannel(new ByteArrayInputStream(text)), text.length));
        }
        List<CopyStore> all = new ArrayList<>(others);
        // an inventory lies there twice
        all.add(damaged);
        for (CopyStore copy : all) {
            for (String path : wanted.sources()) {
                if (Transfer.has(copy, key + path, wanted.digest(), moved)) {
                    return Optional.of(() -> copy.open(key + path));
                }
            }
        }
        return Optional.empty();
    }

    private boolean putAside(String path, Kind otherwise) throws IOException {
        try {
            damaged.move(key + path, aside + key + path);
            putAside.add(aside + key + path);
            return true;
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException e) {
            unmended.add(new AuditFinding(otherwise, path, "It could not be put aside. Look at its permissions."));
            return false;
        }
    }
}
