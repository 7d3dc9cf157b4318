package org.posterity.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.posterity.format.premis.PremisDocument;
import org.posterity.format.premis.PremisDocument.Property;
import org.posterity.format.premis.PremisRights;
import org.posterity.format.premis.PremisWriter;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PreservationEvent;
import org.posterity.record.Accession;
import org.posterity.record.Accounting;
import org.posterity.record.Change;
import org.posterity.record.Event;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.RecordLines;
import org.posterity.record.Terms;

/**
 * {@code premis.xml}: the history of the package (PREMIS 3), from the events of all accessions, the changes after them, and
 * the terms.
 */
final class HistoryDocument {
    private final PackageRecords records;
    private final List<Property> properties = new ArrayList<>();
    private final List<PremisDocument.Event> events = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();

    HistoryDocument(PackageRecords records) {
        this.records = records;
    }

    void write(OutputStream out) throws IOException {
        for (int accession : records.accessions()) {
            properties(records.accession(accession), records.accounting(accession));
            events(accession);
        }
        properties.add(
                new Property("digests and formats of media files", "files.jsonl of each accession, one line a file"));
        changes();
        new PremisWriter()
                .write(
                        new PremisDocument(
                                records.accession(records.newest()).aip(),
                                properties,
                                List.of(),
                                events,
                                agents,
                                rights()),
                        out);
    }

    private void properties(Accession accession, Accounting accounting) {
        String of = "accession " + PackageFile.number(accession.accession()) + ", ";
        properties.add(new Property(
                of + "submission digest", accession.received().digest().toString()));
        properties.add(new Property(of + "submission form", accession.received().form()));
        properties.add(new Property(of + "export layout", accounting.layout()));
        properties.add(new Property(
                of + "posts listed", Integer.toString(accounting.posts().listed())));
        properties.add(new Property(
                of + "posts held", Integer.toString(accounting.posts().held())));
        properties.add(new Property(
                of + "posts missing", Integer.toString(accounting.posts().missing())));
        properties.add(new Property(
                of + "posts not selected", Integer.toString(accounting.posts().leftOut())));
        agents.add(new Agent("institution", accession.keeper().institution(), "organization", ""));
    }

    private void events(int accession) throws IOException {
        try (RecordLines<Event> lines = records.events(accession)) {
            for (int number = 1; lines.hasNext(); number++) {
                events.add(new PremisDocument.Event(
                        "accessions/" + PackageFile.number(accession) + "/events/" + PackageFile.number(number),
                        lines.next().event()));
            }
        }
    }

    private void changes() throws IOException {
        try (RecordLines<Change> lines = records.changes()) {
            for (int number = 1; lines.hasNext(); number++) {
                Change change = lines.next();
                String what = change.what().substring(0, 1).toUpperCase(Locale.ROOT)
                        + change.what().substring(1).replace('-', ' ');
                String concerns = change.paths().isEmpty() ? "the whole package" : String.join(", ", change.paths());
                events.add(new PremisDocument.Event(
                        "changes/" + PackageFile.number(number),
                        new PreservationEvent(
                                change.what().equals("erased") ? EventType.DELETION : EventType.POLICY_ASSIGNMENT,
                                change.time(),
                                what + ": " + concerns + ".",
                                "success",
                                change.agent())));
            }
        }
    }

    private List<PremisRights> rights() throws IOException {
        Terms terms = records.terms();
        List<PremisRights> rights = new ArrayList<>();
        for (Terms.OfAccession now : terms.accessions()) {
            rights.add(new RightsStatement(now, records.granted(now.accession()))
                    .premis(rights.isEmpty() ? terms.restrictions() : List.of()));
        }
        return rights;
    }
}
