package org.posterity.consent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.posterity.consent.Decision.Kind;
import org.posterity.model.AccessLevel;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.PortableName;
import org.posterity.record.RecordJson;
import org.posterity.record.RecordLines;
import org.posterity.record.Terms.Restriction;

/** The institution's decisions on one package, from all agreements of it, in the order in which they were made. */
public final class Decisions {
    /** The path of the decisions within an agreement, beside the donor's own record. */
    public static final String PATH = "decisions.jsonl";

    /** Where evidence of an instruction lies within an agreement; apart from the donor's papers. */
    public static final String EVIDENCE = "evidence/";

    private static final int DIGEST_IN_PATH = 16;

    private final List<Decision> all;

    private Decisions(List<Decision> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Reads the newest versions of agreements.
     *
     * @param agreements identifiers, the oldest agreement first
     * @throws UnreadableAgreement when one of them cannot be read
     */
    public static Decisions on(PackageId aip, Collection<String> agreements, KeptAgreements kept) {
        List<Decision> found = new ArrayList<>();
        for (String agreement : new LinkedHashSet<>(agreements)) {
            kept.read(agreement).newest().decisions().stream()
                    .filter(decision -> decision.aip().equals(aip))
                    .forEach(found::add);
        }
        // stable: within one agreement the order of lines counts
        found.sort(Comparator.comparing(Decision::time));
        return new Decisions(found);
    }

    static List<Decision> read(byte[] lines) throws IOException {
        List<Decision> read = new ArrayList<>();
        try (RecordLines<Decision> each = RecordJson.lines(new ByteArrayInputStream(lines), Decision.class)) {
            while (each.hasNext()) {
                read.add(each.next());
            }
        }
        return read;
    }

    /**
     * The file of decisions of an agreement, with one more.
     *
     * @throws UnreadableAgreement when it was changed
     */
    public static byte[] with(KeptAgreement agreement, Decision added) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Decision earlier : agreement.newest().decisions()) {
            RecordJson.writeLine(earlier, out);
        }
        RecordJson.writeLine(added, out);
        return out.toByteArray();
    }

    /** A paper that says who asked for something; its path has its digest. */
    public static Agreement.Paper evidence(Path file) throws IOException {
        Digest digest = FileDigest.of(file);
        return new Agreement.Paper(
                EVIDENCE + digest.hex().substring(0, DIGEST_IN_PATH) + "/"
                        + PortableName.of(String.valueOf(file.getFileName())),
                file,
                digest);
    }

    public List<Decision> all() {
        return all;
    }

    /** The last of them; none if there is none. */
    public List<Decision> newest() {
        return all.subList(Math.max(0, all.size() - 1), all.size());
    }

    /** The time of the next one: now, or that of the last if the clock was set back since. The order of decisions counts. */
    public Instant next(Instant now) {
        return all.isEmpty() || now.isAfter(all.get(all.size() - 1).time())
                ? now
                : all.get(all.size() - 1).time();
    }

    /** These, with one more. */
    public Decisions and(Decision added) {
        return new Decisions(Stream.concat(all.stream(), Stream.of(added)).toList());
    }

    /** The decisions to restrict that are not ended by a later one, each with the paths that are still closed. */
    public List<Decision> restricting() {
        List<Decision> inForce = new ArrayList<>();
        for (Decision decision : all) {
            if (decision.what() == Kind.RESTRICTED) {
                inForce.add(decision);
            } else if (decision.what() == Kind.RELEASED) {
                inForce.replaceAll(earlier -> earlier.only(earlier.paths().stream()
                        .filter(path -> !decision.paths().contains(path))
                        .toList()));
                inForce.removeIf(earlier -> earlier.paths().isEmpty());
            }
        }
        return inForce;
    }

    /** Those of them that close something on that day. */
    public List<Decision> closingOn(LocalDate day) {
        return restricting().stream()
                .filter(decision -> decision.until().map(day::isBefore).orElse(true))
                .toList();
    }

    /** The same as restrictions of single paths. */
    public List<Restriction> restrictions() {
        return restricting().stream()
                .flatMap(decision -> decision.paths().stream()
                        .map(path -> new Restriction(
                                path,
                                AccessLevel.DARK,
                                decision.until(),
                                decision.event().isPresent(),
                                decision.toNobody())))
                .distinct()
                .toList();
    }

    /** The legal holds in force. One that was placed again has its newest day of review. */
    public List<Decision> holds() {
        List<Decision> inForce = new ArrayList<>();
        for (Decision decision : all) {
            if (decision.what() == Kind.HOLD_PLACED || decision.what() == Kind.HOLD_LIFTED) {
                inForce.removeIf(earlier -> isOfOneOrder(earlier, decision));
            }
            if (decision.what() == Kind.HOLD_PLACED) {
                inForce.add(decision);
            }
        }
        return inForce;
    }

    /** Whether both are about the same order of an authority. */
    private static boolean isOfOneOrder(Decision one, Decision other) {
        return one.authority().map(Decisions::plain).equals(other.authority().map(Decisions::plain))
                && one.reference()
                        .map(Decisions::plain)
                        .equals(other.reference().map(Decisions::plain));
    }

    private static String plain(String words) {
        return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
