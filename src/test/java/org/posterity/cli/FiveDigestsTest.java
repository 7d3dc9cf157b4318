package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What preserving a film costs, counted in bytes: five digests of each, two readings, one writing, one reading back. */
class FiveDigestsTest {
    private static final int FILM = 16 << 20;
    /** For all else that an ingest reads, writes and hashes, records, classes and settings among them. */
    private static final long ALL_ELSE = FILM / 2;

    /** What is read of a film besides, to tell what it is. */
    private static final long TO_DESCRIBE = FILM / 8;

    @TempDir
    private Path folder;

    @Test
    void everyByteOfAFilmIsHashedFiveTimesReadTwiceWrittenOnceAndReadBackOnce() throws IOException {
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        SampleDonation donation = SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .media(SampleDonation.P1, film());
        desk.consented(donation);

        Map<String, AtomicLong> hashed = CountedDigest.COUNTS;
        Path events = folder.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileRead").withoutThreshold().withoutStackTrace();
            recording.enable("jdk.FileWrite").withoutThreshold().withoutStackTrace();
            Security.insertProviderAt(new CountingProvider(), 1);
            hashed.clear();
            recording.start();
            try {
                TestArchive.Answer answer = desk.run("ingest", donation.folder());
                assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.DONE);
            } finally {
                Security.removeProvider(CountingProvider.NAME);
            }
            recording.stop();
            recording.dump(events);
        }

        assertThat(hashed.get("SHA-256").get()).isBetween(4L * FILM, 4L * FILM + ALL_ELSE);
        assertThat(hashed.get("SHA-512").get()).isBetween((long) FILM, FILM + ALL_ELSE);

        hashed.keySet().removeAll(Set.of("SHA-256", "SHA-512"));
        assertThat(hashed.values()).allMatch(others -> others.get() < ALL_ELSE);

        Predicate<String> isFilm = path -> path.endsWith("/media/" + SampleDonation.P1);
        Predicate<String> isWarc = path -> path.endsWith(".warc");
        assertThat(bytes(events, "jdk.FileRead", "bytesRead", isFilm)).isBetween(2L * FILM, 2L * FILM + TO_DESCRIBE);
        assertThat(bytes(events, "jdk.FileWrite", "bytesWritten", isFilm)).isZero();
        assertThat(bytes(events, "jdk.FileWrite", "bytesWritten", isWarc)).isBetween((long) FILM, FILM + ALL_ELSE);
        assertThat(bytes(events, "jdk.FileRead", "bytesRead", isWarc)).isBetween((long) FILM, FILM + ALL_ELSE);
    }

    private static byte[] film() {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.writeBytes(TinyMedia.mp4(1));
        film.writeBytes(TinyMedia.box("mdat", new byte[FILM - film.size() - 8]));
        assertThat(film.size()).isEqualTo(FILM);
        return film.toByteArray();
    }

    private static long bytes(Path events, String type, String field, Predicate<String> ofInterest) throws IOException {
        assertThat(Files.size(events)).isPositive();
        long bytes = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(events)) {
            if (event.getEventType().getName().equals(type)) {
                String path = event.getString("path");
                if (path != null && ofInterest.test(path.replace('\\', '/'))) {
                    bytes += Math.max(0, event.getLong(field));
                }
            }
        }
        return bytes;
    }

    /** Stands before Java's own digests, and counts what they are given. */
    private static final class CountingProvider extends Provider {
        private static final long serialVersionUID = 1;
        private static final String NAME = "counting";

        CountingProvider() {
            super(NAME, "1", "Counts what is hashed.");
            for (String algorithm : new String[] {"SHA-256", "SHA-512", "SHA-1", "MD5"}) {
                putService(new Service(this, "MessageDigest", algorithm, CountedDigest.class.getName(), null, null) {
                    @Override
                    public Object newInstance(Object parameter) {
                        return new CountedDigest(algorithm);
                    }
                });
            }
        }
    }

    /** A digest of Java's own, with a counter. */
    private static final class CountedDigest extends MessageDigestSpi {
        private static final Map<String, AtomicLong> COUNTS = new ConcurrentHashMap<>();

        private final String algorithm;
        private final MessageDigest digest;

        CountedDigest(String algorithm) {
            this.algorithm = algorithm;
            try {
                this.digest = MessageDigest.getInstance(algorithm, Security.getProvider("SUN"));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestLength();
        }

        private void count(int bytes) {
            COUNTS.computeIfAbsent(algorithm, name -> new AtomicLong()).addAndGet(bytes);
        }

        @Override
        protected void engineUpdate(byte input) {
            count(1);
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            count(length);
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }
}
