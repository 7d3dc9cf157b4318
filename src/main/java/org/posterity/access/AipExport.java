package org.posterity.access;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.bagit.BagTar;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.fixity.FileFixity;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.storage.StoredBag;
import org.posterity.storage.StoredFile;

/** Exports an AIP: the bag as it is stored, as a folder or as one tar file. */
final class AipExport {
    private static final int PIECE = 1 << 20;

    private AipExport() {}

    /** How much a copy has. */
    record Written(long files, long bytes) {}

    /** Where a copy goes; its folder is made if missing. */
    static Path placeFor(DisseminationRequest request) throws IOException {
        Files.createDirectories(request.to());
        String name = nameOf(request.aip());
        return request.to().resolve(request.form() == DisseminationRequest.Form.TAR ? name + ".tar" : name);
    }

    static String nameOf(PackageId aip) {
        return aip.shortForm().replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** Copies every file and compares its sha512 with the inventory's while copying. */
    static Written bag(List<StoredFile> files, Path place) throws IOException {
        long bytes = 0;
        for (StoredFile file : files) {
            bytes += copy(file, place.resolve(file.logicalPath()));
        }
        return new Written(files.size(), bytes);
    }

    private static long copy(StoredFile file, Path target) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (SeekableByteChannel in = file.open();
                DigestedFile out = DigestedFile.create(target)) {
            while (read(file, in, piece)) {
                out.write(piece.flip());
            }
            FileFixity copied = out.finish();
            file.require(copied.sha512());
            return copied.size();
        }
    }

    /** Reads every file and compares its sha512 with the inventory's, if copying does not. */
    static void check(List<StoredFile> files) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (StoredFile file : files) {
            MessageDigest digest = DigestAlgorithm.SHA512.start();
            try (SeekableByteChannel in = file.open()) {
                while (read(file, in, piece)) {
                    digest.update(piece.flip());
                }
            }
            file.require(Digest.of(DigestAlgorithm.SHA512, digest.digest()));
        }
    }

    /** Reads one piece; false at the end. */
    private static boolean read(StoredFile file, SeekableByteChannel in, ByteBuffer piece) throws IOException {
        try {
            return in.read(piece.clear()) >= 0;
        } catch (IOException e) {
            throw file.unreadable();
        }
    }

    /** The tar's single top folder has the tar's name; entries have the time of the stored version. */
    static Written tar(List<StoredFile> files, Path target, String name, Instant time) throws IOException {
        check(files);
        try (BagSource bag = new StoredBag(files);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), PIECE)) {
            new BagTar(name, time).write(bag, out);
        }
        return new Written(1, Files.size(target));
    }
}
