package org.posterity.format.bagit;

import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.ValidationIssue;

/** One check of one bag, step by step: list, declaration, tag manifests, fetch file, manifests, completeness, metadata, contents, profile. */
final class Validation {
    private final BagSource source;
    private final BagValidator.Depth depth;
    private final PayloadInspector inspector;
    private final Optional<BagProfile> profile;
    private final BagIssues issues = new BagIssues();

    Validation(BagSource source, BagValidator.Depth depth, PayloadInspector inspector, Optional<BagProfile> profile) {
        this.source = source;
        this.depth = depth;
        this.inspector = inspector;
        this.profile = profile;
    }

    List<ValidationIssue> run() {
        try {
            check(BagListing.of(source, issues));
        } catch (MemoryShare.TooLarge e) {
            issues.unchecked(
                    BagClause.STRUCTURE,
                    "",
                    e.getMessage() + " Set POSTERITY_HEAP to more, for example 1g, and try again.");
        } catch (StreamCorruptedException e) {
            // The reader of tar files says in its own words what is wrong, never in the file's.
            issues.error(BagClause.STRUCTURE, "", "The tar file cannot be read to its end. " + e.getMessage());
        } catch (EOFException e) {
            issues.error(BagClause.STRUCTURE, "", "The tar file is cut off.");
        } catch (IOException e) {
            issues.error(BagClause.STRUCTURE, "", "The bag cannot be listed: it is not there, not a bag, or damaged.");
        }
        return issues.all();
    }

    private void check(BagListing bag) {
        ManifestNames payloadManifests = ManifestNames.of(bag, ManifestKind.PAYLOAD, issues);
        ManifestNames tagManifests = ManifestNames.of(bag, ManifestKind.TAG, issues);
        TagFileReader tagFiles = new TagFileReader(source, bag, tagManifests.algorithms(), issues);
        BagDeclaration declaration = BagDeclaration.read(tagFiles, issues);
        if (!declaration.isKnown() && profile.isEmpty()) {
            return;
        }
        issues.judgeBy(declaration.version());

        ExpectedDigests tags = new ExpectedDigests(tagManifests.files(), tagManifests.algorithms());
        ExpectedDigests payload =
                new ExpectedDigests(payloadManifests.files(), compared(payloadManifests.algorithms(), declaration));
        FetchFile fetch = new FetchFile(declaration, issues);
        ManifestReader reader = new ManifestReader(bag, declaration, fetch, issues);
        boolean fetchFile = tagFiles.read(FetchFile.NAME, declaration.encoding(), fetch::read);
        read(tagFiles, declaration, reader, ManifestKind.TAG, tags);
        read(tagFiles, declaration, reader, ManifestKind.PAYLOAD, payload);
        fetch.reportUnlisted(payloadManifests.algorithms());
        BagInfo[] info = {BagInfo.EMPTY};
        boolean bagInfo = tagFiles.read(
                declaration.metadataFile(),
                declaration.encoding(),
                lines -> info[0] = new BagInfoReader(declaration, issues).read(lines));

        BagDescription description = new BagDescription(
                source.serialization(),
                declaration.version(),
                info[0],
                bagInfo,
                payloadManifests.algorithms(),
                tagManifests.algorithms(),
                fetchFile,
                bag);
        new BagInfoRules(declaration.metadataFile(), issues)
                .check(info[0], description.payloadOctets() + "." + description.payloadFiles());
        new Completeness(bag, payload, payloadManifests.others(), tags, issues).check(declaration.isBefore1());
        NameRules.check(bag, issues);
        tagFiles.digests().forEach((row, digests) -> tags.compare(row, bag.path(row), digests, issues));
        new ContentCheck(source, bag, payload, tags, tagFiles.digests().keySet(), inspector)
                .run()
                .forEach(issues::add);
        profile.ifPresent(it -> it.check(description, issues));
    }

    private void read(
            TagFileReader files,
            BagDeclaration declaration,
            ManifestReader reader,
            ManifestKind kind,
            ExpectedDigests expected) {
        for (ChecksumAlgorithm algorithm : expected.manifests()) {
            files.read(
                    expected.manifest(algorithm),
                    declaration.encoding(),
                    lines -> reader.read(lines, algorithm, kind, expected));
        }
    }

    /** Before BagIt 1.0 a file may be in any one manifest, so each is needed whatever the depth. */
    private Set<ChecksumAlgorithm> compared(Set<ChecksumAlgorithm> manifests, BagDeclaration declaration) {
        if (depth == BagValidator.Depth.EVERY_DIGEST || declaration.isBefore1() || manifests.isEmpty()) {
            return manifests;
        }
        if (manifests.contains(ChecksumAlgorithm.SHA256)) {
            return EnumSet.of(ChecksumAlgorithm.SHA256);
        }
        return EnumSet.of(manifests.stream().max(Enum::compareTo).orElseThrow());
    }
}
