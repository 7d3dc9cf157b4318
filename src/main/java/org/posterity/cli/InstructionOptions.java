package org.posterity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.application.ChangeConsent;
import org.posterity.application.ChangeConsent.Changed;
import org.posterity.application.ChangeConsent.Instruction;
import org.posterity.application.FollowAgreements;
import org.posterity.application.Machine;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.consent.GrantorCapacity;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every change of a consent asks for: the agreement, who instructs, and who decides. */
final class InstructionOptions {
    @Mixin
    private ArchiveOptions place;

    @Mixin
    private WaitOption waitOption;

    @Parameters(
            paramLabel = "AGREEMENT",
            description = "The agreement's number (the id of its record), its identifier "
                    + "(urn:posterity:agreement:…), or a package under it.")
    private String agreement;

    @Option(
            names = "--instructed-by",
            paramLabel = "NAME",
            description =
                    "Who instructs. Repeatable. If several people granted, any of them can close; to keep or show "
                            + "more, name all.")
    private List<String> instructedBy = new ArrayList<>();

    @Option(
            names = "--capacity",
            paramLabel = "WORD",
            description = "What they sign as: creator, guardian, organisation, joint, estate.")
    private String capacity;

    @Option(
            names = "--evidence",
            paramLabel = "FILE|TEXT",
            description = "How that is known: a signed paper, which is kept with the agreement, or words.")
    private String evidence;

    @Option(names = "--on", paramLabel = "DATE", description = "The day of the instruction (default: today).")
    private LocalDate day;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who decides at the institution.")
    private String by;

    @Option(
            names = "--approved-by",
            paramLabel = "NAME",
            description = "A second person there, who agrees. Needed if more is kept or shown than before.")
    private String approvedBy;

    @Option(names = "--dry-run", description = "Shows what would change, and changes nothing.")
    private boolean dryRun;

    /** @param instructed whether somebody must be named who instructs, with capacity and evidence */
    private Instruction instruction(EventKind kind, boolean instructed) {
        if (instructed && (instructedBy.isEmpty() || capacity == null || evidence == null)) {
            throw new IllegalArgumentException(
                    "Say who instructs, in which capacity, and how you know: --instructed-by, --capacity, --evidence.");
        }
        return new Instruction(
                kind,
                day == null ? LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC)) : day,
                instructedBy,
                Optional.ofNullable(capacity).map(InstructionOptions::capacity),
                Optional.ofNullable(evidence),
                by,
                Optional.ofNullable(approvedBy));
    }

    private static GrantorCapacity capacity(String word) {
        return GrantorCapacity.parse(word)
                .orElseThrow(() -> new IllegalArgumentException("--capacity is one of: "
                        + Arrays.stream(GrantorCapacity.values())
                                .map(GrantorCapacity::id)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** Makes the change, and tells. */
    int change(
            EventKind kind,
            Optional<Integer> grant,
            Map<String, Optional<JsonNode>> grantFields,
            Map<String, String> corrections,
            CommandSpec spec) {
        ChangeConsent.Request request = new ChangeConsent.Request(
                agreement,
                instruction(kind, kind != EventKind.CORRECTED),
                grant,
                grantFields,
                corrections,
                dryRun,
                waitOption.patience());
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            return new ChangeConsent(place.premises(spec), TerminalProgress.where(true), shutdown.stages())
                    .run(request)
                    .match(
                            changed -> tell(changed, spec),
                            notOne -> Named.tell(agreement, notOne, place.archive(), spec));
        }
    }

    private static int tell(Changed changed, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        if (changed.already()) {
            out.println("Decided already, with the same words on the same day: version "
                    + changed.version().orElseThrow() + " of the agreement " + changed.agreement()
                    + ". Nothing was added to it.");
            return followed(changed, out);
        }
        if (changed.gone().isEmpty() && changed.come().isEmpty()) {
            out.println("What the record allows does not change.");
        }
        changed.gone().forEach(line -> out.println("no longer  " + Output.visible(line.strip())));
        changed.come().forEach(line -> out.println("now        " + Output.visible(line.strip())));
        if (!changed.fields().isEmpty()) {
            out.println("Fields changed: " + String.join(", ", changed.fields()) + ".");
        }
        if (changed.version().isEmpty()) {
            out.println("Nothing was changed (--dry-run)."
                    + (changed.widens() ? " This keeps or shows more than before, so it takes two people." : ""));
            return Exit.DONE;
        }
        out.println("Kept as version " + changed.version().get() + " of the agreement " + changed.agreement() + ".");
        return followed(changed, out);
    }

    private static int followed(Changed changed, PrintWriter out) {
        boolean whole = true;
        for (FollowAgreements.Followed followed : changed.packages()) {
            out.println(followed.aip().shortForm() + ": "
                    + followed.version()
                            .map(version -> "new terms, as version " + version + ".")
                            .orElse("its terms could not be changed yet; run this again, or any ingest."));
            whole &= followed.version().isPresent();
        }
        return whole ? Exit.DONE : Exit.NOT_ALL;
    }
}
