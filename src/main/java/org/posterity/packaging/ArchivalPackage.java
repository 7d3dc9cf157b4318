package org.posterity.packaging;

import java.nio.file.Path;
import java.util.List;
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
 */
public record ArchivalPackage(
        Submission submission,
        Digest consentRecord,
        Accession accession,
        PostCounts posts,
        Terms terms,
        Path root,
        List<BagFile> files) {}
