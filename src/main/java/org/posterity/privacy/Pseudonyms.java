package org.posterity.privacy;

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
import org.posterity.consent.ThirdParties;
import org.posterity.model.Account;
import org.posterity.model.TerminalFailure;

/**
 * Names of other people, replaced by HMAC-SHA-256 under the institution's key: the same person has the same pseudonym in
 * every package of this institution, and another one elsewhere. Where the donor wants other people left out, one word
 * stands for them all. The donor's own accounts keep their names.
 */
final class Pseudonyms {
    /** With this every pseudonym begins. */
    static final String BEGINNING = "person-";

    /** A pseudonym, as a regular expression. */
    static final String SHAPE = BEGINNING + "[0-9a-f]{12}";

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}_]";

    /** An @ with what stands before it, when that may be the first part of an e-mail address, and the name after it. */
    private static final Pattern MENTION =
            Pattern.compile("([A-Za-z0-9_%+-]?)[@\uff20](" + LETTER + "++(?:\\.++" + LETTER + "++)*+)");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");

    /** TikTok stores the title in the language of whoever made the sound. */
    private static final Pattern ORIGINAL_SOUND = Pattern.compile(
            "\\s*(?:original sound|originalton|son original|sonido original|som original|suono originale|"
                    + "origineel geluid|оригинальный звук|оригінальний звук|oryginalny dźwięk|orijinal ses|suara asli|"
                    + "nhạc nền|オリジナル楽曲|오리지널 사운드|원본 사운드|原声|原聲|เสียงต้นฉบับ|الصوت الأصلي)\\s*[-\u2013\u2014]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ENCODED_SIGN = Pattern.compile("%40");

    private static final Pattern USER_NUMBER = Pattern.compile("(/user/(?:profile/)?)([A-Za-z0-9_.-]+)");

    /** What platforms write where there is no person. */
    private static final Set<String> NOBODY = Set.of("", "N/A", "None", "null");

    private static final String LEFT_OUT = "[left out]";
    private static final int SHOWN = 12;

    private final Supplier<byte[]> key;
    private final List<Account> own;
    private final ThirdParties treatment;
    private Mac mac;

    Pseudonyms(Supplier<byte[]> key, List<Account> own, ThirdParties treatment) {
        this.key = key;
        this.own = own;
        this.treatment = treatment;
    }

    /** The text with every {@code @mention} of another person replaced. */
    String inText(String text) {
        Matcher mention = MENTION.matcher(text);
        return mention.replaceAll(found -> {
            String before = found.group(1);
            String name = found.group(2);
            boolean address = !before.isEmpty() && HOST.matcher(name).matches();
            return Matcher.quoteReplacement(address || isOwn(name) ? found.group() : before + "@" + of(name));
        });
    }

    /** A sound's title; the maker of an original sound is a person. */
    String inSound(String sound) {
        Matcher original = ORIGINAL_SOUND.matcher(sound);
        if (!original.lookingAt()) {
            return inText(sound);
        }
        String maker = sound.substring(original.end()).strip();
        String name = maker.startsWith("@") ? maker.substring(1) : maker;
        return name.isEmpty() || isOwn(name) ? sound : original.group() + of(name);
    }

    /** A name, handle or id of a person that stands by itself. */
    String ofPerson(String name) {
        String handle = name.strip();
        String sign = handle.startsWith("@") ? "@" : "";
        handle = handle.substring(sign.length());
        return NOBODY.contains(handle) || isOwn(handle) ? name : sign + of(handle);
    }

    /** An address on a platform: whose profile or post it leads to stands in it as a handle, or as the number of a user. */
    String inLink(String link) {
        String plain = inText(ENCODED_SIGN.matcher(link).replaceAll("@"));
        return USER_NUMBER
                .matcher(plain)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + of(found.group(2))));
    }

    private boolean isOwn(String name) {
        return own.stream().anyMatch(account -> account.username().equalsIgnoreCase(name));
    }

    private String of(String name) {
        if (treatment == ThirdParties.LEAVE_OUT) {
            return LEFT_OUT;
        }
        String spelt = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        byte[] value = mac().doFinal(spelt.getBytes(StandardCharsets.UTF_8));
        return BEGINNING + HexFormat.of().formatHex(value).substring(0, SHOWN);
    }

    /** The key is read, or made, when the first name needs it. */
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
