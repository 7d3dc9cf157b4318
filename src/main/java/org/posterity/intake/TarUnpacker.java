package org.posterity.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.posterity.format.tar.TarMember;
import org.posterity.format.tar.TarReader;

/** Unpacks a tar file in one pass, and stops at the first forbidden entry. */
final class TarUnpacker {
    private final InputStream archive;
    private final UnpackedMembers unpacked;

    /** @param archive the tar's bytes, decompressed and counted */
    TarUnpacker(InputStream archive, UnpackedMembers unpacked) {
        this.archive = archive;
        this.unpacked = unpacked;
    }

    void run() throws IOException {
        TarReader reader = new TarReader(archive);
        for (Optional<TarMember> next = reader.next(); next.isPresent(); next = reader.next()) {
            TarMember member = next.get();
            EntryText name = EntryText.of(member.name());
            String where = unpacked.where(name);
            unpacked.allowance().entry(unpacked.label(), where);
            String path = unpacked.claim(name, member.folder());
            checkType(member, where);
            if (!member.folder()) {
                unpacked.allowance().foresee(member.size(), where);
                unpacked.receive(path, member.modified(), reader.content());
            }
        }
        unpacked.checkNames();
        if (!reader.endMarked()) {
            unpacked.withoutEndMark();
        }
        // reading the rest verifies the checksum of the compressed data
        unpacked.behindTheEnd(notZero(archive));
    }

    /** The number of bytes from the first non-zero one: tar files are padded with zeros to a round size. */
    private static long notZero(InputStream rest) throws IOException {
        byte[] piece = new byte[1 << 13];
        long bytes = 0;
        for (int length = rest.read(piece); length >= 0; length = rest.read(piece)) {
            int zeros = 0;
            while (bytes == 0 && zeros < length && piece[zeros] == 0) {
                zeros++;
            }
            bytes += length - zeros;
        }
        return bytes;
    }

    private static void checkType(TarMember member, String where) throws Unacceptable {
        switch (member.type()) {
            case '1' -> throw IntakeRefusal.LINK.at(where, "This is a hard link.");
            case '2' -> throw IntakeRefusal.LINK.at(where, "This is a symbolic link.");
            case '3', '4' -> throw IntakeRefusal.SPECIAL_FILE.at(where, "This is a device.");
            case '6' -> throw IntakeRefusal.SPECIAL_FILE.at(where, "This is a pipe.");
            default -> {
                if (member.sparse()) {
                    throw IntakeRefusal.UNREADABLE_ARCHIVE.at(where, "This is a sparse entry, which is not supported.");
                }
                if (!member.file() && !member.folder()) {
                    throw IntakeRefusal.UNREADABLE_ARCHIVE.at(where, "This is an entry of an unsupported kind.");
                }
            }
        }
        if (member.folder() && member.size() > 0) {
            throw IntakeRefusal.LYING_SIZE.at(where, "A folder cannot have content.");
        }
    }
}
