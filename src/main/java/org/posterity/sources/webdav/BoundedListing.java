package org.posterity.sources.webdav;

import java.io.IOException;
import java.io.InputStream;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.HttpStatus;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.protocol.HttpContext;

/** Reads no more of a listing than fits into memory. */
final class BoundedListing implements HttpResponseInterceptor {
    private static final long MOST_BYTES = 16L << 20;

    @Override
    public void process(HttpResponse response, HttpContext context) {
        if (response.getEntity() != null && response.getStatusLine().getStatusCode() == HttpStatus.SC_MULTI_STATUS) {
            response.setEntity(new Bounded(response.getEntity()));
        }
    }

    private static final class Bounded extends HttpEntityWrapper {
        Bounded(HttpEntity whole) {
            super(whole);
        }

        @Override
        public InputStream getContent() throws IOException {
            InputStream whole = super.getContent();
            return new InputStream() {
                private long left = MOST_BYTES;

                @Override
                public int read() throws IOException {
                    spend(1);
                    return whole.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = whole.read(buffer, offset, length);
                    spend(Math.max(0, read));
                    return read;
                }

                private void spend(int bytes) throws IOException {
                    left -= bytes;
                    if (left < 0) {
                        throw new IOException("The listing is too long.");
                    }
                }

                @Override
                public void close() throws IOException {
                    whole.close();
                }
            };
        }
    }
}
