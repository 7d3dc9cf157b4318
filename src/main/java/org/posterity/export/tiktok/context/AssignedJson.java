package org.posterity.export.tiktok.context;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * The JSON in a JavaScript file that assigns it to a name: {@code window.x=String.raw`{…}`;}, or as base64 of gzip in
 * quotation marks. It is cut out, never evaluated.
 */
final class AssignedJson extends FilterInputStream {
    private static final int LONGEST_WRAPPER = 200;

    /** No real list is this long, but compressed data may contain anything. */
    private static final long LARGEST = 1L << 32;

    private final boolean compressed;
    private long left = LARGEST;

    private AssignedJson(InputStream in, boolean compressed) {
        super(in);
        this.compressed = compressed;
    }

    /** The file is not such an assignment, or is cut off. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;
    }

    static AssignedJson in(InputStream file) throws IOException {
        for (int i = 0; i < LONGEST_WRAPPER; i++) {
            int c = file.read();
            if (c == '`') {
                return new AssignedJson(file, false);
            }
            if (c == '"') {
                try {
                    InputStream text = new UntilQuote(file);
                    return new AssignedJson(
                            new GZIPInputStream(Base64.getMimeDecoder().wrap(text)), true);
                } catch (IOException e) {
                    throw new Malformed();
                }
            }
            if (c < 0) {
                break;
            }
        }
        throw new Malformed();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count;
        try {
            count = super.read(target, from, length);
        } catch (IOException e) {
            if (compressed) {
                throw new Malformed();
            }
            throw e;
        }
        left -= Math.max(0, count);
        if (left < 0) {
            throw new Malformed();
        }
        return count;
    }

    /** Ends at the quotation mark that closes the text. */
    private static final class UntilQuote extends FilterInputStream {
        private boolean ended;

        UntilQuote(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int c = ended ? -1 : super.read();
            ended |= c < 0 || c == '"';
            return ended ? -1 : c;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int c = read();
                if (c < 0) {
                    return count == 0 ? -1 : count;
                }
                target[from + count++] = (byte) c;
            }
            return count;
        }
    }
}
