package org.posterity.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.posterity.characterisation.MediaDescription;
import org.posterity.consent.ConsentJsonLd;
import org.posterity.consent.ConsentTerms;
import org.posterity.export.SharedField;
import org.posterity.format.premis.PremisDocument;
import org.posterity.format.premis.PremisRights;
import org.posterity.format.premis.PremisWriter;
import org.posterity.format.rocrate.Crate;
import org.posterity.format.rocrate.CrateFile;
import org.posterity.format.rocrate.CrateMedia;
import org.posterity.format.rocrate.CratePost;
import org.posterity.format.rocrate.CrateWriter;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PreservationEvent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedNotes;
import org.posterity.record.ScreenedText;

/** The package for other programs: PREMIS 3 and RO-Crate. */
final class Documents {
    private final ScreenedExport export;
    private final AccessionFacts facts;
    private final Institution institution;
    private final Contents contents;

    Documents(ScreenedExport export, AccessionFacts facts, Institution institution, Contents contents) {
        this.export = export;
        this.facts = facts;
        this.institution = institution;
        this.contents = contents;
    }

    void premis(OutputStream out) throws IOException {
        List<PremisDocument.Property> properties = List.of(
                property("submission digest", facts.submissionDigest()),
                property("submission form", export.submission().submission().form()),
                property("export layout", export.facts().layout()),
                property("posts listed", facts.posts().listed()),
                property("posts held", facts.posts().held()),
                property("posts missing", facts.posts().missing()),
                property("posts left out", facts.posts().leftOut()),
                property(
                        "digests and formats of media files",
                        "characterisation.jsonl beside this file, one line a file"));
        String own = facts.folderBelowData();
        List<PremisDocument.Event> events = new ArrayList<>();
        events().forEach(event ->
                events.add(new PremisDocument.Event(String.format("%s/events/%04d", own, events.size() + 1), event)));
        new PremisWriter()
                .write(
                        new PremisDocument(
                                facts.aip(),
                                properties,
                                List.of(),
                                events,
                                List.of(new Agent("institution", facts.institution(), "organization", "")),
                                List.of(rights())),
                        out);
    }

    private static PremisDocument.Property property(String type, Object value) {
        return new PremisDocument.Property(type, value.toString());
    }

    private List<PreservationEvent> events() {
        Submission submission = export.submission().submission();
        Agent software = institution.software();
        Instant arrived = submission.receivedAt();
        List<PreservationEvent> events = new ArrayList<>();
        events.add(event(EventType.TRANSFER, arrived, "Received as " + submission.form() + ".", "success", software));
        events.add(
                event(EventType.INGESTION_START, arrived, "Submission " + submission.id() + ".", "success", software));
        events.add(event(
                EventType.MESSAGE_DIGEST_CALCULATION,
                arrived,
                submission.files().size() + " files, sha256 of each before anything else read it.",
                "success",
                software));
        events.add(event(
                EventType.VIRUS_CHECK,
                arrived,
                submission.virusCheck().words() + ".",
                submission.virusCheck() == VirusCheck.CLEAN ? "success" : "warning",
                software));
        events.add(event(
                EventType.POLICY_ASSIGNMENT,
                arrived,
                "Consent record " + export.submission().terms().record() + ".",
                "success",
                software));
        events.addAll(export.events());
        events.add(event(
                EventType.INFORMATION_PACKAGE_CREATION,
                facts.sealedAt(),
                "Accession " + facts.accession() + ": "
                        + contents.posts().stream()
                                .filter(post -> post.warc().isPresent())
                                .count() + " posts and " + contents.loose().size() + " loose files, a WARC file each.",
                "success",
                software));
        return events;
    }

    private static PreservationEvent event(EventType type, Instant time, String detail, String outcome, Agent agent) {
        return new PreservationEvent(type, time, detail, outcome, agent);
    }

    private PremisRights rights() {
        return new TermsInShort(export.submission().terms())
                .premis("data/" + facts.folderBelowData() + "/consent-terms.json");
    }

    void crate(OutputStream out) throws IOException {
        Account account = export.submission().account();
        new CrateWriter()
                .write(
                        new Crate(
                                facts.aip(),
                                "Posts of " + account.username(),
                                "Posts of a social-media account, received from its creator with consent.",
                                LocalDate.ofInstant(facts.sealedAt(), ZoneOffset.UTC),
                                new Crate.Institution(facts.institution(), Optional.empty()),
                                terms(),
                                new TermsInShort(export.submission().terms()).access(),
                                new Crate.Creator(
                                        "Person",
                                        account.username(),
                                        account.username(),
                                        export.facts().platformName(),
                                        Optional.empty()),
                                List.of(new Crate.Accession(
                                        String.format("%04d", facts.accession()),
                                        institution.software(),
                                        export.submission().submission().receivedAt(),
                                        facts.sealedAt())),
                                () -> contents.posts().stream()
                                        .flatMap(post -> post.warc().stream())
                                        .iterator(),
                                () -> contents.posts().stream()
                                        .filter(post -> post.warc().isPresent())
                                        .map(this::post)
                                        .iterator(),
                                this::otherFiles),
                        out);
    }

