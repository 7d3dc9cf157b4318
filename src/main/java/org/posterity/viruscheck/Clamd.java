package org.posterity.viruscheck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.posterity.model.Agent;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;

/**
 * The scanner clamd of ClamAV on this machine. Files are sent to it (INSTREAM), so it needs no right to read them. It is asked
 * nothing that would make it keep them.
 */
public final class Clamd {
    /** Of longer files clamd reads only the beginning, whatever its settings say. */
    static final long LONGEST = 2_147_483_645L;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration GREETING = Duration.ofSeconds(10);
    /** Archives in archives, more than clamd can be set to open. */
    private static final int TOO_DEEP = 128;

    private static final long PAUSE_MILLIS = 500;
    private static final int CHUNK = 1 << 16;
    private static final Pattern TCP = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1]):([0-9]{1,5})");

    private final SocketAddress address;
    private final Duration patience;
    private final Duration comeback;

    /**
     * @param patience how long it may do nothing while it scans
     * @param comeback how long to wait for it after it broke off
     */
    Clamd(SocketAddress address, Duration patience, Duration comeback) {
        this.address = address;
        this.patience = patience;
        this.comeback = comeback;
    }

    /** The clamd at an absolute path or a port of this machine ({@code 127.0.0.1:3310}); empty where it is neither. */
    public static Optional<Clamd> at(String place) {
        return address(place).map(it -> new Clamd(it, PATIENCE, Duration.ofMinutes(1)));
    }

    private static Optional<SocketAddress> address(String place) {
        if (place.startsWith("/")) {
            return Optional.of(UnixDomainSocketAddress.of(Path.of(place)));
        }
        Matcher tcp = TCP.matcher(place);
        if (!tcp.matches() || Integer.parseInt(tcp.group(2)) > 0xffff) {
            return Optional.empty();
        }
        InetAddress here = InetAddress.getLoopbackAddress();
        try {
            here = tcp.group(1).equals("[::1]") ? InetAddress.getByName("::1") : here;
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(new InetSocketAddress(here, Integer.parseInt(tcp.group(2))));
    }

    /** Whether it answers. */
    public boolean answers() {
        try {
            return ask("PING").equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The scanner with the versions of program and signatures, when it is fit for use.
     *
     * @throws TransientFailure when it does not answer
     * @throws TerminalFailure when it would call clean what it did not read to the end
     */
    Agent fitForUse() {
        try {
            String version = ask("VERSION");
            if (!version.startsWith("ClamAV ")) {
                throw new IOException("This is not clamd.");
            }
            Verdict ofTooDeep = stream(ByteBuffer.wrap(tooDeep())).orElseThrow(IOException::new);
            if (ofTooDeep.result() != Verdict.Result.NOT_SCANNED) {
                throw new TerminalFailure("clamd would call a file clean that it did not read to the end. Set"
                        + " AlertExceedsMax to yes in clamd.conf, and MaxFileSize, MaxScanSize and StreamMaxLength to 0;"
                        + " restart clamd, then run again.");
            }
            return new Agent("clamav", "ClamAV", "software", version.substring("ClamAV ".length()));
        } catch (IOException e) {
            throw noAnswer(e);
        }
    }

    /**
     * Has a file scanned. If clamd breaks off but comes back, it was the file that it could not take.
     *
     * @param moved hears how many bytes were sent
     * @throws TransientFailure when clamd does not come back
     */
    Verdict scan(Path file, long size, LongConsumer moved) {
        if (size > LONGEST) {
            return Verdict.notScanned("longer than 2 GiB");
        }
        Optional<Verdict> verdict;
        try (FileChannel content = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            verdict = stream(content, moved);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (verdict.isEmpty()) {
            awaitComeback();
        }
        return verdict.orElse(Verdict.notScanned("clamd broke off"));
    }

    /** Empty where clamd broke off. Throws {@link IOException} only where the file cannot be read. */
    private Optional<Verdict> stream(FileChannel content, LongConsumer moved) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        Optional<ClamdConnection> opened = Optional.empty();
        try {
            opened = Optional.of(begin());
        } catch (IOException e) {
            throw noAnswer(e);
        }
        try (ClamdConnection clamd = opened.get()) {
            boolean hears = true;
            while (hears && content.read(buffer.clear()) >= 0) {
                moved.accept(buffer.position());
                hears = sends(buffer.flip(), clamd);
            }
            return end(clamd);
        }
    }

    private Optional<Verdict> stream(ByteBuffer content) throws IOException {
        try (ClamdConnection clamd = begin()) {
            sends(content, clamd);
            return end(clamd);
        }
    }

    private ClamdConnection begin() throws IOException {
        ClamdConnection clamd = ClamdConnection.to(address, patience);
        try {
            clamd.command("INSTREAM");
            return clamd;
        } catch (IOException e) {
            clamd.close();
            throw e;
        }
    }

    /** Sends a chunk; whether clamd takes more. It stops where its settings say, and then says so. */
    private static boolean sends(ByteBuffer chunk, ClamdConnection clamd) {
        try {
            clamd.send(
                    ByteBuffer.allocate(Integer.BYTES).putInt(chunk.remaining()).flip());
            clamd.send(chunk);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Verdict> end(ClamdConnection clamd) {
        sends(ByteBuffer.allocate(0), clamd);
        try {
            return Optional.of(clamd.answer())
                    .filter(answer -> !answer.isEmpty())
                    .map(Verdict::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void awaitComeback() {
        for (long tries = comeback.toMillis() / PAUSE_MILLIS; !answers(); tries--) {
            if (tries <= 0) {
                throw noAnswer(null);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransientFailure("Interrupted during the virus check.", e);
            }
        }
    }

    private static TransientFailure noAnswer(IOException cause) {
        return new TransientFailure(
                "The virus scanner (setting viruscheck.clamd) does not answer. Start clamd, then run again; nothing is"
                        + " taken in unchecked meanwhile.",
                cause);
    }

    private String ask(String command) throws IOException {
        try (ClamdConnection clamd = ClamdConnection.to(address, GREETING)) {
            clamd.command(command);
            return clamd.answer();
        }
    }

    /** What clamd cannot scan to the end, however it is set: it says so, or keeps silent about all such files. */
    private static byte[] tooDeep() throws IOException {
        byte[] inner = {0};
        for (int i = 0; i < TOO_DEEP; i++) {
            ByteArrayOutputStream outer = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(outer)) {
                zip.putNextEntry(new ZipEntry("a"));
                zip.write(inner);
            }
            inner = outer.toByteArray();
        }
        return inner;
    }
}
