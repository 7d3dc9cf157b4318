package org.posterity.donations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Captions and names of files as people and programs write them: every script, odd signs, nothing that names a person. */
final class Words {
    private static final List<String> PIECES = List.of(
            "kelp",
            "1 save",
            "Q: what is kelp?",
            "100 h",
            "#fyp",
            "50 %",
            "it's",
            "“quoted”",
            "{draft}",
            "[take 2]",
            "(1)",
            "a=b&c=d",
            "~$old",
            "..",
            "...",
            " ",
            "  two  blanks  ",
            "\u00a0",
            "\u200d",
            "e\u0301te\u0301",
            "été",
            "海藻",
            "こんぶ",
            "다시마",
            "водоросли",
            "عشب",
            "אצה",
            "สาหร่าย",
            "समुद्री",
            "🌊",
            "👩‍👩‍👧",
            "\u202eright to left",
            "ＦＵＬＬ",
            "-dash",
            "_under",
            "CON",
            "nul",
            "100:00:00",
            "12.0",
            "1,234",
            "<b>",
            "&amp;",
            "\"",
            "'",
            "`",
            "$HOME",
            "%41",
            "%",
            "+1",
            "@",
            "!",
            ";",
            "|",
            "*",
            "?",
            "a\\b",
            "\t");

    private Words() {}

    static String caption(Random chance) {
        StringBuilder caption = new StringBuilder();
        for (int i = chance.nextInt(12); i >= 0; i--) {
            caption.append(PIECES.get(chance.nextInt(PIECES.size()))).append(chance.nextInt(9) == 0 ? "\n" : " ");
        }
        return caption.toString();
    }

    /** @param longest in bytes of UTF-8 */
    static String fileName(Random chance, int longest) {
        StringBuilder name = new StringBuilder();
        for (int i = chance.nextInt(8); i >= 0; i--) {
            String piece = PIECES.get(chance.nextInt(PIECES.size()));
            if ((name + piece).getBytes(StandardCharsets.UTF_8).length < longest) {
                name.append(piece);
            }
        }
        String written = name.toString();
        return written.isBlank() || written.startsWith(".") || written.startsWith("~$") ? "a" + written : written;
    }
}
