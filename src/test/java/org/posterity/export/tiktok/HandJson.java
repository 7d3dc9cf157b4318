package org.posterity.export.tiktok;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Says whether bytes are a JSON text (RFC 8259 §2 to §7) in UTF-8, a byte order mark allowed; written without any JSON library. */
final class HandJson {
    private final String text;
    private int at;

    private HandJson(String text) {
        this.text = text;
    }

    static boolean isWellFormed(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return false;
        }
        HandJson json = new HandJson(text.startsWith("\ufeff") ? text.substring(1) : text);
        return json.value() && json.blank() && json.at == json.text.length();
    }

    private boolean value() {
        blank();
        return switch (peek()) {
            case '{' -> members('}', true);
            case '[' -> members(']', false);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean members(char end, boolean named) {
        at++;
        blank();
        if (peek() == end) {
            at++;
            return true;
        }
        while (true) {
            blank();
            if (named && !(string() && blank() && peek() == ':' && at++ >= 0)) {
                return false;
            }
            if (!value()) {
                return false;
            }
            blank();
            char next = peek();
            at++;
            if (next == end) {
                return true;
            }
            if (next != ',') {
                return false;
            }
        }
    }

    private boolean string() {
        if (peek() != '"') {
            return false;
        }
        for (at++; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') {
                at++;
                return true;
            }
            if (character < ' ') {
                return false;
            }
            if (character == '\\') {
                at++;
                if (peek() == 'u') {
                    if (at + 5 > text.length()
                            || !text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
                        return false;
                    }
                    at += 4;
                } else if ("\"\\/bfnrt".indexOf(peek()) < 0) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at).matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    }

    private boolean word(String word) {
        boolean met = text.startsWith(word, at);
        at += word.length();
        return met;
    }

    private boolean blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return true;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
