package org.posterity.application;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for values in every byte below a folder, also where they stand encoded. */
final class Bytes {
    private Bytes() {}

    /** Where one of the values occurs: in a file, in its name, or in one of the texts. */
    static List<String> occurrences(Path folder, List<String> texts, Iterable<String> values) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                String place = folder.relativize(path).toString();
                String haystack = latin(place.getBytes(StandardCharsets.UTF_8));
                if (Files.isRegularFile(path)) {
                    haystack += "\n" + latin(Files.readAllBytes(path));
                }
                look(haystack, place, values, found);
            }
        }
        for (String text : texts) {
            look(latin(text.getBytes(StandardCharsets.UTF_8)), "output", values, found);
        }
        return found;
    }

    private static void look(String haystack, String place, Iterable<String> values, List<String> found) {
        for (String value : values) {
            for (String form : forms(value)) {
                if (haystack.contains(form)) {
                    found.add(value + " in " + place);
                    break;
                }
            }
        }
    }

    /** As it is, in UTF-16, escaped for JSON, XML and URLs, and in the three ways that base64 can cut it. */
    private static List<String> forms(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                latin(bytes),
                latin(value.getBytes(StandardCharsets.UTF_16LE)),
                latin(value.replace("\n", "\\n").getBytes(StandardCharsets.UTF_8)),
                latin(value.replace("&", "&amp;").getBytes(StandardCharsets.UTF_8)),
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int from = shift == 0 ? 0 : shift + 1;
            int to = base64.length() - (shifted.length % 3 == 0 ? 0 : 1);
            if (to - from >= 6) {
                forms.add(base64.substring(from, to));
            }
        }
        return forms;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
