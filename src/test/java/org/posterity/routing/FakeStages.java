package org.posterity.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.posterity.application.StageFunctions;
import org.posterity.application.Wiring;
import org.posterity.characterisation.DescribedExport;
import org.posterity.consent.ConsentGate;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.consent.HouseRules;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.SmallRecord;
import org.posterity.export.Context;
import org.posterity.export.Export;
import org.posterity.export.ExportContent;
import org.posterity.export.Items;
import org.posterity.export.PostContents;
import org.posterity.export.RecognisedExport;
import org.posterity.export.tiktok.TikTokReader;
import org.posterity.holdings.Holding;
import org.posterity.holdings.SampleHoldings;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.intake.Workspace;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.Platform;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.packaging.ArchivalPackage;
import org.posterity.privacy.PrivacyScreen;
import org.posterity.privacy.PseudonymKey;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.SelectionPolicy;
import org.posterity.refused.RefusalReport;
import org.posterity.storage.StoredPackage;

/**
 * Stages that note who knocked. What they hand on is small but real: proofs come from the real gates, since nobody else can
 * make them. Each door can be exchanged before {@link #stages()} is called.
 */
final class FakeStages {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Account ACCOUNT = new Account("tiktok", "kelp.and.kites");
    private static final Agent SOFTWARE = new Agent("urn:posterity:software", "Posterity", "software", "test");
    private static final Digest DIGEST = Digest.sha256("a submission".getBytes(StandardCharsets.UTF_8));

    static final Holding HOLDING = SampleHoldings.of("urn:example:1", 1, "tiktok:kelp.and.kites", Optional.empty());

    /** What lies in the inbox; it is handed on once. */
    final List<IngestRequest> settled = new ArrayList<>();

    final List<String> knocks = Collections.synchronizedList(new ArrayList<>());
    private final Path folder;
    private final ConsentGate gate = new ConsentGate(
            HouseRules.of(""),
            CLOCK,
            ConsentRecordReader.shipped(Wiring.platforms()),
            account -> Optional.empty(),
            KeptAgreements.NONE);
    private final PrivacyScreen screen;

    Function<IngestRequest, Outcome<Submission>> intake = arrival -> Outcome.passed(submission(arrival));
    Function<Submission, Outcome<Submission>> viruscheck = Outcome::passed;
    Function<Submission, Outcome<ConsentedSubmission>> consent;
    Function<ConsentedSubmission, Outcome<List<RecognisedExport>>> export =
            consented -> Outcome.passed(List.of(new RecognisedExport(consented, List.of(), Optional.empty())));
    Function<RecognisedExport, Outcome<Export>> reading = recognised -> read(recognised.submission());
    Function<Export, DescribedExport> characterisation = export -> new DescribedExport(export, Map.of(), List.of());
    Function<DescribedExport, Outcome<ScreenedExport>> privacy;
    Function<ScreenedExport, Outcome<ArchivalPackage>> packaging = screened -> Outcome.passed(new ArchivalPackage(
            screened.submission().submission(), null, null, null, null, null, null, List.of(), List.of()));
    Function<ArchivalPackage, ArchivalPackage> agreement = pack -> pack;
    Function<ArchivalPackage, StoredPackage> storage = pack -> new StoredPackage(pack, null);
    Function<StoredPackage, Holding> holdings = stored -> HOLDING;

    FakeStages(Path folder) throws IOException {
        this.folder = folder;
        this.screen = new PrivacyScreen(
                SelectionPolicy.parse(Files.readAllBytes(Path.of("config", "selection.yaml"))),
                new PseudonymKey(folder.resolve("key")),
                CLOCK,
                SOFTWARE);
        this.consent = gate::establish;
        this.privacy = screen::screen;
    }

    StageFunctions stages() {
        return new StageFunctions(
                this::inbox,
                noting("intake", intake),
                noting("viruscheck", viruscheck),
                noting("consent", consent),
                noting("export", export),
                noting("reading", reading),
                noting("characterisation", characterisation),
                noting("privacy", privacy),
                noting("packaging", packaging),
                noting("agreement", agreement),
                noting("storage", storage),
                noting("holdings", holdings),
                aip -> {},
                StageFunctions::closed,
                StageFunctions::closed,
                (rejection, arrival) -> noting("refused", (Rejection it) -> new RefusalReport(it, Optional.empty()))
                        .apply(rejection));
    }

    private List<IngestRequest> inbox() {
        List<IngestRequest> now = List.copyOf(settled);
        settled.clear();
        return now;
    }

    private <I, O> Function<I, O> noting(String name, Function<I, O> door) {
        return product -> {
            knocks.add(name);
            return door.apply(product);
        };
    }

    /** Where the workspaces of submissions lie; empty when each was closed. */
    Path workspaces() {
        return folder.resolve("workspaces");
    }

    private Submission submission(IngestRequest arrival) {
        return new Submission(
                SubmissionId.of(DIGEST),
                DIGEST,
                "folder",
                arrival,
                CLOCK.instant(),
                Workspace.under(workspaces()),
                List.of(),
                VirusCheck.NOT_SCANNED,
                Optional.of(consentRecord()),
                List.of());
    }

    private synchronized Path consentRecord() {
        try {
            Path record = folder.resolve("consent.json");
            if (Files.exists(record)) {
                return record;
            }
            return Files.write(record, SmallRecord.of(ACCOUNT, new Account("mastodon", "kelp@kites.example")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of several exports; neither holds a file. */
    static RecognisedExport part(ConsentedSubmission consented, String platform) {
        Platform of = Wiring.platforms().of(platform).orElseThrow();
        return new RecognisedExport(consented.part(of, List.of()), List.of(), Optional.empty());
    }

    private Outcome<Export> read(ConsentedSubmission consented) {
        ExportContent content = new ExportContent(
                "TikTok JSON",
                List.of(),
                Optional.empty(),
                List.of(),
                PostContents.NONE,
                java.util.Map.of(),
                Items.none(),
                List.of(),
                new java.util.TreeMap<>(),
                Optional.empty(),
                List.of());
        return gate.admit(consented, consented.terms().accounts().stream().findFirst())
                .match(
                        admitted -> Outcome.passed(
                                new Export(admitted, new TikTokReader(), content, Context.NONE, List.of(), List.of())),
                        Outcome::<Export>rejected,
                        held -> new Outcome.AlreadyHeld<>(held.submission(), held.held()));
    }
}
