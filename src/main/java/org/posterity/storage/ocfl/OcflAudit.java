package org.posterity.storage.ocfl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.posterity.format.fixity.ChangedFileException;
import org.posterity.format.fixity.Passes;
import org.posterity.format.fixity.SideBySide;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.AuditFinding.Kind;
import org.posterity.storage.Audited;
import org.posterity.storage.Head;

/**
 * Reads every byte of an OCFL object, in all its versions, and compares it with the newest inventory: sha256 from its fixity block,
 * or sha512 from its manifest where that has none (OCFL 1.1 §3.5). Then it checks the structure against the specification.
 */
final class OcflAudit {
    private static final Pattern CONTENT = Pattern.compile("v[1-9]\\d*/content/.*");
    private static final JsonFactory JSON = new JsonFactory();

    private final Path object;
    private final LongConsumer moved;
    private final List<AuditFinding> findings = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    private OcflAudit(Path object, LongConsumer moved) {
        this.object = object;
        this.moved = moved;
    }

    /**
     * @param object its folder
     * @param moved is told how many more bytes were read, and may slow the reading down
     */
    static Audited of(Path object, LongConsumer moved) {
        OcflAudit audit = new OcflAudit(object, moved);
        audit.run();
        List<AuditFinding> found = new ArrayList<>(audit.findings);
        found.sort((a, b) -> a.where().compareTo(b.where()));
        return new Audited(audit.files.get(), audit.bytes.get(), found);
    }

    private void run() {
        if (!Files.isDirectory(object, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(AuditFinding.of(Kind.MISSING, ""));
            return;
        }
        Map<String, Digest> committed;
        try {
            committed = committed(ObjectFrame.newest(object));
        } catch (IOException e) {
            // the check of the structure says what is damaged
            committed = null;
        }
        if (committed != null) {
            readAll(committed);
            unexpected(committed);
        }
        structure();
        if (findings.isEmpty() && committed != null) {
            sidecars();
        }
    }

    /** Each path below the object with the digest that it was committed with. */
    private Map<String, Digest> committed(Head head) throws IOException {
        Map<String, Digest> digests = new TreeMap<>();
        Path inventory = object.resolve("v" + head.version()).resolve(ObjectFrame.INVENTORY);
        try (InputStream in = Channels.newInputStream(KeptBytes.of(inventory).open());
                JsonParser json = JSON.createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "manifest" -> paths(json, DigestAlgorithm.SHA512, digests);
                    case "fixity" -> fixity(json, digests);
                    default -> json.skipChildren();
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("It holds something that is not a digest.", e);
        }
        return digests;
    }

    private static void fixity(JsonParser json, Map<String, Digest> digests) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String algorithm = json.currentName();
            json.nextToken();
            if (algorithm.equals("sha256")) {
                paths(json, DigestAlgorithm.SHA256, digests);
            } else {
                json.skipChildren();
            }
        }
    }

    private static void paths(JsonParser json, DigestAlgorithm algorithm, Map<String, Digest> digests)
            throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Digest digest = new Digest(algorithm, json.currentName());
            json.nextToken();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                // sha256 is quicker, and may come before the manifest
                if (algorithm == DigestAlgorithm.SHA256) {
                    digests.put(json.getText(), digest);
                } else {
                    digests.putIfAbsent(json.getText(), digest);
                }
            }
        }
    }

    private void readAll(Map<String, Digest> committed) {
        Queue<Map.Entry<String, Digest>> left = new ConcurrentLinkedQueue<>(committed.entrySet());
        SideBySide.run("audit", () -> {
            for (Map.Entry<String, Digest> next = left.poll(); next != null; next = left.poll()) {
                read(next.getKey(), next.getValue());
            }
        });
    }

    private void read(String path, Digest committed) {
        Path file = object.resolve(path);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(AuditFinding.of(Kind.MISSING, path));
            return;
        }
        try (SeekableByteChannel channel = KeptBytes.of(file).open()) {
            long size = channel.size();
            Digest found = Passes.receive(channel, size, committed.algorithm(), moved);
            files.incrementAndGet();
            bytes.addAndGet(size);
            if (!found.equals(committed)) {
                findings.add(AuditFinding.of(Kind.MISMATCH, path));
            }
        } catch (ChangedFileException e) {
            findings.add(AuditFinding.of(Kind.MISMATCH, path));
        } catch (IOException e) {
            findings.add(AuditFinding.of(Kind.UNREADABLE, path));
        }
    }

    private void unexpected(Map<String, Digest> committed) {
        try {
            Files.walkFileTree(object, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = path(file);
                    if (CONTENT.matcher(path).matches() && !committed.containsKey(path)) {
                        findings.add(AuditFinding.of(Kind.UNEXPECTED, path));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) {
                    findings.add(AuditFinding.of(Kind.UNREADABLE, path(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            findings.add(AuditFinding.of(Kind.UNREADABLE, ""));
        }
    }

    /** The newest inventory lies there twice, and so does its sidecar, whose bytes no digest covers. */
    private void sidecars() {
        try {
            Path newest = object.resolve("v" + ObjectFrame.newestFolder(object)).resolve(ObjectFrame.SIDECAR);
            if (Files.mismatch(object.resolve(ObjectFrame.SIDECAR), newest) >= 0) {
                findings.add(AuditFinding.of(Kind.MISMATCH, ObjectFrame.SIDECAR));
            }
        } catch (IOException e) {
            findings.add(AuditFinding.of(Kind.UNREADABLE, ObjectFrame.SIDECAR));
        }
    }

    private String path(Path file) {
        return object.relativize(file).toString().replace('\\', '/');
    }

    /** Every violation of the specification, except on files that a finding names already. */
    private void structure() {
        List<String> named = findings.stream().map(AuditFinding::where).toList();
        try {
            Validator.validateObject(object, false).getErrors().stream()
                    .filter(error -> named.stream().noneMatch(error.getMessage()::contains))
                    .forEach(error -> findings.add(new AuditFinding(
                            Kind.MISMATCH, "", "OCFL 1.1 " + error.getCode() + ": " + error.getMessage())));
        } catch (RuntimeException e) {
            if (named.isEmpty()) {
                // the library's own words may quote what it met
                findings.add(new AuditFinding(Kind.UNREADABLE, "", "Its structure could not be checked completely."));
            }
        }
    }
}
