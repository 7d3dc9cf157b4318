package org.posterity.application;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;
import org.posterity.record.RecordJson;

/**
 * What a person agreed to have destroyed. It is on disk before the first file goes and stays until the certificate is written, so that
 * the next run completes what a killed one began.
 *
 * @param root the folder of the input, or the input itself
 * @param by who agreed
 * @param left how many files stay, to be returned
 * @param notHeld how many of the files to be destroyed the archive does not hold in full
 */
public record DisposalPlan(String root, Instant at, String by, List<Item> items, int left, int notHeld, String copies) {
    public DisposalPlan {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * One file.
     *
     * @param path below the root; empty for the root itself
     */
    public record Item(String path, long size, Digest sha256) {}

    static Optional<DisposalPlan> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(
                            RecordJson.read(new ByteArrayInputStream(Files.readAllBytes(file)), DisposalPlan.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new TerminalFailure("What was agreed to be destroyed cannot be read: " + file + ".", e);
        }
    }

    void write(Path file) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RecordJson.write(this, out);
            UnfinishedFile.replace(file, out.toByteArray());
        } catch (IOException e) {
            throw new TerminalFailure(
                    "What is to be destroyed cannot be noted; is the disk full? Nothing was done.", e);
        }
    }
}
