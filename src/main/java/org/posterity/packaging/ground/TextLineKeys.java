package org.posterity.packaging.ground;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Goes through text line by line: lines of "name: value" as bags and warcinfo records have them, and the lines of an index. */
final class TextLineKeys {
    /** What is longer is no line. */
    static final int LONGEST = 4 << 20;

    private final Tiling tiles;
    private final Permissions permissions;
    private final RecordGrounds record;

    TextLineKeys(Tiling tiles, Permissions permissions, RecordGrounds record) {
        this.tiles = tiles;
        this.permissions = permissions;
        this.record = record;
    }

    /** @param base offset in the file of the stream's first byte */
    void walk(InputStream text, long base, Subject subject) throws IOException {
        BufferedInputStream in = new BufferedInputStream(text);
        long offset = base;
        tiles.begin(base, "", record.ground(), permissions.judge(record.ground(), subject, ""));
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            if (line.length >= LONGEST) {
                tiles.begin(offset, "", "", new Verdict.Unexplained("A line does not end."));
                return;
            }
            if (record.form() == RecordGrounds.Form.CDXJ) {
                indexed(line, offset, subject);
            } else {
                field(line, offset, subject);
            }
            offset += line.length;
        }
    }

    /** A line that begins with a blank goes on with the field before it. */
    private void field(byte[] line, long offset, Subject subject) {
        if (line[0] == ' ' || line[0] == '\t' || line[0] == '\r' || line[0] == '\n') {
            return;
        }
        String text = new String(line, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        Optional<Ground> ground = colon < 0
                ? Optional.empty()
                : record.keys().key(text.substring(0, colon)).flatMap(KeyNames::ground);
        if (ground.isPresent()) {
            tiles.begin(
                    offset,
                    text.substring(0, colon),
                    ground.get(),
                    permissions.judge(ground.get(), subject, text.substring(0, colon)));
        } else {
            tiles.begin(
                    offset, KeyNames.ANY, "", new Verdict.Unexplained("Nobody has said why this line may be here."));
        }
    }

    private void indexed(byte[] line, long offset, Subject subject) throws IOException {
        int brace = afterBlank(line, afterBlank(line, 0));
        tiles.begin(offset, "", record.ground(), permissions.judge(record.ground(), subject, ""));
        new JsonKeys(tiles, permissions, record)
                .walk(new ByteArrayInputStream(line, brace, line.length - brace), offset + brace, subject);
    }

    /** A key and a time stand before the JSON of a line; the key may hold braces, and no blank. */
    private static int afterBlank(byte[] line, int from) {
        int at = from;
        while (at < line.length && line[at] != ' ') {
            at++;
        }
        return Math.min(at + 1, line.length);
    }

    /** With its end; empty behind the last. */
    static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            line.write(octet);
            if (octet == '\n' || line.size() >= LONGEST) {
                break;
            }
        }
        return line.toByteArray();
    }
}
