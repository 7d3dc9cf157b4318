package org.posterity.storage.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import org.posterity.storage.StoreUnreachable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the answers of a bucket's server mean when they are failures: that the store cannot be used, or something about one key. */
final class S3Answers {
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

    private final String bucket;

    S3Answers(String bucket) {
        this.bucket = bucket;
    }

    /** A request. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws IOException;
    }

    /** Asks the server; what goes wrong is told in our own words: those of a server may quote anything. */
    <T> T ask(String key, Asking<T> asking) throws IOException {
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

    /** A connection that ended in the middle. */
    StoreUnreachable wentAway(Exception cause) {
        return new StoreUnreachable("The server of bucket " + bucket + " went away in the middle.", cause);
    }
}
