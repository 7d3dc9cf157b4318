package org.posterity.export;

import org.posterity.intake.ReceivedFile;

/** A received file and what it turned out to be. */
public record HandedOverFile(ReceivedFile file, FileFate fate) {}
