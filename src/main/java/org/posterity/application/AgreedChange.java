package org.posterity.application;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.posterity.consent.AgreedNow;
import org.posterity.model.Agent;
import org.posterity.record.Change;
import org.posterity.record.PackageRecords;
import org.posterity.record.Terms;

/**
 * Gives a package the terms that its agreements have now. Restrictions stay.
 *
 * @param what happened to the consent, as {@code consent-renewed}
 */
record AgreedChange(AgreedNow agreed, String what, Instant time) implements ChangeOfTerms {
    private static final String CONSENT = "consent-";

    /** @param event of the consent, as {@code renewed} */
    static AgreedChange after(String event, AgreedNow agreed, Instant time) {
        return new AgreedChange(agreed, CONSENT + event, time);
    }

    static boolean isOne(Change change) {
        return change.what().startsWith(CONSENT);
    }

    static String inWords(String what) {
        return "Terms follow the agreement: " + what.replace('-', ' ') + ".";
    }

    @Override
    public String message() {
        return inWords(what);
    }

    @Override
    public Terms terms(PackageRecords records) throws IOException {
        Terms before = records.terms();
        return new Terms(
                before.format(), before.accessions().stream().map(agreed::terms).toList(), before.restrictions());
    }

    @Override
    public Change line(PackageRecords records) throws IOException {
        Agent institution = new Agent(
                "institution", records.accession(records.newest()).keeper().institution(), "organization", "");
        return new Change(time, what, List.of(), institution);
    }
}
