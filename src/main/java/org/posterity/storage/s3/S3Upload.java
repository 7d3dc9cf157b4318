package org.posterity.storage.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Puts bytes under a key. What is too large for one request goes in parts, which show only when all of them are there.
 *
 * @param whole the key with the prefix of the store
 */
record S3Upload(S3Client client, S3Answers server, String bucket, String whole) {
    /** A part, and the most that goes in one request; also the memory that a transfer takes. */
    private static final int PART = 16 << 20;

    private static final int MOST_PARTS = 10_000;

    /** @param key as the store knows it */
    void put(String key, long size, ReadableByteChannel bytes) throws IOException {
        if (size > PART) {
            putInParts(key, size, bytes);
            return;
        }
        ByteBuffer all = filled(bytes, (int) size);
        requireEnd(bytes, all.remaining(), size);
        server.ask(
                key,
                () -> client.putObject(request -> request.bucket(bucket).key(whole), RequestBody.fromByteBuffer(all)));
    }

    private void putInParts(String key, long size, ReadableByteChannel bytes) throws IOException {
        int part = (int) Math.max(PART, size / (MOST_PARTS - 1) + 1);
        String upload = server.ask(
                        key,
                        () -> client.createMultipartUpload(
                                request -> request.bucket(bucket).key(whole)))
                .uploadId();
        boolean complete = false;
        try {
            List<CompletedPart> parts = new ArrayList<>();
            long sent = 0;
            for (ByteBuffer piece = filled(bytes, part); piece.hasRemaining(); piece = filled(bytes, part)) {
                ByteBuffer body = piece;
                int number = parts.size() + 1;
                sent += body.remaining();
                String tag = server.ask(
                                key,
                                () -> client.uploadPart(
                                        request -> request.bucket(bucket)
                                                .key(whole)
                                                .uploadId(upload)
                                                .partNumber(number),
                                        RequestBody.fromByteBuffer(body)))
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            }
            requireEnd(bytes, sent, size);
            server.ask(
                    key,
                    () -> client.completeMultipartUpload(request -> request.bucket(bucket)
                            .key(whole)
                            .uploadId(upload)
                            .multipartUpload(all -> all.parts(parts))));
            complete = true;
        } finally {
            if (!complete) {
                abort(upload);
            }
        }
    }

    /** Parts that belong to nothing cost money; where they cannot be removed now, the bucket's own rules do. */
    private void abort(String upload) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(whole).uploadId(upload));
        } catch (SdkException e) {
            return;
        }
    }

    private static ByteBuffer filled(ReadableByteChannel bytes, int most) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(most);
        while (piece.hasRemaining() && bytes.read(piece) >= 0) {
            // to the end
        }
        return piece.flip();
    }

    private static void requireEnd(ReadableByteChannel bytes, long read, long size) throws IOException {
        if (read != size || bytes.read(ByteBuffer.allocate(1)) >= 0) {
            throw new IOException("A file has another size than was said.");
        }
    }
}
