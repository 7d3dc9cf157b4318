package org.posterity.storage.ocfl;

import io.ocfl.api.DigestAlgorithmRegistry;
import io.ocfl.api.OcflObjectUpdater;
import io.ocfl.api.OcflOption;
import io.ocfl.api.OcflRepository;
import io.ocfl.api.exception.OcflJavaException;
import io.ocfl.api.model.FileDetails;
import io.ocfl.api.model.ObjectVersionId;
import io.ocfl.api.model.VersionInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posterity.consent.Agreement;
import org.posterity.consent.Agreement.Part;
import org.posterity.consent.Agreement.Written;
import org.posterity.consent.AgreementFiles;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.ArchiveLock;

/**
 * An OCFL 1.1 storage root of its own, {@code <archive>/agreements}, that only its owner may enter: one object an agreement.
 * Made when the first agreement is kept.
 */
public final class OcflAgreements implements AgreementFiles, AutoCloseable {
    private static final String OWNER_ONLY = "rwx------";

    private final Path folder;
    private final Path workspace;
    private final Clock clock;
    private final Agent software;
    private StorageRoot root;

    /** The agreements of an archive that this process writes; opened after its storage. */
    public OcflAgreements(ArchiveLock lock, Clock clock, Agent software) {
        this.folder = lock.archive().resolve("agreements");
        this.workspace = lock.workspace().resolve("agreements");
        this.clock = clock;
        this.software = software;
    }

    @Override
    public synchronized int keep(Agreement agreement) {
        try {
            OcflRepository repository = root().repository();
            ObjectVersionId head = ObjectVersionId.head(agreement.id());
            boolean known = repository.containsObject(agreement.id());
            Map<String, String> held = known ? held(repository, head) : Map.of();
            List<Part> fresh = agreement.parts().stream()
                    .filter(part -> !isHeld(part, held))
                    .toList();
            if (!fresh.isEmpty()) {
                repository.updateObject(head, note(agreement), object -> fresh.forEach(part -> add(part, object)));
            }
            return (int) repository.describeVersion(head).getVersionNum().getVersionNum();
        } catch (IOException | UncheckedIOException | OcflJavaException e) {
            throw new TerminalFailure("The agreement could not be kept; is the disk full? Run again.", e);
        }
    }

    @Override
    public synchronized void close() {
        if (root != null) {
            root.close();
        }
    }

    private StorageRoot root() throws IOException {
        if (root == null) {
            root = StorageRoot.toWrite(folder, Files.createDirectories(workspace));
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
            }
        }
        return root;
    }

    private static Map<String, String> held(OcflRepository repository, ObjectVersionId head) {
        Map<String, String> held = new HashMap<>();
        for (FileDetails file : repository.describeVersion(head).getFiles()) {
            held.put(file.getPath(), file.getFixity().get(DigestAlgorithmRegistry.sha512));
        }
        return held;
    }

    /** A paper's path tells its digest; a text is known by its own. */
    private static boolean isHeld(Part part, Map<String, String> held) {
        return part instanceof Written written
                ? Digest.of(
                                DigestAlgorithm.SHA512,
                                DigestAlgorithm.SHA512.start().digest(written.content()))
                        .hex()
                        .equals(held.get(part.path()))
                : held.containsKey(part.path());
    }

    private static void add(Part part, OcflObjectUpdater object) {
        if (part instanceof Written written) {
            object.writeFile(new ByteArrayInputStream(written.content()), part.path(), OcflOption.OVERWRITE);
            return;
        }
        object.addPath(((Agreement.Paper) part).location(), part.path());
    }

    private VersionInfo note(Agreement agreement) {
        return new VersionInfo()
                .setUser(software.name(), software.id())
                .setMessage("Consent record " + agreement.record())
                .setCreated(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
