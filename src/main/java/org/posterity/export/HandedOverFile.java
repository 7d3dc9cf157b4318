package org.posterity.export;

import org.posterity.intake.ReceivedFile;

/** A received file and what became of it. */
public record HandedOverFile(ReceivedFile file, FileFate fate) {}
