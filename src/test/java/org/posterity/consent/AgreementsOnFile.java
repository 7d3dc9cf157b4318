package org.posterity.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.Agreement.Written;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;

/** Agreements in a folder of a test, which are kept and read like those of an archive. */
public final class AgreementsOnFile implements AgreementFiles, DecisionFiles, KeptAgreements {
    private final Path folder;
    private final Map<String, List<KeptAgreement.File>> records = new LinkedHashMap<>();
    private final Map<String, KeptAgreement.File> decisions = new LinkedHashMap<>();

    public AgreementsOnFile(Path folder) {
        this.folder = folder;
    }

    /** With one agreement more, in which this happened, as {@code given 2026-03-01}; one version. */
    public AgreementsOnFile with(String recordId, String... events) {
        StringBuilder json = new StringBuilder("{\"events\": [");
        for (String event : events) {
            String[] words = event.split(" ");
            json.append(json.toString().endsWith("[") ? "" : ",")
                    .append(String.format("{\"type\": \"%s\", \"at\": \"%s\"}", words[0], words[1]));
        }
        keep(recordId, json.append("]}").toString());
        return this;
    }

    /** Keeps a record of this text. */
    public void keep(String recordId, String record) {
        keep(Agreement.idOf(recordId), record.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int keep(Agreement agreement) {
        byte[] record = agreement.parts().stream()
                .filter(part -> part.path().equals(KeptAgreement.RECORD))
                .map(part -> ((Written) part).content())
                .findFirst()
                .orElseThrow();
        return keep(agreement.id(), record);
    }

    @Override
    public void add(String agreement, Decision decision, Optional<Agreement.Paper> evidence) {
        try {
            byte[] lines = Decisions.with(read(agreement), decision);
            decisions.put(
                    agreement,
                    file(Decisions.PATH, lines, records.get(agreement).size()));
        } catch (IOException e) {
            throw new TerminalFailure("The folder of a test cannot be written.", e);
        }
    }

    private int keep(String id, byte[] record) {
        List<KeptAgreement.File> versions = records.computeIfAbsent(id, key -> new ArrayList<>());
        versions.add(file(KeptAgreement.RECORD, record, versions.size() + 1));
        return versions.size();
    }

    private KeptAgreement.File file(String path, byte[] content, int since) {
        try {
            Path file = Files.write(Files.createTempFile(folder, "record", ".json"), content);
            return new KeptAgreement.File(path, KeptBytes.of(file), Digest.sha512(content), since);
        } catch (IOException e) {
            throw new TerminalFailure("The folder of a test cannot be written.", e);
        }
    }

    /** The file of the newest version. */
    public Path newest(String recordId) {
        List<KeptAgreement.File> versions = records.get(Agreement.idOf(recordId));
        return Path.of(versions.get(versions.size() - 1).bytes().location());
    }

    /** How many versions there are. */
    public int versions(String recordId) {
        return records.getOrDefault(Agreement.idOf(recordId), List.of()).size();
    }

    @Override
    public List<String> ids() {
        return List.copyOf(records.keySet());
    }

    @Override
    public boolean holds(String id) {
        return records.containsKey(id);
    }

    @Override
    public KeptAgreement read(String id) {
        if (!holds(id)) {
            throw new TerminalFailure("There is no such agreement.");
        }
        return new KeptAgreement(
                id,
                records.get(id).stream()
                        .map(file -> new KeptAgreement.Version(
                                file.since(),
                                Instant.EPOCH,
                                Stream.concat(Stream.of(file), Stream.ofNullable(decisions.get(id)))
                                        .toList()))
                        .toList());
    }
}
