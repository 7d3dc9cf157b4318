package org.posterity.privacy.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys in links: a signed token, a password, an invitation; also in queries that have lost their link. Whoever has one can
 * open what it protects. A content network's name for a file ({@code tos-…}) opens nothing and stays, as does every name
 * made of words.
 */
final class LinkTokens {
    private static final String MASK = "[token]";
    private static final int LONG = 32;

    private static final Pattern NAME_AND_PASSWORD =
            Pattern.compile("(?<=://)[^\\s/@?#]{1,256}+@(?=[\\p{L}\\p{N}\\[])");

    private static final Pattern INVITATION = Pattern.compile(
            "(?<![\\p{L}\\p{N}-])((?:discord\\.gg|discord(?:app)?\\.com/invite|(?:t|telegram)\\.me/joinchat|t\\.me(?=/\\+)|"
                    + "chat\\.whatsapp\\.com(?:/invite)?|line\\.me/(?:R/)?ti/[gp]|join\\.skype\\.com|signal\\.group|"
                    + "(?:[a-z0-9-]{1,30}\\.)?zoom\\.us/(?:j|my)|meet\\.google\\.com)/)[^\\s/?#\"<>()\\[\\],]{1,200}+",
            Pattern.CASE_INSENSITIVE);

    /** Part of each host above. */
    private static final List<String> HOSTS =
            List.of("discord", ".me/", "whatsapp.", "line.me", "skype.", "signal.", "zoom.", "meet.google.");

    private static final Pattern SIGNED =
            Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{6,}+\\.[A-Za-z0-9_-]{4,}+(?:\\.[A-Za-z0-9_-]*+)?");

    private static final Pattern SEGMENT =
            Pattern.compile("(?<=/)([A-Za-z0-9_-]{" + LONG + ",}+)={0,2}+(?=[/\\s)\\],;\"'!]|\\.(?:\\s|$)|$)");

    /** A query without its link: recognised by a name that only keys have, or a shorter one after a sign of queries. */
    private static final Pattern IN_QUERY = Pattern.compile(
            "(?<![\\p{L}\\p{N}_-])x-(?:(?:tos|amz|goog|oss)-[a-z-]{3,30}|signature|auth-?key|expires)=(?!\\[token])[^\\s\"'<>()\\[\\]]++"
                    + "|(?:(?<![\\p{L}\\p{N}_-])(?:token|signature|jsessionid|access_?token|refresh_?token|id_token|auth_?token|"
                    + "sid_tt|sid_guard|verify_?fp|awsaccesskeyid|key-pair-id|ms_?token|session_?id|api_?key)"
                    + "|(?<=[?&;\uff1f])(?:sig|sign|signature|policy|token|auth|auth_?key|key|hmac|ticket|password|pwd))"
                    + "=(?!\\[token])[^\\s\"'<>()\\[\\]]{4,}+",
            Pattern.CASE_INSENSITIVE);

    /** The same in a link that is percent-encoded inside another. */
    private static final Pattern IN_ENCODED_QUERY = Pattern.compile(
            "((?:(?:%3F|%26)[A-Za-z0-9_-]{0,40}|(?<![A-Za-z0-9_-])x-[a-z-]{0,30})(?:token|sign|signature|sig|key|auth|policy)%3D)[^\\s\"'<>%&]{4,}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private LinkTokens() {}

    /** The text with {@code [token]} in place of every key in a link. */
    static String maskedIn(String text) {
        if (text.indexOf('/') < 0 && text.indexOf('=') < 0 && text.indexOf('%') < 0 && text.indexOf("eyJ") < 0) {
            return text;
        }
        String plain =
                text.indexOf('@') < 0 ? text : NAME_AND_PASSWORD.matcher(text).replaceAll("");
        plain = plain.indexOf('=') < 0 ? plain : IN_QUERY.matcher(plain).replaceAll(LinkTokens::masked);
        plain = plain.indexOf('%') < 0 ? plain : IN_ENCODED_QUERY.matcher(plain).replaceAll("$1" + MASK);
        plain = !mayInvite(plain) ? plain : INVITATION.matcher(plain).replaceAll("$1" + MASK);
        plain = !plain.contains("eyJ") ? plain : SIGNED.matcher(plain).replaceAll(MASK);
        Matcher segment = SEGMENT.matcher(plain);
        String path = plain;
        return segment.replaceAll(found -> Matcher.quoteReplacement(
                isToken(found.group(1)) && !isInStore(path, found.start()) ? MASK : found.group()));
    }

    /** The name stays, to tell what it was; the rest of the query goes with the key. */
    private static String masked(MatchResult found) {
        String query = found.group();
        return Matcher.quoteReplacement(query.substring(0, query.indexOf('=') + 1) + MASK);
    }

    private static boolean mayInvite(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return HOSTS.stream().anyMatch(lower::contains);
    }

    /** Long and random: capitals, small letters and digits, or hexadecimal digits; not words with hyphens. */
    private static boolean isToken(String segment) {
        if (UUID.matcher(segment).matches()) {
            return true;
        }
        String longest = "";
        for (String run : segment.split("[-_]")) {
            longest = run.length() > longest.length() ? run : longest;
        }
        long digits = longest.chars().filter(Character::isDigit).count();
        long capitals = longest.chars().filter(Character::isUpperCase).count();
        long small = longest.chars().filter(Character::isLowerCase).count();
        boolean mixed = digits > 1 && capitals > 1 && small > 1 && longest.length() >= 16;
        boolean random = longest.length() >= LONG && digits > 3 && capitals + small > 3;
        return mixed || random;
    }

    /** Whether the segment before it names a content network's store. */
    private static boolean isInStore(String path, int at) {
        int before = path.lastIndexOf('/', at - 2) + 1;
        return path.startsWith("tos-", before);
    }
}
