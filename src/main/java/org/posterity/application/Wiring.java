package org.posterity.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.posterity.characterisation.Characterisation;
import org.posterity.characterisation.FfProbe;
import org.posterity.characterisation.MediaDescriber;
import org.posterity.consent.Agreement;
import org.posterity.consent.AgreementFiles;
import org.posterity.consent.AgreementKeeper;
import org.posterity.consent.ConsentGate;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.ConsentRenewal;
import org.posterity.consent.HouseRules;
import org.posterity.consent.KeptAgreements;
import org.posterity.export.Admission;
import org.posterity.export.AdmissionInTurn;
import org.posterity.export.Drift;
import org.posterity.export.Export;
import org.posterity.export.ExportReader;
import org.posterity.export.PlatformReader;
import org.posterity.export.context.MatchListCsv;
import org.posterity.export.mastodon.Mastodon;
import org.posterity.export.mastodon.MastodonReader;
import org.posterity.export.tiktok.AcceptedStructure;
import org.posterity.export.tiktok.TikTok;
import org.posterity.export.tiktok.TikTokReader;
import org.posterity.format.bagit.BagProfile;
import org.posterity.format.bagit.BagValidator;
import org.posterity.holdings.Holding;
import org.posterity.holdings.HoldingsRegister;
import org.posterity.intake.HeldSubmissions;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Intake;
import org.posterity.intake.IntakeLimits;
import org.posterity.intake.Submission;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Platform;
import org.posterity.model.Platforms;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;
import org.posterity.packaging.ArchivalPackage;
import org.posterity.packaging.Foreseen;
import org.posterity.packaging.Institution;
import org.posterity.packaging.Packaging;
import org.posterity.privacy.NothingToKeep;
import org.posterity.privacy.PrivacyScreen;
import org.posterity.privacy.PseudonymKey;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.SelectionPolicy;
import org.posterity.refused.Provenance;
import org.posterity.refused.RefusalReport;
import org.posterity.refused.RefusedTransfers;
import org.posterity.storage.Depository;
import org.posterity.storage.StoredPackage;
import org.posterity.viruscheck.Clamd;
import org.posterity.viruscheck.VirusScan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the stages together by hand, from the settings. */
public final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Duration FFPROBE_LIMIT = Duration.ofSeconds(30);

    private final Settings settings;
    private final Archive archive;
    private final Progress progress;
    private final NamesOfDonations names;
    /** The agreements that were kept meanwhile. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /** Hears of every submission that intake lets through. */
    private volatile Consumer<Submission> received = submission -> {};

    private final AtomicInteger begun = new AtomicInteger();

    private final Clock clock = Machine.clock();

    /** What submissions would add to packages, found by a pre-ingest check. */
    private final Map<SubmissionId, Foreseen> foreseen = new ConcurrentHashMap<>();

    private final Agent software = Machine.software();

    public Wiring(Settings settings, Archive archive, Progress progress) {
        this.settings = settings;
        this.archive = archive;
        this.progress = progress;
        this.names = NamesOfDonations.following(settings);
    }

    /** The stages of an archive that is open for writing. */
    public StageFunctions stages(Supplier<List<IngestRequest>> inbox) {
        Packaging packaging = packaging();
        Depository depository = depository();
        HoldingsRegister register = archive.register();
        depository.completeInterrupted();
        RefusedTransfers refused = new RefusedTransfers(archive.refused(), clock);
        AgreementKeeper agreements = keeping(archive.agreements());
        return stages(
                inbox,
                archive.workspaces(),
                gate -> new AdmissionInTurn(Admission.by(gate), archive::turn, this::held),
                agreements,
                Outcome::passed,
                packaging::seal,
                pack -> {
                    agreements.keep(pack.submission(), pack.consentRecord());
                    return pack;
                },
                depository::store,
                stored -> {
                    Holding holding = register.record(stored);
                    refused.mended(
                            holding.submission(),
                            provenance(stored.pack().submission().arrival()),
                            holding.aip());
                    return holding;
                },
                replication(),
                (arrival, already) -> refused.mended(
                        already.submission(),
                        provenance(arrival),
                        already.held().aip()),
                (rejection, arrival) -> {
                    if (names.inLogs()) {
                        LOG.warn(
                                "Submission {} was handed in as {}",
                                rejection.submission(),
                                NamesOfDonations.name(arrival));
                    }
                    return refused.report(rejection, provenance(arrival));
                });
    }

    /** Completes the commits of processes that were killed. */
    void completeInterrupted() {
        depository().completeInterrupted();
    }

    /** Makes the copies of a package that has a new version. */
    Consumer<PackageId> replication() {
        return aip -> archive.copies(settings).replicate(aip, progress);
    }

    Depository depository() {
        return new Depository(
                archive.storageToWrite(),
                archive.journal(),
                new BagValidator(profile()),
                clock,
                software,
                progress,
                archive.locks());
    }

    /** Regenerates the documents of packages, in an archive that is open for writing. */
    public Regenerate regenerate() {
        Depository depository = depository();
        depository.completeInterrupted();
        return new Regenerate(
                archive.storageToWrite(),
                depository,
                archive.workspace().path().resolve("regenerate"),
                clock,
                software,
                archive::enter);
    }

    private Provenance provenance(IngestRequest arrival) {
        return Provenance.of(arrival.path(), arrival.part().map(Platform::id), names.inReports());
    }

    /** The stages of a pre-ingest check, which works below {@code workspaces} and writes neither packages nor reports. */
    public StageFunctions preIngestCheck(Path workspaces) {
        Packaging packaging = packaging();
        return stages(
                List::of,
                workspaces,
                gate -> new AdmissionInTurn(Admission.by(gate), account -> () -> {}, this::held),
                keeping(agreement -> 0),
                export -> foresee(export, packaging),
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                (arrival, already) -> {},
                (rejection, arrival) -> new RefusalReport(rejection, Optional.empty()));
    }

    private StageFunctions stages(
            Supplier<List<IngestRequest>> inbox,
            Path workspaces,
            Function<ConsentGate, Admission> admission,
            AgreementKeeper agreements,
            Function<ScreenedExport, Outcome<ScreenedExport>> check,
            Function<ScreenedExport, Outcome<ArchivalPackage>> packaging,
            Function<ArchivalPackage, ArchivalPackage> agreement,
            Function<ArchivalPackage, StoredPackage> storage,
            Function<StoredPackage, Holding> holdings,
            Consumer<PackageId> replication,
            BiConsumer<IngestRequest, Outcome.AlreadyHeld<Submission>> already,
            BiFunction<Rejection, IngestRequest, RefusalReport> refused) {
        Intake intake = new Intake(workspaces, limits(), this::held, clock, progress);
        ConsentRecordReader records = ConsentRecordReader.following(settings.folder(), platforms());
        ConsentGate gate = new ConsentGate(
                        houseRules(settings), clock, records, archive::lostPackage, archive.keptAgreements())
                .knowing(account -> archive.copies(settings).of(account));
        ConsentRenewal renewal = new ConsentRenewal(gate, records, archive.keptAgreements(), agreements);
        ExportReader export = exportReading(admission.apply(gate), drift()).knowing(new StoredPredecessors(archive));
        Characterisation characterisation = new Characterisation(describer(), clock, software);
        PseudonymKey key = new PseudonymKey(archive.outside(settings.keyFolder(), "key.dir"), archive::pseudonymKey);
        PrivacyScreen screen = new PrivacyScreen(selectionPolicy(settings), key, clock, software);
        return new StageFunctions(
                inbox,
                arrival -> {
                    progress.about(
                            names.inReports()
                                    ? NamesOfDonations.name(arrival)
                                    : "submission " + begun.incrementAndGet());
                    return renewal.reconsider(arrival, intake.open(arrival))
                            .match(Outcome::passed, Outcome::rejected, held -> {
                                already.accept(arrival, held);
                                return held;
                            });
                },
                viruscheck().compose(submission -> {
                    received.accept(submission);
                    return submission;
                }),
                renewal::establish,
                export::recognise,
                export::read,
                characterisation::describe,
                described -> screen.screen(described).then(NothingToKeep::judge).then(check),
                packaging,
                agreement,
                storage,
                holdings,
                replication,
                archive.access()::deliver,
                StageFunctions::closed,
                refused);
    }

    private Optional<Outcome<Submission>> held(SubmissionId id, Digest submission, IngestRequest arrival) {
        return new HeldBefore(archive)
                .held(id, submission, arrival, () -> selectionPolicy(settings).digest());
    }

    private Packaging packaging() {
        return new Packaging(institution(), profile(), new StoredPredecessors(archive), clock, progress);
    }

    /** Where no scanner is switched on, everything passes unchecked, and its package says so. */
    private Function<Submission, Outcome<Submission>> viruscheck() {
        boolean refusing = settings.text("viruscheck.not-scanned", "record").equals("refuse");
        return settings.text("viruscheck.clamd")
                .flatMap(Clamd::at)
                .<Function<Submission, Outcome<Submission>>>map(
                        clamd -> new VirusScan(clamd, refusing, clock, progress)::check)
                .orElse(Outcome::passed);
    }

    /** From now on it hears of every submission that intake lets through. */
    void tell(Consumer<Submission> hearer) {
        received = hearer;
    }

    private Outcome<ScreenedExport> foresee(ScreenedExport export, Packaging packaging) {
        return packaging.foresee(export).then(found -> {
            found.ifPresent(it -> foreseen.put(export.submission().submission().id(), it));
            return Outcome.passed(export);
        });
    }

    /** What the submission would add to the package that it joins, if a pre-ingest check found one. */
    Optional<Foreseen> foreseen(SubmissionId submission) {
        return Optional.ofNullable(foreseen.get(submission));
    }

    private AgreementKeeper keeping(AgreementFiles files) {
        return new AgreementKeeper(
                ConsentRecordReader.following(settings.folder(), platforms()),
                new AgreementFiles() {
                    @Override
                    public int keep(Agreement agreement) {
                        kept.add(agreement.id());
                        return files.keep(agreement);
                    }

                    @Override
                    public <T> T inTurn(String agreement, Supplier<T> work) {
                        return files.inTurn(agreement, work);
                    }
                },
                houseRules(settings).agreements());
    }

    /** Gives packages the terms of agreements that were kept since the last time, or that an earlier run left behind. */
    synchronized void followAgreements(Premises premises, RunningStages running) {
        List<String> changed = List.copyOf(kept);
        new FollowAgreements(
                        archive, this, ConsentRecordReader.following(settings.folder(), platforms()), premises, running)
                .run(changed);
        kept.removeAll(changed);
    }

    /** The platforms whose exports this program reads. */
    public static Platforms platforms() {
        return new Platforms(List.of(TikTok.PLATFORM, Mastodon.PLATFORM));
    }

    /** The readers of their exports, with the additions in the archive's settings folder. */
    public static List<PlatformReader> readers(Path config) {
        AcceptedStructure accepted = AcceptedStructure.in(config.resolve(AcceptStructure.FILE));
        return List.of(new TikTokReader(accepted, config.resolve("languages")), new MastodonReader());
    }

    /** What the settings say for the consent gate. */
    public static HouseRules houseRules(Settings settings) {
        HouseRules usual = HouseRules.of(settings.text("institution", ""));
        return usual.withMajority((int) settings.number("age.majority", usual.majority()))
                .withAgreements(settings.place("agreements.dir"))
                .storingIn(SettingsRules.codes(settings.text("storage.country", ""))
                        .map(country -> country.toUpperCase(Locale.ROOT))
                        .toList());
    }

    /** Reads a submission's exports and nothing after them; whether the submission or its account is held does not matter. */
    public List<Outcome<Export>> readExports(IngestRequest arrival, Path workspaces) {
        ConsentGate gate = new ConsentGate(
                houseRules(settings),
                clock,
                ConsentRecordReader.following(settings.folder(), platforms()),
                account -> Optional.empty(),
                KeptAgreements.NONE);
        Intake intake = new Intake(workspaces, limits(), HeldSubmissions.none(), clock, progress);
        ExportReader reader = exportReading(Admission.by(gate), Drift.REPORT);
        return intake.open(arrival)
                .then(gate::establish)
                .then(reader::recognise)
                .match(
                        exports -> exports.stream().map(reader::read).toList(),
                        rejection -> List.of(Outcome.rejected(rejection)),
                        held -> List.of());
    }

    private ExportReader exportReading(Admission gate, Drift drift) {
        return new ExportReader(readers(settings.folder()), new MatchListCsv(), gate, drift, clock, software);
    }

    private MediaDescriber describer() {
        return new MediaDescriber(
                settings.on("ffprobe", false) ? Optional.of(new FfProbe("ffprobe", FFPROBE_LIMIT)) : Optional.empty());
    }

    private IntakeLimits limits() {
        return limits(settings);
    }

    /** What may be unpacked of an input. */
    static IntakeLimits limits(Settings settings) {
        IntakeLimits shipped = IntakeLimits.defaults();
        return new IntakeLimits(
                settings.number("intake.max-ratio", shipped.maxRatio()),
                shipped.ratioFloorBytes(),
                settings.number("intake.max-unpacked-bytes", shipped.maxUnpackedBytes()),
                settings.number("intake.max-entries", shipped.maxEntries()),
                (int) settings.number("intake.max-depth", shipped.maxDepth()),
                settings.number("intake.reserve-bytes", shipped.reserveBytes()));
    }

    private Institution institution() {
        return new Institution(
                settings.text("operator"),
                settings.text("contact.name"),
                settings.text("contact.email"),
                settings.uri("base-uri", "https://archive.invalid/"),
                software,
                settings.on("stills", true));
    }

    private BagProfile profile() {
        return BagProfile.parse(configFile("bagit-profile.json", settings), "bagit-profile.json");
    }

    /** The selection policy in the settings folder. There is no default: the institution decides what may be kept. */
    public static SelectionPolicy selectionPolicy(Settings settings) {
        Path file = settings.folder().resolve("selection.yaml");
        if (!Files.isRegularFile(file)) {
            throw new TerminalFailure("There is no selection.yaml in the settings folder " + settings.folder()
                    + ", and nothing may be kept without it. Put yours back, or start from the one in this "
                    + "program's config folder.");
        }
        return SelectionPolicy.parse(configFile("selection.yaml", settings));
    }

    private Drift drift() {
        String drift = settings.text("drift", "report");
        return switch (drift) {
            case "report" -> Drift.REPORT;
            case "hold" -> Drift.HOLD;
            default -> throw new TerminalFailure("The setting drift must be report or hold.");
        };
    }

    /** A file from the settings folder, or the program's own copy of it. */
    private static byte[] configFile(String name, Settings settings) {
        Path file = settings.folder().resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
            try (InputStream shipped = Wiring.class.getResourceAsStream("/config/" + name)) {
                if (shipped == null) {
                    throw new TerminalFailure("The settings lack " + name + ".");
                }
                return shipped.readAllBytes();
            }
        } catch (IOException e) {
            throw new TerminalFailure("The file " + file + " cannot be read. Check its permissions.", e);
        }
    }
}
