package org.posterity.storage.ocfl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.posterity.model.Digest;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.Audited;
import org.posterity.storage.Copies;
import org.posterity.storage.CopyStore;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Head;
import org.posterity.storage.KeptObject;
import org.posterity.storage.StoreUnreachable;
import org.posterity.storage.Transfer;
import org.posterity.storage.Unverified;

/** Copies of OCFL objects, key for key. In a folder they are an OCFL storage root, in a bucket they become one when downloaded. */
public final class OcflCopies implements Copies {
    private final Path scratch;
    private final StorageLayout layout = new StorageLayout();

    /** @param scratch a folder of this process for what must be looked at in place; made if needed */
    public OcflCopies(Path scratch) {
        this.scratch = scratch;
    }

    private String key(KeptObject object) {
        return object.area().folder() + "/" + layout.path(object.id()) + "/";
    }

    @Override
    public Content content(CopyStore store, KeptObject.Area area) throws IOException {
        return layout.content(store, area.folder());
    }

    @Override
    public Optional<Digest> said(KeptObject object, CopyStore store) throws StoreUnreachable {
        try (CopyStore.Opened opened = store.open(key(object) + ObjectFrame.SIDECAR)) {
            return ObjectFrame.said(Channels.newInputStream(opened.bytes()).readNBytes(1 << 10));
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Head bringUp(KeptObject object, CopyStore from, CopyStore to, LongConsumer moved) throws IOException {
        String key = key(object);
        Head head;
        Map<String, Digest> committed;
        List<Digest> inventories = new ArrayList<>();
        ObjectSkeleton source = ObjectSkeleton.of(from, key, scratch.resolve("source"), false);
        try {
            head = ObjectFrame.newest(source.folder());
            committed = CommittedDigests.in(source.inventory(head.version()));
            for (int version = 1; version <= head.version(); version++) {
                inventories.add(ObjectFrame.whole(source.folder(), "v" + version + "/"));
            }
        } catch (IOException e) {
            throw new DamagedPackage(object.id(), e.getMessage());
        }
        int has = said(object, to).map(inventories::indexOf).orElse(-1) + 1;
        if (has == 0 && said(object, to).isPresent()) {
            throw new IOException(
                    "What the store has in its place is no version of it. Nothing was changed there; an audit says more.");
        }
        Set<String> there = new HashSet<>();
        to.list(key).forEach(entry -> there.add(entry.key()));
        try {
            for (int version = has + 1; version <= head.version(); version++) {
                String below = "v" + version + "/";
                for (Map.Entry<String, Digest> file : committed.entrySet()) {
                    String path = key + file.getKey();
                    if (file.getKey().startsWith(below)) {
                        Transfer.bring(() -> from.open(path), file.getValue(), to, path, there.contains(path), moved);
                    }
                }
                Digest digest = inventories.get(version - 1);
                Transfer.Source inventory = file(source.inventory(version));
                String ofVersion = key + below + ObjectFrame.INVENTORY;
                Transfer.bring(inventory, digest, to, ofVersion, there.contains(ofVersion), moved);
                write(ObjectFrame.sidecar(digest), to, key + below + ObjectFrame.SIDECAR, moved);
                if (version == 1) {
                    write(declaration(), to, key + ObjectFrame.DECLARATION, moved);
                }
                Transfer.put(inventory, digest, to, key + ObjectFrame.INVENTORY, moved);
                write(ObjectFrame.sidecar(digest), to, key + ObjectFrame.SIDECAR, moved);
            }
        } catch (Unverified e) {
            throw new DamagedPackage(object.id(), e.getMessage());
        }
        return head;
    }

    private static byte[] declaration() {
        return ObjectFrame.DECLARED.getBytes(StandardCharsets.UTF_8);
    }

    private static Transfer.Source file(Path file) {
        return () -> {
            FileChannel channel = FileChannel.open(file);
            return new CopyStore.Opened(channel, channel.size());
        };
    }

    private static Transfer.Source text(byte[] text) {
        return () -> new CopyStore.Opened(Channels.newChannel(new ByteArrayInputStream(text)), text.length);
    }

    private static void write(byte[] text, CopyStore to, String key, LongConsumer moved) throws IOException {
        Transfer.put(text(text), Digest.sha256(text), to, key, moved);
    }

    @Override
    public Audited audit(KeptObject object, CopyStore store, LongConsumer moved) throws StoreUnreachable {
        String key = key(object);
        try {
            ObjectSkeleton skeleton = ObjectSkeleton.of(store, key, scratch.resolve("audited"), true);
            return OcflAudit.of(skeleton.folder(), path -> store.open(key + path), skeleton.unreadable(), moved);
        } catch (StoreUnreachable e) {
            throw e;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof StoreUnreachable unreachable) {
                throw unreachable;
            }
            throw e;
        } catch (IOException e) {
            return new Audited(0, 0, List.of(AuditFinding.of(AuditFinding.Kind.UNREADABLE, "")));
        }
    }

    @Override
    public Repaired repair(
            KeptObject object,
            CopyStore damaged,
            List<CopyStore> others,
            Predicate<Head> attested,
            Optional<Head> newest,
            String aside,
            LongConsumer moved)
            throws IOException {
        ObjectRepair repair =
                new ObjectRepair(key(object), damaged, others, attested, scratch.resolve("repair"), aside, moved);
        return repair.run(newest);
    }

    @Override
    public void putAside(KeptObject object, CopyStore store, String aside) throws IOException {
        for (CopyStore.Entry entry : store.list(key(object))) {
            store.move(entry.key(), aside + entry.key());
        }
    }

    @Override
    public void prepare(CopyStore store, KeptObject.Area area) throws IOException {
        if (!Transfer.isMissing(store, area.folder() + "/" + StorageRoot.DECLARATION)) {
            return;
        }
        for (Map.Entry<String, byte[]> file : root(area).entrySet()) {
            write(file.getValue(), store, file.getKey(), bytes -> {});
        }
    }

    @Override
    public List<AuditFinding> auditRoot(CopyStore store, KeptObject.Area area) throws IOException {
        List<AuditFinding> findings = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : root(area).entrySet()) {
            if (Transfer.isMissing(store, file.getKey())) {
                findings.add(AuditFinding.of(AuditFinding.Kind.MISSING, file.getKey()));
            } else if (!Transfer.has(store, file.getKey(), Digest.sha256(file.getValue()), bytes -> {})) {
                findings.add(AuditFinding.of(AuditFinding.Kind.MISMATCH, file.getKey()));
            }
        }
        return findings;
    }

