package org.posterity.packaging.ground;

/**
 * A record of a WARC file, by its own header.
 *
 * @param target its address; empty for a warcinfo record
 */
public record RecordName(String type, String id, String target) {

    /** What a person would call it by. */
    public String shown() {
        return target.isEmpty() ? type + " " + id : target;
    }
}