    private Crate.Terms terms() {
        ConsentTerms terms = export.submission().terms();
        TermsInShort inShort = new TermsInShort(terms);
        String accession = facts.folderBelowData();
        return new Crate.Terms(
                inShort.agreement(),
                inShort.usage(),
                terms.until(),
                List.of(accession + "/consent-terms.json", accession + "/" + ConsentJsonLd.TERMS_FILE));
    }

    private CratePost post(PlacedPost placed) {
        String warc = placed.warc().orElseThrow();
        String stem = warc.substring(warc.lastIndexOf('/') + 1, warc.length() - ".warc".length());
        PostAccount account = placed.account();
        return new CratePost(
                account.post().kind().id() + " post of "
                        + account.post().date().map(Object::toString).orElse("unknown date"),
                account.post().date(),
                account.notes()
                        .caption()
                        .map(caption -> caption.text().value())
                        .or(() -> placed.account()
                                .screened()
                                .flatMap(post -> export.content(post)
                                        .text(SharedField.TITLE)
                                        .map(ScreenedText::value))),
                PostContext.publicUrl(export.submission().account(), account).map(ScreenedNotes.Address::url),
                Engagement.newest(account.notes().engagement()),
                new CrateFile(warc, stem + ".warc", "application/warc", OptionalLong.empty(), Optional.empty()),
                placed.media().stream().map(Documents::media).toList());
    }

    private static CrateMedia media(PlacedMedia placed) {
        Optional<MediaDescription> described = placed.file().description();
        return new CrateMedia(
                placed.entry().target().toString(),
                placed.name(),
                WarcWriting.mediaType(placed.file()),
                placed.file().size(),
                placed.file().digest(),
                described.flatMap(MediaDescription::duration),
                described.map(MediaDescription::width).orElse(OptionalInt.empty()),
                described.map(MediaDescription::height).orElse(OptionalInt.empty()),
                described.flatMap(MediaDescription::creationTime));
    }

    private Iterator<CrateFile> otherFiles() {
        List<CrateFile> files = new ArrayList<>();
        String accession = facts.folderBelowData();
        files.add(file("README.txt", "How to open and check this package", "text/plain"));
        files.add(file("index/index.cdxj", "Index of the records", "text/plain"));
        files.add(file("index/pages.jsonl", "List of the posts' pages", "application/jsonl"));
        files.add(file(accession + "/report.html", "Report for people", "text/html"));
        files.add(file(accession + "/consent-terms.json", "Terms of the donor's consent", "application/json"));
        files.add(file(
                accession + "/" + ConsentJsonLd.TERMS_FILE,
                "The same terms in the Data Privacy Vocabulary (ISO/IEC TS 27560)",
                "application/ld+json"));
        files.add(file(
                accession + "/" + SelectionJson.FILE,
                "What was decided on each category, and why",
                "application/json"));
        files.add(file(accession + "/accession.json", "The accession in short", "application/json"));
        files.add(file(accession + "/premis.xml", "Preservation metadata (PREMIS 3)", "application/xml"));
        files.add(file(accession + "/characterisation.jsonl", "What each file is", "application/jsonl"));
        files.add(file(accession + "/posts.jsonl", "Every post of the export", "application/jsonl"));
        if (LedgerWriting.hasEngagement(export, contents)) {
            files.add(file(accession + "/engagement.jsonl", "Dated counts of posts and account", "application/jsonl"));
        }
        files.add(file(accession + "/completeness.json", "What is held and what is missing", "application/json"));
        files.add(file(accession + "/accounting.json", "Every item of the export accounted for", "application/json"));
        files.add(file(
                accession + "/reidentification.json",
                "By what other people might still be recognised",
                "application/json"));
        files.add(file(accession + "/not-retained.csv", "What was not kept, and why", "text/csv"));
        contents.account()
                .ifPresent(account -> files.add(
                        file(account.path(), "What is kept of the account beside its posts", "application/warc")));
        contents.loose()
                .forEach(loose -> files.add(file(loose.warc(), loose.media().name(), "application/warc")));
        return files.iterator();
    }

    private static CrateFile file(String path, String name, String mediaType) {
        return new CrateFile(path, name, mediaType, OptionalLong.empty(), Optional.empty());
    }
}
