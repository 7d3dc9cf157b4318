package org.posterity.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** The content of a zip entry, checked against the size and checksum announced for it. */
final class VerifiedContent extends FilterInputStream {
    private final ZipMember member;
    private final String where;
    private final CRC32 crc = new CRC32();
    private long count;

    VerifiedContent(InputStream content, ZipMember member, String where) {
        super(content);
        this.member = member;
        this.where = where;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count += read;
            crc.update(target, offset, read);
        }
        if (count > member.size()) {
            throw lie();
        }
        return read;
    }

    void verify() throws IOException {
        if (count != member.size()) {
            throw lie();
        }
        if (crc.getValue() != member.crc()) {
            throw new ZipException("The checksum is wrong.");
        }
    }

    private Unacceptable lie() {
        return IntakeRefusal.LYING_SIZE.at(where, "The entry does not have the " + member.size() + " bytes announced.");
    }
}
