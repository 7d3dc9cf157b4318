package org.posterity.record;

import static org.posterity.record.Ground.RIGHTS;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a deed of gift settles beside the grants, as far as a package says it.
 *
 * @param rights the address of a licence or a rights statement, see {@link #copyright}
 * @param preservation what may be done to keep it readable; none: not stated
 * @param creditAs how the creator wants to be named where it is shown
 */
public record Deed(
        @Grounds(RIGHTS) Optional<Transfer> transfer,
        @Grounds(RIGHTS) Optional<Copyright> copyright,
        @Grounds(RIGHTS) Optional<String> rights,
        @Grounds(RIGHTS) Set<Preservation> preservation,
        @Grounds(RIGHTS) Optional<String> creditAs) {

    public Deed {
        EnumSet<Preservation> ordered = EnumSet.noneOf(Preservation.class);
        ordered.addAll(preservation == null ? Set.of() : preservation);
        preservation = Collections.unmodifiableSet(ordered);
    }

    /** Whether it says nothing. */
    public boolean saysNothing() {
        return transfer.isEmpty()
                && copyright.isEmpty()
                && rights.isEmpty()
                && preservation.isEmpty()
                && creditAs.isEmpty();
    }

    /** How the material was handed over. */
    public enum Transfer {
        GIFT("gift", "a gift"),
        DEPOSIT("deposit", "a deposit: it stays the donor's"),
        LICENCE("licence", "a licence to use copies");

        private final String id;
        private final String words;

        Transfer(String id, String words) {
            this.id = id;
            this.words = words;
        }

        public String id() {
            return id;
        }

        public String words() {
            return words;
        }

        public static Optional<Transfer> parse(String id) {
            return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
        }
    }

    /** What becomes of the creator's copyright. */
    public enum Copyright {
        KEPT("kept", "stays with the creator"),
        TRANSFERRED("transferred", "transferred to the institution"),
        LICENSED("licensed", "licensed");

        private final String id;
        private final String words;

        Copyright(String id, String words) {
            this.id = id;
            this.words = words;
        }

        public String id() {
            return id;
        }

        public String words() {
            return words;
        }

        public static Optional<Copyright> parse(String id) {
            return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
        }
    }

    /** What may be done to keep it readable. */
    public enum Preservation {
        COPYING("copying", "copies for preservation"),
        MIGRATION("migration", "conversion into newer formats");

        private final String id;
        private final String words;

        Preservation(String id, String words) {
            this.id = id;
            this.words = words;
        }

        public String id() {
            return id;
        }

        public String words() {
            return words;
        }

        public static Optional<Preservation> parse(String id) {
            return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
        }
    }
}