    @Override
    public List<String> repairRoot(CopyStore store, KeptObject.Area area, String aside) throws IOException {
        List<String> mended = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : root(area).entrySet()) {
            String key = file.getKey();
            if (!Transfer.has(store, key, Digest.sha256(file.getValue()), bytes -> {})) {
                if (!Transfer.isMissing(store, key)) {
                    store.move(key, aside + key);
                }
                write(file.getValue(), store, key, bytes -> {});
                mended.add(key);
            }
        }
        return mended;
    }

    /** The files of a new storage root, by their keys; the declaration is the last: with it, the root is complete. */
    private Map<String, byte[]> root(KeptObject.Area area) throws IOException {
        Path fresh = scratch.resolve("fresh-root");
        if (!StorageRoot.isBegun(fresh)) {
            Files.createDirectories(scratch);
            StorageRoot.make(fresh, Files.createDirectories(scratch.resolve("fresh-work")));
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(fresh)) {
            files = all.filter(Files::isRegularFile)
                    // the texts of the specification are for people, and differ between versions of the library
                    .filter(file -> !file.toString().endsWith(".md"))
                    .sorted(Comparator.comparing((Path file) -> file.endsWith(StorageRoot.DECLARATION))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
        Map<String, byte[]> root = new LinkedHashMap<>();
        for (Path file : files) {
            root.put(
                    area.folder() + "/" + fresh.relativize(file).toString().replace('\\', '/'),
                    Files.readAllBytes(file));
        }
        return root;
    }
}
