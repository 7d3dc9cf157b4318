package org.posterity.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.posterity.consent.Decisions;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.replication.CopyCount;
import org.posterity.storage.DamagedPackage;

/** Gives everything known about one package. */
public final class ShowPackage {
    private final Premises premises;

    public ShowPackage(Premises premises) {
        this.premises = premises;
    }

    /**
     * A package in detail.
     *
     * @param folder where it lies, if known
     * @param files empty if storage has none or cannot tell
     * @param decisions what the institution decided on it; empty if that cannot be read
     * @param journal what happened to it, oldest first
     * @param copies in how many it is kept; empty where the settings name no store
     */
    public record Details(
            HeldPackage held,
            Optional<Path> folder,
            List<FileOfPackage> files,
            Optional<Decisions> decisions,
            List<PreservationEvent> journal,
            Optional<CopyCount> copies) {}

    /**
     * A file.
     *
     * @param size empty if the file is missing
     */
    public record FileOfPackage(String path, OptionalLong size) {}

    /** @param name as people name packages */
    public PackageLookup<Details> run(String name) {
        try (Archive archive = premises.open()) {
            return Locator.find(name, archive, premises, aip -> details(aip, archive));
        }
    }

    private Details details(PackageId aip, Archive archive) {
        HeldPackage held = HeldPackage.of(aip, archive);
        return new Details(
                held,
                held.holding().map(holding -> premises.archive().resolve(holding.folder())),
                files(aip, archive),
                decisions(aip, archive),
                archive.journal().events(aip),
                Safety.hasStores(premises.config())
                        ? Optional.of(Safety.of(aip, archive.journal(), premises.settings()))
                        : Optional.empty());
    }

    private static Optional<Decisions> decisions(PackageId aip, Archive archive) {
        try {
            return archive.storage().holds(aip) ? Optional.of(archive.decisions(aip)) : Optional.empty();
        } catch (UnreadableAgreement | DamagedPackage | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<FileOfPackage> files(PackageId aip, Archive archive) {
        try {
            return archive.storage().holds(aip)
                    ? archive.storage().files(aip).stream()
                            .map(file -> new FileOfPackage(
                                    file.logicalPath(),
                                    file.isPresent() ? OptionalLong.of(file.size()) : OptionalLong.empty()))
                            .toList()
                    : List.of();
        } catch (DamagedPackage e) {
            return List.of();
        }
    }
}
