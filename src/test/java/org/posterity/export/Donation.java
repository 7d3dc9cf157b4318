package org.posterity.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.posterity.application.Wiring;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.ConsentGate;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.consent.HouseRules;
import org.posterity.consent.KeptAgreements;
import org.posterity.export.context.MatchListCsv;
import org.posterity.export.mastodon.MastodonReader;
import org.posterity.export.tiktok.TikTokReader;
import org.posterity.intake.HeldSubmissions;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Intake;
import org.posterity.intake.IntakeLimits;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;

/** A donation in the making, for tests of what comes after consent: it goes through the real intake and the real gate. */
public final class Donation {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T08:09:10Z"), ZoneOffset.UTC);
    public static final Agent AGENT = new Agent("posterity", "Posterity", "software", "0");
    public static final Account ACCOUNT = new Account("tiktok", "kelp.and.kites");
    public static final String ALL = "posts,non-public-posts,media,profile,engagement";

    private static final ConsentRecordReader RECORDS = ConsentRecordReader.shipped(Wiring.platforms());

    private final Path home;
    private Account account = ACCOUNT;
    private String categories = ALL;
    private String scope = "";
    private String thirdParties = "pseudonymise";
    private boolean accountUnnamed = true;
    private String withoutExport = "";
    private String otherAccounts = "";
    private Optional<Path> matches = Optional.empty();

    public Donation(Path home) {
        this.home = home;
    }

    public static byte[] resource(String path) {
        try {
            return Donation.class.getResourceAsStream("/exports/tiktok/" + path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of another account, on whatever platform. */
    public Donation of(Account other) {
        this.account = other;
        return this;
    }

    public Donation covering(String named) {
        this.categories = named;
        return this;
    }

    /** What the record grants, in its own words, in the place of the categories, the purpose, open access and the first day. */
    public Donation granting(String fields) {
        this.scope = fields + ",";
        return this;
    }

    public Donation leavingOthersOut() {
        this.thirdParties = "leave-out";
        return this;
    }

    public Donation onlyNamedAccounts() {
        this.accountUnnamed = false;
        return this;
    }

    /** The record says that media come without an export. */
    public Donation withoutExport(String reason) {
        this.withoutExport = "\"withoutExport\": {\"reason\": \"" + reason + "\"},";
        return this;
    }

    /** The record names a second account as well. */
    public Donation ofTwoAccounts() {
        this.otherAccounts = ", {\"platform\": \"tiktok\", \"username\": \"kelp.two\"}";
        return this;
    }

    /** A curator's list of matches, from outside the submission. */
    public Donation matching(String... lines) {
        try {
            this.matches = Optional.of(Files.writeString(home.resolve("matches.csv"), String.join("\n", lines)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Donation with(String path, String content) {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public Donation with(String path, byte[] content) {
        try {
            Path file = home.resolve("submission").resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ConsentGate gate() {
        return new ConsentGate(HouseRules.of(""), CLOCK, RECORDS, account -> Optional.empty(), KeptAgreements.NONE);
    }

    public ConsentedSubmission consented() {
        with("consent.json", """
                {
                  "id": "agreement-2026-017",
                  "grantor": {"capacity": "creator", "persons": [{"name": "Ilse Quist", "signedAt": "2026-02-27"}]},
                  "accounts": [{"platform": "%s", "username": "%s"}%s],
                  "accountUnnamed": %s,
                  %s
                  "age": "adult",
                  "institution": {"name": "Harbour Library", "acceptedBy": "Nils Oram", "acceptedAt": "2026-03-01"},
                  "notice": {"version": "3", "language": "en", "digest": "sha256:%s"},
                  %s
                  "thirdParties": "%s",
                  "legalBasis": {"kind": "consent"},
                  "events": [{"type": "given", "at": "2026-03-01", "by": "Ilse Quist"}]
                }
                """.formatted(
                        account.platform(),
                        account.username(),
                        otherAccounts,
                        accountUnnamed,
                        withoutExport,
                        "ab".repeat(32),
                        scope(),
                        thirdParties));
        Intake intake = new Intake(
                home.resolve("workspaces"),
                new IntakeLimits(200, 10_000_000, 1L << 33, 1_000, 3, 0),
                HeldSubmissions.none(),
                CLOCK,
                Progress.NONE);
        return product(gate().establish(product(intake.open(arrival()))));
    }

    private String scope() {
        return scope.isEmpty() ? """
                "categories": ["%s"],
                  "purposes": ["preservation"],
                  "access": "open",
                  "from": "2026-03-01",\
                """.formatted(String.join("\", \"", categories.split(","))) : scope;
    }

    private IngestRequest arrival() {
        return new IngestRequest(
                home.resolve("submission"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                matches,
                false,
                Optional.empty(),
                false,
                Optional.empty());
    }

    public AdmittedSubmission admitted() {
        return product(gate().admit(consented(), Optional.of(account)));
    }

    public Outcome<Export> read() {
        ExportReader reader = new ExportReader(
                List.of(new TikTokReader(), new MastodonReader()),
                new MatchListCsv(),
                Admission.by(gate()),
                Drift.REPORT,
                CLOCK,
                AGENT);
        return reader.recognise(consented()).then(exports -> reader.read(exports.get(0)));
    }

    public Export export() {
        return product(read());
    }

    public Rejection rejection() {
        return read().match(
                        export -> {
                            throw new AssertionError("It passed.");
                        },
                        rejection -> rejection,
                        held -> {
                            throw new AssertionError("It is held.");
                        });
    }

    public static <P> P product(Outcome<P> outcome) {
        return outcome.match(
                product -> product,
                rejection -> {
                    throw new AssertionError(rejection.toString());
                },
                held -> {
                    throw new AssertionError("It is held.");
                });
    }
}
