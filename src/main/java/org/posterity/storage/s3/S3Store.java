package org.posterity.storage.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.posterity.storage.CopyStore;
import org.posterity.storage.StoreKey;
import org.posterity.storage.StoreUnreachable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A store in a bucket. Credentials come from where the AWS SDK looks for them: the environment, or the profile of the user. What is
 * too large for one request goes in parts, which show only when all of them are there.
 */
public final class S3Store implements CopyStore {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final S3Answers server;

    private S3Store(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.server = new S3Answers(bucket);
    }

    /**
     * Connects to a bucket, which must exist.
     *
     * @param prefix what its keys begin with; empty, or with a slash at its end
     * @param endpoint of a server that is not Amazon's
     * @param patience how long this waits for the server, and later for an answer to each request, which is made up to four times
     * @throws StoreUnreachable when it cannot be used
     */
    public static S3Store in(String bucket, String prefix, String region, Optional<URI> endpoint, Duration patience)
            throws StoreUnreachable {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .forcePathStyle(true)
                // other servers do not know the newer checksums; every byte is read back and compared anyway
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(patience.compareTo(CONNECTING) < 0 ? patience : CONNECTING)
                        .socketTimeout(patience));
        endpoint.ifPresent(builder::endpointOverride);
        S3Store store = new S3Store(builder.build(), bucket, prefix);
        try {
            store.server.ask(
                    "",
                    () -> store.client.listObjectsV2(request -> request.bucket(bucket)
                            .prefix(prefix)
                            .maxKeys(1)
                            .overrideConfiguration(all -> all.apiCallTimeout(patience))));
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

    private String whole(String key) throws IOException {
        return prefix + StoreKey.inside(key);
    }

    @Override
    public List<Entry> list(String below) throws IOException {
        List<Entry> entries = new ArrayList<>();
        server.ask(below, () -> {
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
        server.ask(below, () -> {
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
        ResponseInputStream<GetObjectResponse> found = server.ask(
                key, () -> client.getObject(request -> request.bucket(bucket).key(whole)));
        return new Opened(new S3Body(found, server), found.response().contentLength());
    }

    @Override
    public void put(String key, long size, ReadableByteChannel bytes) throws IOException {
        new S3Upload(client, server, bucket, whole(key)).put(key, size, bytes);
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
        server.ask(
                key, () -> client.deleteObject(request -> request.bucket(bucket).key(from)));
    }

    private boolean isThere(String whole) throws IOException {
        try {
            server.ask(
                    "",
                    () -> client.headObject(request -> request.bucket(bucket).key(whole)));
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
