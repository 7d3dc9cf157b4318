package org.posterity.application;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentAnswers;
import org.posterity.consent.ConsentDraft;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.model.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a record from options alone. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description =
                "Makes a consent record of an adult creator who gives what these options say, without embargo or limit of"
                        + " countries; other people in it are pseudonymised.",
        sortOptions = false)
final class ConsentNewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Option(names = "--donor", paramLabel = "NAME", required = true, description = "Who gives consent.")
    private String donor;

    @Option(
            names = "--accepted-by",
            paramLabel = "NAME",
            required = true,
            description = "Who accepted it for the institution.")
    private String acceptedBy;

    @Option(
            names = "--account",
            paramLabel = "tiktok:USERNAME",
            required = true,
            description = "An account that it covers; may be repeated.")
    private List<String> accounts;

    @Option(
            names = "--account-unnamed",
            description = "Also covers an export that names no account (partial and old ones).")
    private boolean accountUnnamed;

    @Option(
            names = "--without-export",
            paramLabel = "REASON",
            description = "Media come without an export, for this reason (account banned, deleted, …).")
    private String withoutExport;

    @Option(
            names = "--institution",
            paramLabel = "NAME",
            required = true,
            description = "The institution that receives.")
    private String institution;

    @Option(
            names = "--notice",
            paramLabel = "TEXT|FILE",
            required = true,
            description = "What the donor was told before agreeing; only its digest is kept in the record.")
    private String notice;

    @Option(
            names = "--category",
            paramLabel = "NAME,…",
            required = true,
            split = ",",
            description = "What may be kept: posts, non-public-posts, media, profile, engagement.")
    private List<String> categories;

    @Option(
            names = "--purpose",
            paramLabel = "NAME,…",
            required = true,
            split = ",",
            description = "What for: preservation, and others that the schema names.")
    private List<String> purposes;

    @Option(
            names = "--access",
            paramLabel = "LEVEL",
            required = true,
            description = "Who may see it: open, registered, on-site, by-permission, dark.")
    private String access;

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "First day, as 2026-01-31.")
    private LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day; most gifts have none.")
    private LocalDate until;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write the record; nothing is overwritten.")
    private Path out;

    @Override
    public Integer call() {
        ConsentAnswers answers = new ConsentAnswers(
                donor,
                acceptedBy,
                accounts.stream().map(Account::parse).toList(),
                accountUnnamed,
                institution,
                notice,
                categories,
                purposes,
                access,
                from,
                Optional.ofNullable(until),
                Optional.ofNullable(withoutExport));
        new ConsentDraft(answers, ConsentRecordReader.following(place.configFolder()), Place.clock()).write(out);
        spec.commandLine().getOut().println("Written: " + out);
        return Exit.DONE;
    }
}
