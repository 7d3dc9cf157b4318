package org.posterity.privacy.text;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.posterity.model.Account;
import org.posterity.model.TerminalFailure;
import org.posterity.record.ThirdParties;

/**
 * Replaces names of other people by HMAC-SHA-256 under the institution's key: the same person has the same pseudonym in
 * every package of this institution, and a different one elsewhere. If the donor wants other people removed, one word
 * stands for all. The donor's own accounts keep their names.
 */
public final class Pseudonyms {
    /** The beginning of every pseudonym. */
    public static final String BEGINNING = "person-";

    /** A pseudonym, as a regular expression. */
    public static final String SHAPE = BEGINNING + "[0-9a-f]{12}";

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}_]";

    /** Invisible characters, which can hide a name from a search. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** A name and its server, which name a person only together. */
    private static final String ON_A_SERVER =
            "[\\p{L}\\p{M}\\p{N}_.\\p{Cf}-]{1,100}+[@\uff20](?:[\\p{L}\\p{N}-]{1,63}+\\.){1,8}[\\p{L}\\p{N}-]{2,63}+";

    /** An @, with the character before it if that may be part of an e-mail address, and the name after it. */
    private static final Pattern MENTION = Pattern.compile("([A-Za-z0-9_]?)[@\uff20\ufe6b][.\\p{Cf}]{0,8}+("
            + ON_A_SERVER + "|" + LETTER + "++(?:[.\\p{Cf}]++" + LETTER + "++)*+)");

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9-]++\\.)++[A-Za-z]{2,}+");

    private static final Pattern ENCODED_SIGN = Pattern.compile(
            "(?:(?<=/|%2F)|(?<![\\p{L}\\p{N}.%+-]))%(?:25)?(?:40|EF%BC%A0)|&#(?:64|x40);|&commat;",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern USER_NUMBER = Pattern.compile("(/use?r/(?:profile/)?)([A-Za-z0-9_.-]+)");

    /** What platforms write if there is no person. */
    static final Set<String> NOBODY = Set.of("", "N/A", "None", "null");

    /** Finds pseudonyms in a text. */
    public static final Pattern PSEUDONYM = Pattern.compile(SHAPE);

    static final String LEFT_OUT = "[left out]";
    private static final int SHOWN = 12;

    private final Supplier<byte[]> key;
    private final List<Account> own;
    private final ThirdParties treatment;
    private Mac mac;

    /** {@code own} are the accounts whose names stay. The key is read when the first name needs it. */
    public Pseudonyms(Supplier<byte[]> key, List<Account> own, ThirdParties treatment) {
        this.key = key;
        this.own = own;
        this.treatment = treatment;
    }

    /** Whether the key was needed so far. */
    public boolean replacedAny() {
        return mac != null;
    }

    /** The text with the name of every other person replaced that an @, a link or a duet shows to be a name. */
    String inText(String text) {
        return ProfileLinks.in(mentions(Credits.inText(decoded(text), this::named)), this::named);
    }

    /** The same for a date, a number or an id. Without blanks, there are no duets or sounds to look for. */
    String inToken(String token) {
        return token.chars().allMatch(sign -> sign > ' ' && sign < 0x7f)
                ? ProfileLinks.in(mentions(decoded(token)), this::named)
                : inText(token);
    }

    private static String decoded(String text) {
        return text.indexOf('%') < 0 && text.indexOf('&') < 0
                ? text
                : ENCODED_SIGN.matcher(text).replaceAll("@");
    }

    private String mentions(String text) {
        if (text.indexOf('@') < 0 && text.indexOf('\uff20') < 0 && text.indexOf('\ufe6b') < 0) {
            return text;
        }
        return MENTION.matcher(text).replaceAll(found -> {
            String before = found.group(1);
            String name = UNSEEN.matcher(found.group(2)).replaceAll("").replace('\uff20', '@');
            boolean address = !before.isEmpty() && HOST.matcher(name).matches();
            return Matcher.quoteReplacement(address || isOwn(name) ? found.group() : before + "@" + of(name));
        });
    }

    /**
     * A sound's title. The maker of an original sound is a person.
     *
     * @param others whether makers of other sounds keep their names
     * @param display names by which the creator is shown, which stay
     */
    String inSound(String sound, SoundMakers others, List<String> display) {
        List<Span> makers = SoundTitle.makers(sound);
        if (makers.isEmpty() && others == SoundMakers.PSEUDONYMISE) {
            makers = SoundTitle.artist(sound).stream().toList();
        }
        return makers.isEmpty()
                ? inText(sound)
                : Credits.replaced(
                        sound,
                        makers,
                        name -> display.stream().anyMatch(name.strip()::equalsIgnoreCase) ? name : named(name));
    }

    /** A name, perhaps with an @ before it and blanks around it. What is no name, or the donor's own, stays. */
    private String named(String written) {
        String stripped = written.strip();
        String name = stripped.startsWith("@") ? stripped.substring(1) : stripped;
        return name.isEmpty() || isOwn(name) ? written : of(name);
    }

    /** The name, handle or id of a person, by itself. */
    String ofPerson(String name) {
        String handle = name.strip();
        String sign = handle.startsWith("@") ? "@" : "";
        handle = handle.substring(sign.length());
        return NOBODY.contains(handle) || isOwn(handle) ? name : sign + of(handle);
    }

    /** An address on a platform, which may contain the handle or user number of a profile's or post's owner. */
    String inLink(String link) {
        return USER_NUMBER.matcher(inText(link)).replaceAll(found -> {
            String number = found.group(2);
            boolean done = number.equals("profile") || PSEUDONYM.matcher(number).matches();
            return Matcher.quoteReplacement(found.group(1) + (done ? number : of(number)));
        });
    }

    /** On its own server, and in what its owner writes, an account's name may be without the server. */
    private boolean isOwn(String name) {
        return own.stream()
                .map(Account::username)
                .anyMatch(own -> own.equalsIgnoreCase(name)
                        || own.indexOf('@') > 0
                                && own.substring(0, own.indexOf('@')).equalsIgnoreCase(name));
    }

    private String of(String name) {
        if (treatment == ThirdParties.LEAVE_OUT) {
            return LEFT_OUT;
        }
        String spelt = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        byte[] value = mac().doFinal(spelt.getBytes(StandardCharsets.UTF_8));
        return BEGINNING + HexFormat.of().formatHex(value).substring(0, SHOWN);
    }

    /** Reads the key, or makes it, when the first name needs it. */
    private Mac mac() {
        if (mac == null) {
            try {
                mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new TerminalFailure("This Java runtime lacks HMAC-SHA-256.", e);
            }
        }
        return mac;
    }
}
