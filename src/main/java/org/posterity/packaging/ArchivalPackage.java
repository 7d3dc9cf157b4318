package org.posterity.packaging;

import java.nio.file.Path;
import java.util.List;
import org.posterity.format.bagit.BagFile;
import org.posterity.intake.Submission;

/** A sealed bag in the workspace, ready to be committed, and what it says of itself. */
public record ArchivalPackage(Submission submission, AccessionFacts facts, Path root, List<BagFile> files) {}
