package org.posterity.sources.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.sources.NotLanded;
import org.posterity.sources.RemoteFile;
import org.posterity.sources.RemoteFolder;
import org.posterity.sources.Trouble;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket, or what begins with a prefix in one. It is listed and read; nothing is ever written there. An object is read in the version
 * that was listed (If-Match); where the server keeps a checksum, the client compares what it reads with it.
 */
public final class S3Folder implements RemoteFolder {
    private static final Duration CONNECTING = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int NOT_FOUND = 404;
    private static final int OTHER_VERSION = 412;
    private static final int SERVER_FAULT = 500;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Pattern include;

    /**
     * Where it is. Nothing is asked of the server yet.
     *
     * @param prefix what keys begin with, like the name of a folder; empty for the bucket itself
     * @param endpoint of a server that is not Amazon's
     * @param include what the names of files must match
     */
    public S3Folder(
            String bucket,
            String prefix,
            String region,
            Optional<URI> endpoint,
            Pattern include,
            String user,
            String password) {
        this.bucket = bucket;
        this.prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        this.include = include;
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(user, password)))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_SUPPORTED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTING)
                        .socketTimeout(SILENCE));
        endpoint.ifPresent(builder::endpointOverride);
        this.client = builder.build();
    }

    @Override
    public List<RemoteFile> files() {
        List<RemoteFile> files = new ArrayList<>();
        try {
            for (S3Object object : client.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(prefix).delimiter("/"))
                    .contents()) {
                String name = name(object.key());
                if (include.matcher(name).matches()) {
                    files.add(new RemoteFile(
                            name,
                            object.size(),
                            object.eTag() + " " + object.lastModified(),
                            Optional.empty(),
                            () -> open(object)));
                }
            }
        } catch (SdkException e) {
            throw new NotLanded(trouble(e));
        }
        return files;
    }

    /** What comes after the prefix. A key without it, which no honest server lists, is no name of a file. */
    private String name(String key) {
        return key.startsWith(prefix) ? key.substring(prefix.length()) : "/" + key;
    }

    private InputStream open(S3Object object) throws IOException {
        try {
            return new Body(client.getObject(
                    request -> request.bucket(bucket).key(object.key()).ifMatch(object.eTag())));
        } catch (S3Exception e) {
            if (e.statusCode() == OTHER_VERSION) {
                throw new NotLanded(Trouble.CHANGED);
            }
            throw new IOException("The server refused a request.", e);
        } catch (SdkException e) {
            throw new IOException("The server went away.", e);
        }
    }

    private static Trouble trouble(SdkException failure) {
        if (!(failure instanceof S3Exception answer)) {
            return Trouble.UNREACHABLE;
        }
        if (answer.statusCode() == NOT_FOUND) {
            return Trouble.NO_FOLDER;
        }
        return answer.statusCode() >= SERVER_FAULT ? Trouble.BROKEN_OFF : Trouble.REFUSED;
    }

    /** The bytes of an answer. A connection that ends early is not the end of the bytes. What is not read is not waited for. */
    private static final class Body extends FilterInputStream {
        private final ResponseInputStream<GetObjectResponse> answer;
        private long left;

        Body(ResponseInputStream<GetObjectResponse> answer) {
            super(answer);
            this.answer = answer;
            this.left = answer.response().contentLength();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int count = super.read(bytes, offset, length);
                left -= Math.max(count, 0);
                if (count < 0 && left > 0) {
                    throw new IOException("The answer ended early.");
                }
                return count;
            } catch (SdkException e) {
                throw new IOException("What came is not what the server has, or it went away.", e);
            }
        }

        @Override
        public void close() {
            answer.abort();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
