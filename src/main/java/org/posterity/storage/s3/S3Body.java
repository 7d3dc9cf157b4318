package org.posterity.storage.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The bytes of an answer. A connection that ends early is the server's fault, not the end of the bytes. */
final class S3Body implements ReadableByteChannel {
    private final ResponseInputStream<GetObjectResponse> answer;
    private final ReadableByteChannel bytes;
    private final S3Answers server;
    private long left;

    S3Body(ResponseInputStream<GetObjectResponse> answer, S3Answers server) {
        this.answer = answer;
        this.bytes = Channels.newChannel(answer);
        this.left = answer.response().contentLength();
        this.server = server;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            int count = bytes.read(target);
            left -= Math.max(count, 0);
            if (count < 0 && left > 0) {
                throw new IOException("The answer ended early.");
            }
            return count;
        } catch (IOException | SdkException e) {
            throw server.wentAway(e);
        }
    }

    @Override
    public boolean isOpen() {
        return bytes.isOpen();
    }

    @Override
    public void close() {
        // what was not read is not waited for
        answer.abort();
    }
}
