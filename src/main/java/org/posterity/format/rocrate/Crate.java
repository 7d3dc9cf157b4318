package org.posterity.format.rocrate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Agent;
import org.posterity.model.PackageId;

/**
 * What is said of a package as a whole, and where its parts are read from. Text is written as it is given: what is personal
 * has been screened before.
 *
 * @param published the day on which the package was made
 * @param terms under which conditions it may be used
 * @param access who may see it and when, in words
 * @param accessions at least one
 * @param warcs of the posts: their paths relative to {@code data/}; read twice
 * @param posts those that the WARC files hold; read once
 * @param files every file below {@code data/} that is no post's WARC; read twice
 */
public record Crate(
        PackageId identifier,
        String name,
        String description,
        LocalDate published,
        Institution institution,
        Terms terms,
        String access,
        Creator creator,
        List<Accession> accessions,
        Iterable<String> warcs,
        Iterable<CratePost> posts,
        Iterable<CrateFile> files) {

    /**
     * The terms in short.
     *
     * @param agreement identifies the agreement
     * @param words what it allows
     * @param expires the last day; absent when there is none
     * @param license the address of a licence or rights statement
     * @param credit how the creator wants to be named
     * @param files of the package in which the terms are told in full, as {@link Crate#files} has them
     */
    public record Terms(
            String agreement,
            String words,
            Optional<LocalDate> expires,
            Optional<String> license,
            Optional<String> credit,
            List<String> files) {
        public Terms {
            files = List.copyOf(files);
        }
    }

    /** Who keeps the package. {@code url} is its web address or ROR identifier. */
    public record Institution(String name, Optional<String> url) {}

    /**
     * The account whose posts these are. {@code type} is {@code Person} or {@code Organization}, {@code handle} the name on
     * the platform, {@code url} the public profile.
     */
    public record Creator(String type, String name, String handle, String platform, Optional<String> url) {}

    /** A taking in: its number in the package, for example {@code 0001}, what did it, and when it began and ended. */
    public record Accession(String number, Agent software, Instant started, Instant ended) {}
}
