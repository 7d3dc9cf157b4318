package org.posterity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts on which a careless pattern takes long: something of what it looks for, over and over, and never the end of it. */
final class NastyTexts {
    /** One of each kind of sign, and what links, addresses, numbers, tags and names begin with. */
    private static final List<String> PIECES = List.of(
            "a", "A", "7", " ", "-", "_", ".", ",", ":", "/", "@", "#", "(", "[", "{", "<", "\"", "'", "&", "%", "=",
            "+", "?", "\n", "\\", "*", "é", "Ж", "漢", "א", "\u00a0", "\u200b", "😀", "://", "a.", ".a", "a@b.", "a-",
            "-a", "7 ", "7-", "0 1", "Aa ", "Aa-", "a/", "/a", "<a ", "[a]", "((", "&#", "%40", "x=", "?a=", "\r\n",
            "a: ", "12:34 ");

    private static final Pattern LITERALS = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}/:@=%+ -]*");

    private NastyTexts() {}

    /** Beginnings and what is repeated behind them, made for a pattern. */
    record Nasty(String first, String again, String last) {
        String text(int length) {
            String repeated = again.repeat(Math.max(1, (length - first.length() - last.length()) / again.length()));
            return first + repeated + last;
        }
    }

    static List<Nasty> of(Pattern pattern, int random) {
        List<String> pieces = pieces(pattern);
        List<Nasty> texts = new ArrayList<>();
        for (String piece : pieces) {
            texts.add(new Nasty("", piece, ""));
        }
        Random chance = new Random(pattern.pattern().hashCode());
        for (int i = 0; i < random; i++) {
            texts.add(new Nasty(
                    some(pieces, chance, 2),
                    some(pieces, chance, 1) + some(pieces, chance, 3),
                    chance.nextBoolean() ? "\u0001" : some(pieces, chance, 1)));
        }
        return texts;
    }

    private static String some(List<String> pieces, Random chance, int most) {
        StringBuilder some = new StringBuilder();
        for (int i = chance.nextInt(most + 1); i >= (most == 1 ? 0 : 1); i--) {
            some.append(pieces.get(chance.nextInt(pieces.size())));
        }
        return some.isEmpty() ? pieces.get(0) : some.toString();
    }

    /** Also what the pattern itself is made of. */
    private static List<String> pieces(Pattern pattern) {
        Set<String> pieces = new LinkedHashSet<>(PIECES);
        String plain = pattern.pattern()
                .replaceAll("\\\\[pP]\\{[^}]*}|\\\\[a-zA-Z]|\\{\\d+(,\\d*)?}", "\u0000")
                .replace("\\", "");
        LITERALS.matcher(plain).results().map(it -> it.group()).limit(40).forEach(pieces::add);
        plain.codePoints()
                .filter(point -> point > ' ')
                .mapToObj(Character::toString)
                .limit(200)
                .distinct()
                .forEach(pieces::add);
        return new ArrayList<>(pieces);
    }
}
