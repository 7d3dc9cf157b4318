package org.posterity.format.warc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.posterity.model.Digest;

/** The block of a record as a stream that fails at its end if the bytes do not have the digest that the header states. */
final class RecordPayload extends InputStream {
    private final RecordStream records;
    private final Digest stated;
    private final MessageDigest computed;
    private boolean ended;

    RecordPayload(RecordStream records, Digest stated) {
        this.records = records;
        this.stated = stated;
        this.computed = stated.algorithm().start();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0 || ended) {
            return length == 0 ? 0 : -1;
        }
        int read = records.readBlock(ByteBuffer.wrap(target, offset, length));
        if (read < 0) {
            ended = true;
            if (records.blockLeft() > 0 || !stated.equals(Digest.of(stated.algorithm(), computed.digest()))) {
                throw new IOException("The payload of a WARC record is damaged.");
            }
            return -1;
        }
        computed.update(target, offset, read);
        return read;
    }
}
