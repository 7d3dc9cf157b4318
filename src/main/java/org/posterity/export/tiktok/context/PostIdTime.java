package org.posterity.export.tiktok.context;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The time in a TikTok post id: its upper 32 bits are Unix seconds, up to a minute before the post's own date. */
public final class PostIdTime {
    /** The platform's first year, and a time beyond every id of this half-century. Numbers outside are no ids. */
    private static final long EARLIEST = Instant.parse("2014-01-01T00:00:00Z").getEpochSecond();

    private static final long LATEST = Instant.parse("2060-01-01T00:00:00Z").getEpochSecond();

    private static final Pattern FORM = Pattern.compile("[0-9]{17,20}");

    private PostIdTime() {}

    /** The time in this id; empty if the text is no id. */
    public static Optional<Instant> of(String id) {
        if (!FORM.matcher(id).matches()) {
            return Optional.empty();
        }
        BigInteger seconds = new BigInteger(id).shiftRight(32);
        if (seconds.bitLength() > 40) {
            return Optional.empty();
        }
        long value = seconds.longValue();
        return value < EARLIEST || value > LATEST ? Optional.empty() : Optional.of(Instant.ofEpochSecond(value));
    }
}
