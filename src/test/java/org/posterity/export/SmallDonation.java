package org.posterity.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.application.Wiring;
import org.posterity.consent.ConsentGate;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.consent.HouseRules;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.SmallRecord;
import org.posterity.export.context.MatchListCsv;
import org.posterity.export.tiktok.TikTokReader;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.intake.Workspace;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.SubmissionId;

/** A donation of a few posts and files, read through the real gate and the real door. */
final class SmallDonation {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Account ACCOUNT = new Account("tiktok", "kelp.and.kites");

    private final Path folder;
    private final List<String> posts = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    SmallDonation(Path folder) {
        this.folder = folder;
    }

    /** A video post of that date ({@code yyyy-MM-dd HH:mm:ss}), with more fields as they stand in JSON. */
    SmallDonation post(String date, String... fields) {
        posts.add("{\"Date\":\"" + date + "\",\"Link\":\"https://video.example/x\"" + String.join("", fields) + "}");
        return this;
    }

    SmallDonation file(String name) {
        files.add(name);
        return this;
    }

    Export read() throws IOException {
        List<ReceivedFile> received = new ArrayList<>();
        received.add(receive(
                "user_data_tiktok.json",
                "{\"Profile\":{\"Profile Information\":{\"ProfileMap\":{\"userName\":\"kelp.and.kites\"}}},"
                        + "\"Video\":{\"Videos\":{\"VideoList\":[" + String.join(",", posts) + "]}}}"));
        for (String name : files) {
            received.add(receive(name, "the bytes of " + name));
        }
        ConsentGate gate = new ConsentGate(
                HouseRules.of(""),
                CLOCK,
                ConsentRecordReader.shipped(Wiring.platforms()),
                account -> Optional.empty(),
                KeptAgreements.NONE);
        ExportReader door = new ExportReader(
                List.of(new TikTokReader()),
                new MatchListCsv(),
                Admission.by(gate),
                Drift.REPORT,
                CLOCK,
                new Agent("urn:posterity:software", "Posterity", "software", "test"));
        ConsentedSubmission consented = passed(gate.establish(submission(received)));
        return passed(door.read(passed(door.recognise(consented)).get(0)));
    }

    private ReceivedFile receive(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve(name), bytes);
        return new ReceivedFile(name, bytes.length, CLOCK.instant(), Digest.sha256(bytes), file, false);
    }

    private Submission submission(List<ReceivedFile> received) throws IOException {
        Digest digest = Digest.sha256("a submission".getBytes(StandardCharsets.UTF_8));
        return new Submission(
                SubmissionId.of(digest),
                digest,
                "folder",
                IngestRequest.of(folder),
                CLOCK.instant(),
                Workspace.under(folder.resolve("workspaces")),
                received,
                VirusCheck.NOT_SCANNED,
                Optional.of(Files.write(folder.resolve("consent.json"), SmallRecord.of(ACCOUNT))),
                List.of());
    }

    private static <P> P passed(Outcome<P> outcome) {
        if (outcome instanceof Outcome.Passed<P> it) {
            return it.product();
        }
        throw new AssertionError("It did not pass: " + outcome);
    }
}
