package org.posterity.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.posterity.consent.Agreement.Paper;
import org.posterity.consent.Agreement.Part;
import org.posterity.consent.Agreement.Written;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Notice;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Digest;
import org.posterity.model.PortableName;
import org.posterity.model.TerminalFailure;

/** Puts together and keeps the agreement of a submission that is about to be archived. */
public final class AgreementKeeper {
    private static final int DIGEST_IN_PATH = 16;

    private final ConsentRecordReader reader;
    private final AgreementFiles files;
    private final Optional<AgreementFolder> folder;

    /** @param agreements the institution's folder of signed papers, if there is one */
    public AgreementKeeper(ConsentRecordReader reader, AgreementFiles files, Optional<Path> agreements) {
        this.reader = reader;
        this.files = files;
        this.folder = agreements.map(AgreementFolder::new);
    }

    /**
     * Keeps the agreement of a submission that passed the gate.
     *
     * @param passed sha256 of the record that passed; no other may be kept as proof
     */
    public int keep(Submission submission, Digest passed) {
        Path file = submission.consentFile().orElseThrow(AgreementKeeper::gone);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw gone();
        }
        if (!Digest.sha256(bytes).equals(passed)) {
            throw gone();
        }
        ConsentRecord record = reader.read(bytes).match(read -> read, faults -> {
            throw gone();
        });
        return files.keep(agreement(record, bytes, submission.files()));
    }

    /**
     * Keeps a record that was handed in again as a new version of its agreement.
     *
     * @param received the files that came along, which may include its papers
     */
    void keep(ConsentRecord record, byte[] bytes, List<ReceivedFile> received) {
        files.keep(agreement(record, bytes, received));
    }

    /** As {@link AgreementFiles#inTurn}. */
    public <T> T inTurn(String agreement, Supplier<T> work) {
        return files.inTurn(agreement, work);
    }

    /**
     * Keeps a revised record as a new version of its agreement.
     *
     * @return the number of the version
     */
    public int keep(ConsentRevision.Revised revised) {
        Agreement whole = revised.record()
                .map(record -> agreement(record, revised.bytes(), List.of()))
                .orElseGet(() -> new Agreement(
                        revised.agreement(),
                        Digest.sha256(revised.bytes()),
                        List.of(new Written(KeptAgreement.RECORD, revised.bytes()))));
        List<Part> parts = new ArrayList<>(whole.parts());
        revised.paper()
                .map(file -> paper(revised.evidence().orElseThrow(), file))
                .filter(paper -> parts.stream().noneMatch(part -> part.path().equals(paper.path())))
                .ifPresent(parts::add);
        return files.keep(new Agreement(whole.id(), whole.record(), parts));
    }

    private Agreement agreement(ConsentRecord record, byte[] bytes, List<ReceivedFile> received) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Written("consent.json", bytes));
        parts.add(new Written("consent.jsonld", ConsentJsonLd.write(record)));
        parts.add(new Written("contact.txt", contact(record).getBytes(StandardCharsets.UTF_8)));
        Notice notice = record.notice();
        notice.text().ifPresent(text -> parts.add(new Written("notice.txt", text.getBytes(StandardCharsets.UTF_8))));
        List<Evidence> papers = new ArrayList<>(record.evidence());
        // A notice that is not plain text is treated as a paper, if its file can be found.
        notice.title()
                .filter(title -> notice.text().isEmpty())
                .ifPresent(title -> papers.add(new Evidence(title, notice.digest(), false)));
        Set<String> paths = new HashSet<>();
        for (Evidence evidence : papers) {
            EvidenceRule.inSubmission(evidence, received).stream()
                    .filter(file -> file.sha256().equals(evidence.digest()))
                    .findFirst()
                    .map(ReceivedFile::location)
                    .or(() -> folder.flatMap(it -> it.find(evidence)))
                    .map(location -> paper(evidence, location))
                    .filter(paper -> paths.add(paper.path()))
                    .ifPresent(parts::add);
        }
        return new Agreement(Agreement.idOf(record.terms().id()), Digest.sha256(bytes), parts);
    }

    private static Paper paper(Evidence evidence, Path location) {
        String digest = evidence.digest().hex().substring(0, DIGEST_IN_PATH);
        String name = evidence.name().substring(evidence.name().lastIndexOf('/') + 1);
        return new Paper("papers/" + digest + "/" + PortableName.of(name), location, evidence.digest());
    }

    private static String contact(ConsentRecord record) {
        StringBuilder text = new StringBuilder();
        text.append("Agreement ").append(record.terms().id()).append("\n\nGranted by ");
        text.append(record.grantor().capacity().words()).append(":\n");
        for (Person person : record.grantor().persons()) {
            text.append("  ").append(person.name());
            Optional.of(person.contact().orElse("no contact recorded"))
                    .ifPresent(contact -> text.append(", ").append(contact));
            text.append("\n");
        }
        text.append("\nAccepted for ").append(record.institution().name());
        text.append(" by ").append(record.institution().acceptedBy());
        text.append(" on ").append(record.institution().acceptedAt()).append(".\n");
        return text.toString();
    }

    private static TerminalFailure gone() {
        return new TerminalFailure("The consent record was changed or removed while its submission was taken in.");
    }
}
