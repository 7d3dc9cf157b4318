package org.posterity.access;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.bagit.BagTar;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.fixity.FileFixity;
import org.posterity.storage.StoredBag;
import org.posterity.storage.StoredFile;

/** Custody copies: the bag as it is stored, as a folder or as one tar file. */
final class Copies {
    private static final int PIECE = 1 << 20;

    private Copies() {}

    /** Where a copy goes; it must not exist yet. */
    static Path placeFor(DisseminationRequest request) throws IOException {
        String name = request.aip().shortForm().replaceAll("[^A-Za-z0-9._-]", "_");
        Path place = request.to().resolve(request.form() == DisseminationRequest.Form.TAR ? name + ".tar" : name);
        if (Files.exists(place)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        Files.createDirectories(request.to());
        return place;
    }

    /** Copies every file and compares its sha512 with the inventory's while copying. */
    static Dissemination.Delivered bag(List<StoredFile> files, Path place) throws IOException {
        long bytes = 0;
        for (StoredFile file : files) {
            bytes += copy(file, place.resolve(file.logicalPath()));
        }
        return new Dissemination.Delivered(place, files.size(), bytes);
    }

    private static long copy(StoredFile file, Path target) throws IOException {
        java.nio.ByteBuffer piece = java.nio.ByteBuffer.allocate(PIECE);
        try (FileChannel in = FileChannel.open(file.physical(), StandardOpenOption.READ);
                DigestedFile out = DigestedFile.create(target)) {
            while (in.read(piece.clear()) >= 0) {
                out.write(piece.flip());
            }
            FileFixity copied = out.finish();
            if (!copied.sha512().equals(file.sha512())) {
                throw new IOException("A stored file is damaged: " + file.logicalPath());
            }
            return copied.size();
        }
    }

    /** The tar's single top folder bears the tar's name; entries bear the time of the stored version. */
    static Dissemination.Delivered tar(List<StoredFile> files, Path place, Instant time) throws IOException {
        String name = place.getFileName().toString().replaceFirst("\\.tar$", "");
        Path draft = place.resolveSibling(place.getFileName() + ".part");
        try (BagSource bag = new StoredBag(files);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), PIECE)) {
            new BagTar(name, time).write(bag, out);
        }
        Files.move(draft, place);
        return new Dissemination.Delivered(place, 1, Files.size(place));
    }
}
