package org.posterity.storage.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.storage.CopyStore;
import org.posterity.storage.StoreKey;
import org.posterity.storage.StoreUnreachable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A store in a bucket. Credentials come from where the AWS SDK looks for them: the environment, or the profile of the user. What is
 * too large for one request goes in parts, which show only when all of them are there.
 */
public final class S3Store implements CopyStore {
    /** A part, and the most that goes in one request; also the memory that a transfer takes. */
    private static final int PART = 16 << 20;

    private static final int MOST_PARTS = 10_000;
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofMinutes(2);
    /** Codes that mean the store as a whole, not a key. */
    private static final Set<String> REFUSED = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidToken",
            "ExpiredToken",
            "InvalidSecurity",
            "AuthorizationHeaderMalformed",
            "RequestTimeTooSkewed",
            "AccountProblem",
            "AllAccessDisabled");

    private static final int SERVER_FAULT = 500;
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    private S3Store(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /**
     * Connects to a bucket, which must exist.
     *
     * @param prefix what its keys begin with; empty, or with a slash at its end
     * @param endpoint of a server that is not Amazon's
     * @throws StoreUnreachable when it cannot be used
     */
    public static S3Store in(String bucket, String prefix, String region, Optional<URI> endpoint)
            throws StoreUnreachable {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .forcePathStyle(true)
                // other servers do not know the newer checksums; every byte is read back and compared anyway
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTING)
                        .socketTimeout(ANSWERING));
        endpoint.ifPresent(builder::endpointOverride);
        S3Store store = new S3Store(builder.build(), bucket, prefix);
        try {
            store.asked(
                    "",
                    () -> store.client.listObjectsV2(
                            request -> request.bucket(bucket).prefix(prefix).maxKeys(1)));
            return store;
        } catch (IOException e) {
            store.close();
            throw e instanceof StoreUnreachable unreachable
                    ? unreachable
                    : new StoreUnreachable(
                            "The bucket " + bucket
                                    + " may not be listed with these credentials. Check its permissions.",
                            e);
        }
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws IOException;
    }

    /** Asks the server; what goes wrong is told in our own words: those of a server may quote anything. */
    private <T> T asked(String key, Asking<T> asking) throws IOException {
        try {
            return asking.ask();
        } catch (S3Exception e) {
            String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
            if ("NoSuchBucket".equals(code)) {
                throw new StoreUnreachable("There is no bucket " + bucket + ". Make it, or correct stores.yaml.", e);
            }
            if (REFUSED.contains(code) || e.statusCode() == 401) {
                throw new StoreUnreachable(
                        "The server refuses the credentials (" + code + "). They are taken from the environment"
                                + " (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) or the user's AWS profile.",
                        e);
            }
            if (e.statusCode() >= SERVER_FAULT) {
                throw new StoreUnreachable("The server of bucket " + bucket + " failed (" + e.statusCode() + ").", e);
            }
            if (e.statusCode() == NOT_FOUND) {
                throw new NoSuchFileException(key);
            }
            throw new IOException("The server refused a request (" + e.statusCode() + " " + code + ").");
        } catch (SdkClientException e) {
            throw unreachable(e);
        } catch (SdkException e) {
            throw new StoreUnreachable("The server of bucket " + bucket + " gave an answer that is none.", e);
        }
    }

    private StoreUnreachable unreachable(SdkClientException e) {
        boolean isWithoutCredentials = e.getMessage() != null && e.getMessage().contains("credentials");
        return new StoreUnreachable(
                isWithoutCredentials
                        ? "There are no credentials for bucket " + bucket + ". Set AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY, or the user's AWS profile."
                        : "The server of bucket " + bucket + " cannot be reached, or went away.",
                e);
    }

    private String whole(String key) throws IOException {
        return prefix + StoreKey.inside(key);
    }

    @Override
    public List<Entry> list(String below) throws IOException {
        List<Entry> entries = new ArrayList<>();
        asked(below, () -> {
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix + below))
                    .contents()
                    .forEach(found -> entries.add(new Entry(found.key().substring(prefix.length()), found.size())));
            return entries;
        });
        entries.sort(Comparator.comparing(Entry::key));
        return entries;
    }

    @Override
    public List<String> folders(String below) throws IOException {
        String from = prefix + below;
        List<String> names = new ArrayList<>();
        asked(below, () -> {
            client.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(from).delimiter("/"))
                    .commonPrefixes()
                    .forEach(found -> names.add(found.prefix()
                            .substring(from.length(), found.prefix().length() - 1)));
            return names;
        });
        names.sort(Comparator.naturalOrder());
        return names;
    }

    @Override
    public Opened open(String key) throws IOException {
        String whole = whole(key);
        ResponseInputStream<GetObjectResponse> found = asked(
                key, () -> client.getObject(request -> request.bucket(bucket).key(whole)));
        return new Opened(
                new Body(found, found.response().contentLength()),
                found.response().contentLength());
    }

    /** The bytes of an answer. A connection that ends early is the server's fault, not the end of the bytes. */
    private final class Body implements ReadableByteChannel {
        private final ResponseInputStream<GetObjectResponse> answer;
        private final ReadableByteChannel bytes;
        private long left;

        Body(ResponseInputStream<GetObjectResponse> answer, long size) {
            this.answer = answer;
            this.bytes = Channels.newChannel(answer);
            this.left = size;
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
                throw new StoreUnreachable("The server of bucket " + bucket + " went away in the middle.", e);
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

    @Override
    public void put(String key, long size, ReadableByteChannel bytes) throws IOException {
        String whole = whole(key);
        if (size > PART) {
            putInParts(key, whole, size, bytes);
            return;
        }
        ByteBuffer all = filled(bytes, (int) size);
        requireEnd(bytes, all.remaining(), size);
        asked(
                key,
                () -> client.putObject(request -> request.bucket(bucket).key(whole), RequestBody.fromByteBuffer(all)));
    }

    private void putInParts(String key, String whole, long size, ReadableByteChannel bytes) throws IOException {
        int part = (int) Math.max(PART, size / (MOST_PARTS - 1) + 1);
        String upload = asked(
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
                String tag = asked(
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
            asked(
                    key,
                    () -> client.completeMultipartUpload(request -> request.bucket(bucket)
                            .key(whole)
                            .uploadId(upload)
                            .multipartUpload(all -> all.parts(parts))));
            complete = true;
        } finally {
            if (!complete) {
                abort(whole, upload);
            }
        }
    }

    /** Parts that belong to nothing cost money; where they cannot be removed now, the bucket's own rules do. */
    private void abort(String whole, String upload) {
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

    @Override
    public void move(String key, String to) throws IOException {
        String from = whole(key);
        if (isThere(whole(to))) {
            throw new FileAlreadyExistsException(to);
        }
        try (Opened opened = open(key)) {
            put(to, opened.size(), opened.bytes());
        }
        asked(key, () -> client.deleteObject(request -> request.bucket(bucket).key(from)));
    }

    private boolean isThere(String whole) throws IOException {
        try {
            asked("", () -> client.headObject(request -> request.bucket(bucket).key(whole)));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
