package org.posterity.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.posterity.model.Account;
import org.posterity.model.TerminalFailure;

/**
 * Names of other people, replaced by HMAC-SHA-256 under the institution's key: the same person has the same pseudonym in
 * every package of this institution, and another one elsewhere. The donor's own accounts keep their names.
 */
final class Pseudonyms {
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_.@/])@([\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.]*[\\p{L}\\p{N}_])?)");
    private static final String ORIGINAL_SOUND = "original sound - ";
    private static final int SHOWN = 12;

    private final Supplier<byte[]> key;
    private final List<Account> own;

    Pseudonyms(Supplier<byte[]> key, List<Account> own) {
        this.key = key;
        this.own = own;
    }

    /** The text with every {@code @mention} of another person replaced. */
    String inText(String text) {
        Matcher mention = MENTION.matcher(text);
        return mention.replaceAll(found -> isOwn(found.group(1))
                ? Matcher.quoteReplacement(found.group())
                : Matcher.quoteReplacement("@" + of(found.group(1))));
    }

    /** A sound's title; the maker of an original sound is a person. */
    String inSound(String sound) {
        if (!sound.toLowerCase(Locale.ROOT).startsWith(ORIGINAL_SOUND)) {
            return inText(sound);
        }
        String maker = sound.substring(ORIGINAL_SOUND.length()).strip();
        return maker.isEmpty() || isOwn(maker) ? sound : sound.substring(0, ORIGINAL_SOUND.length()) + of(maker);
    }

    private boolean isOwn(String name) {
        return own.stream().anyMatch(account -> account.username().equalsIgnoreCase(name));
    }

    private String of(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
            byte[] value = mac.doFinal(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return "person-" + HexFormat.of().formatHex(value).substring(0, SHOWN);
        } catch (GeneralSecurityException e) {
            throw new TerminalFailure("This Java runtime lacks HMAC-SHA-256.", e);
        }
    }
}
