package org.posterity.application;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.bagit.PayloadInspector;
import org.posterity.format.warc.WarcValidator;
import org.posterity.model.ValidationIssue;

/** Checks the WARC files of a bag and keeps the results apart: a bag may hold anything and still be valid. */
public final class PayloadWarcs implements PayloadInspector {
    /** What only Posterity's own bags have in bag-info.txt. */
    private static final String OURS = "\nPosterity-Submission-Digest: ";

    private static final int LONGEST_INFO = 1 << 16;
    private static final int HEAD = 5;

    /** More than this nobody reads. */
    private static final int MOST_ISSUES = 10_000;

    private final BagSource bag;
    private final Map<String, ValidationResult> found = new TreeMap<>();
    private WarcValidator validator;
    private long listed;
    private long more;

    PayloadWarcs(BagSource bag) {
        this.bag = bag;
    }

    @Override
    public List<ValidationIssue> inspect(String path, ReadableByteChannel bytes) throws IOException {
        InputStream stream = Channels.newInputStream(bytes);
        byte[] head = stream.readNBytes(HEAD);
        if (isWarc(path, head)) {
            ReadableByteChannel whole =
                    Channels.newChannel(new SequenceInputStream(new ByteArrayInputStream(head), stream));
            List<ValidationIssue> issues = validator().validate(path, whole);
            if (!issues.isEmpty()) {
                note(path, issues);
            }
        }
        return List.of();
    }

    /** What was found, in order of path; nothing for files that are valid without a warning. */
    public List<ValidationResult> found() {
        List<ValidationResult> all = new ArrayList<>(found.values());
        if (more > 0) {
            all.add(ValidationResult.of(
                    "",
                    ContentKind.WARC.label(),
                    List.of(ValidationIssue.warning(
                            "", "", "Of " + more + " more WARC files have issues that are not listed here."))));
        }
        return all;
    }

    private synchronized void note(String path, List<ValidationIssue> issues) {
        if (listed >= MOST_ISSUES) {
            more++;
            return;
        }
        listed += issues.size();
        found.put(path, ValidationResult.of(path, ContentKind.WARC.label(), issues));
    }

    private static boolean isWarc(String path, byte[] head) {
        return path.endsWith(".warc")
                || path.endsWith(".warc.gz")
                || new String(head, StandardCharsets.ISO_8859_1).equalsIgnoreCase("WARC/");
    }

    /** Posterity's own rules apply to its own packages only. */
    private synchronized WarcValidator validator() {
        if (validator == null) {
            validator = isOurs() ? WarcValidator.ofPosterity() : WarcValidator.ofAnybody();
        }
        return validator;
    }

    private boolean isOurs() {
        try (InputStream info = Channels.newInputStream(bag.open("bag-info.txt"))) {
            return ("\n" + new String(info.readNBytes(LONGEST_INFO), StandardCharsets.ISO_8859_1)).contains(OURS);
        } catch (IOException e) {
            // the bag check reports it
            return false;
        }
    }
}
