package org.posterity.packaging;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posterity.format.bagit.BagFile;
import org.posterity.intake.Submission;
import org.posterity.model.Digest;
import org.posterity.model.PostCounts;
import org.posterity.record.Accession;
import org.posterity.record.Terms;

/**
 * A sealed bag in the workspace, ready to be committed, and its description.
 *
 * @param consentRecord sha256 of the record that the consent gate read
 * @param before the version on which it builds; empty for a new package
 * @param files that lie in {@code root}
 * @param kept files of the version before that stay
 */
public record ArchivalPackage(
        Submission submission,
        Digest consentRecord,
        Accession accession,
        PostCounts posts,
        Terms terms,
        Optional<Predecessor> before,
        Path root,
        List<BagFile> files,
        List<BagFile> kept) {}
