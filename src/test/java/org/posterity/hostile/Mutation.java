package org.posterity.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes as disks, downloads, editors and malice do. The same random numbers give the same damage. */
final class Mutation {
    private static final int LONGEST_CUT = 3_000;

    /** What means something to a reader of JSON, of TikTok's text form, of CSV or of zip. */
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "{}",
        "[]",
        "\\",
        "\\u0000",
        "\\ud83e",
        "\ufeff",
        "\0",
        "1e999",
        "-",
        "0",
        "\ud83e\udeb1",
        "\n",
        "\r",
        "\r\n\r\n",
        "\n\n",
        ": ",
        ":: ",
        "Date: ",
        "Link: ",
        "Date: 2024-02-30 25:61:61\n",
        "\"Posts\":{\"VideoList\":[{}]},",
        "\"userName\":\"@\",",
        "N/A",
        "\"\"",
        "\",\"",
        ";",
        "=1+1",
        "PK\u0003\u0004",
        "PK\u0001\u0002",
        "PK\u0005\u0006",
        "../",
        "ÿÿÿÿ"
    };

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** One to three changes; {@code donor} is where foreign parts are taken from. */
    byte[] of(byte[] sample, byte[] donor) {
        byte[] bytes = sample;
        for (int change = random.nextInt(3); change >= 0 && bytes.length > 0; change--) {
            bytes = random.nextInt(3) == 0 ? changedLines(bytes, donor) : changedBytes(bytes, donor);
        }
        return bytes;
    }

    private byte[] changedBytes(byte[] bytes, byte[] donor) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(5) == 0 ? LONGEST_CUT : 4));
        return switch (random.nextInt(8)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> {
                byte[] other = bytes.clone();
                other[at] = (byte) random.nextInt(256);
                yield other;
            }
            case 2 -> spliced(bytes, at, length, new byte[0]);
            case 3 -> spliced(bytes, at, 0, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            case 4 -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 5 -> spliced(bytes, at, random.nextBoolean() ? length : 0, part(donor));
            case 6 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : spliced(bytes, at, 1, new byte[0]);
            default -> {
                byte[] blank = bytes.clone();
                // A block that was never written.
                Arrays.fill(blank, at, at + length, (byte) 0);
                yield blank;
            }
        };
    }

    private byte[] changedLines(byte[] bytes, byte[] donor) {
        List<String> lines = lines(bytes);
        int at = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), lines.get(at)));
            case 3 -> {
                List<String> foreign = lines(donor);
                int from = random.nextInt(foreign.size());
                lines.addAll(at, foreign.subList(from, Math.min(foreign.size(), from + 1 + random.nextInt(6))));
            }
            default ->
                lines.subList(at, Math.min(lines.size(), at + 1 + random.nextInt(8)))
                        .clear();
        }
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] part(byte[] donor) {
        int at = random.nextInt(donor.length);
        return Arrays.copyOfRange(donor, at, Math.min(donor.length, at + 1 + random.nextInt(LONGEST_CUT)));
    }

    /** Latin-1 gives every byte a character, and the same byte back. */
    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)));
    }

    private static byte[] spliced(byte[] bytes, int at, int cut, byte[] in) {
        byte[] spliced = new byte[bytes.length - cut + in.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(in, 0, spliced, at, in.length);
        System.arraycopy(bytes, at + cut, spliced, at + in.length, bytes.length - at - cut);
        return spliced;
    }
}
