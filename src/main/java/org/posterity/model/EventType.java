package org.posterity.model;

/** Kinds of preservation events, spelt as in id.loc.gov/vocabulary/preservation/eventType, with the last part of the term's IRI. */
public enum EventType {
    TRANSFER("transfer", "tra"),
    INGESTION_START("ingestion start", "ins"),
    MESSAGE_DIGEST_CALCULATION("message digest calculation", "mes"),
    VIRUS_CHECK("virus check", "vir"),
    POLICY_ASSIGNMENT("policy assignment", "poa"),
    UNPACKING("unpacking", "unp"),
    EXTRACTION("extraction", "ext"),
    FORMAT_IDENTIFICATION("format identification", "for"),
    METADATA_EXTRACTION("metadata extraction", "mee"),
    MODIFICATION("modification", "mod"),
    REDACTION("redaction", "red"),
    INFORMATION_PACKAGE_CREATION("information package creation", "ipc"),
    PACKING("packing", "pac"),
    VALIDATION("validation", "val"),
    REPLICATION("replication", "rep"),
    FIXITY_CHECK("fixity check", "fix"),
    RECOVERY("recovery", "rec"),
    INGESTION_END("ingestion end", "ine"),
    ACCESSION("accession", "acc"),
    DISSEMINATION("dissemination", "dis"),
    DEACCESSION("deaccession", "dea"),
    DELETION("deletion", "del");

    private final String label;
    private final String term;

    EventType(String label, String term) {
        this.label = label;
        this.term = term;
    }

    public String label() {
        return label;
    }

    /** The IRI of the term in the Library of Congress vocabulary. */
    public String iri() {
        return "http://id.loc.gov/vocabulary/preservation/eventType/" + term;
    }
}
