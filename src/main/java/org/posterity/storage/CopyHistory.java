package org.posterity.storage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.posterity.model.EventType;

/**
 * What the journal tells of the copies of a package.
 *
 * @param head the newest version that was committed
 * @param archive the package in the archive itself
 * @param stores the copy in each store, by its name
 */
public record CopyHistory(Optional<Head> head, Copy archive, Map<String, Copy> stores) {
    /** Of a package that the journal does not tell of. */
    public static final CopyHistory NOTHING = new CopyHistory(Optional.empty(), Copy.UNKNOWN, Map.of());

    /**
     * A copy.
     *
     * @param verified the version whose bytes were all read there and were the committed ones
     * @param intact whether the last that read it found it so
     * @param read when it was last read completely
     * @param disallowed whether it lies where the terms of consent no longer allow it
     */
    public record Copy(Optional<Head> verified, boolean intact, Optional<Instant> read, boolean disallowed) {
        static final Copy UNKNOWN = new Copy(Optional.empty(), false, Optional.empty(), false);

        private Copy and(JournalLine line) {
            boolean good = line.event().outcome().equals("success");
            if (line.event().type() == EventType.POLICY_ASSIGNMENT) {
                return new Copy(verified, intact, read, !good);
            }
            return new Copy(
                    good ? line.head().or(() -> verified) : verified,
                    good,
                    Optional.of(line.event().time()),
                    disallowed);
        }
    }

    public CopyHistory {
        stores = Map.copyOf(stores);
    }

    /** The copy in a store. */
    public Copy in(String store) {
        return stores.getOrDefault(store, Copy.UNKNOWN);
    }

    /** Whether the newest version was read in a store, and what was read last there was intact. */
    public boolean isVerifiedIn(String store) {
        return isVerified(in(store));
    }

    /** Whether what was read last in a store was damaged. */
    public boolean isDamagedIn(String store) {
        return in(store).read().isPresent() && !in(store).intact();
    }

    /** The same of the archive. */
    public boolean isVerified() {
        return isVerified(archive);
    }

    private boolean isVerified(Copy copy) {
        return copy.intact() && head.isPresent() && copy.verified().equals(head);
    }

    CopyHistory and(JournalLine line) {
        EventType type = line.event().type();
        boolean isPolicy = type == EventType.POLICY_ASSIGNMENT && line.store().isPresent();
        if (type != EventType.FIXITY_CHECK && type != EventType.REPLICATION && !isPolicy) {
            return this;
        }
        if (line.store().isPresent()) {
            String store = line.store().get();
            Map<String, Copy> now = new HashMap<>(stores);
            now.put(store, in(store).and(line));
            return new CopyHistory(head, archive, now);
        }
        boolean committed = type == EventType.FIXITY_CHECK && line.head().isPresent();
        if (!committed) {
            return new CopyHistory(head, archive.and(line), stores);
        }
        // a new version says nothing of damage that an audit found in an earlier one
        boolean intact = archive.read().isEmpty() || archive.intact();
        Copy now = new Copy(line.head(), intact, Optional.of(line.event().time()), false);
        return new CopyHistory(line.head(), now, stores);
    }
}
