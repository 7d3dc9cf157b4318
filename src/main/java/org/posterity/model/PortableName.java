package org.posterity.model;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file name that every file system and repository accepts: NFC, no control or reserved characters, no trailing dot or
 * space, no name reserved by Windows, at most 150 bytes of UTF-8. No percent sign either: BagIt manifests encode it, and
 * common BagIt tools do not decode it. The original name is kept as metadata.
 */
public final class PortableName {
    /** The maximum length of a portable name, in bytes of UTF-8. */
    public static final int MOST_BYTES = 150;

    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|%]");
    private static final Pattern FIRST_BLANKS = Pattern.compile("^ +");
    private static final Pattern LAST_DOTS = Pattern.compile("[. ]+$");

    private PortableName() {}

    /** The portable form of the last segment of {@code original}. */
    public static String of(String original) {
        return of(original, MOST_BYTES);
    }

    /** The same, cut to fewer bytes, so that something can be appended. */
    public static String of(String original, int mostBytes) {
        String base = original.substring(original.lastIndexOf('/') + 1);
        String safe =
                UNSAFE.matcher(Normalizer.normalize(base, Normalizer.Form.NFC)).replaceAll("_");
        String name = FIRST_BLANKS.matcher(safe).replaceAll("");
        String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        name = RESERVED.contains(asDevice(first)) ? "_" + name : name;
        String extension = extensionOf(name);
        String stem = name.substring(0, name.length() - extension.length());
        while ((stem + extension).getBytes(StandardCharsets.UTF_8).length > mostBytes && !stem.isEmpty()) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        name = LAST_DOTS.matcher(stem + extension).replaceAll("");
        return name.isEmpty() ? "_" : name;
    }

    /** Windows treats superscript digits as digits, and ignores spaces before the dot. */
    private static String asDevice(String stem) {
        return Normalizer.normalize(stem, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * A form in which names are equal if some file system treats them as the same, ignoring case and Unicode normalisation
     * (RFC 8493 §6.1.1). Upper case comes first, because it unites ß and SS, ς and σ.
     */
    public static String folded(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** The extension with its dot; empty if there is none. */
    public static String extensionOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    }
}
