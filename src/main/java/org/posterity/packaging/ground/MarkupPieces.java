package org.posterity.packaging.ground;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Goes through a page or XML piece by piece. Every element and attribute must be named, and no file may stand in it but those
 * of {@link InlineFiles}.
 */
final class MarkupPieces implements MarkupReader.Pieces {
    private static final int DEEPEST = 64;
    private static final String OTHER_FORM = "From here on this is not written as this program writes it.";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9:_-]{0,30}");

    private final Tiling tiles;
    private final Permissions permissions;
    private final RecordGrounds record;
    private final Subject subject;
    private final InlineFiles inline;
    private final Deque<Selectors.Element> around = new ArrayDeque<>();
    private final Deque<Piece> open = new ArrayDeque<>();
    private final Map<Selectors.Selector, Piece> known = new IdentityHashMap<>();
    private Piece current;
    private boolean rooted;

    /** What is said of some bytes. */
    private record Piece(String key, String sentence, Verdict verdict) {
        static Piece unexplained(String key, String why) {
            return new Piece(key, "", new Verdict.Unexplained(why));
        }
    }

    MarkupPieces(Tiling tiles, Permissions permissions, RecordGrounds record, Subject subject) {
        this.tiles = tiles;
        this.permissions = permissions;
        this.record = record;
        this.subject = subject;
        this.inline = new InlineFiles(permissions::keeps);
    }

    /** @param base offset in the file of the stream's first byte */
    void walk(InputStream markup, long base) throws IOException {
        begin(base, new Piece("", record.ground().sentence(), permissions.judge(record.ground(), subject, "")));
        open.push(current);
        Optional<Long> broken = new MarkupReader(markup, base).read(this);
        broken.ifPresent(offset -> begin(offset, Piece.unexplained("", OTHER_FORM)));
    }

    @Override
    public void open(String name, List<MarkupReader.Attribute> attributes, long offset, long end) {
        Selectors.Element element = Selectors.Element.of(name, attributes);
        Piece piece = element(element);
        begin(offset, piece);
        if (piece.verdict().isExplained()) {
            for (MarkupReader.Attribute attribute : attributes) {
                Piece said = attribute(element, attribute);
                if (!said.verdict().equals(piece.verdict())) {
                    begin(attribute.offset(), said);
                    begin(attribute.end(), piece);
                }
            }
        }
        around.push(element);
        open.push(piece);
        rooted = true;
    }

    private Piece element(Selectors.Element element) {
        if (open.size() > DEEPEST || rooted && around.isEmpty()) {
            return Piece.unexplained("", OTHER_FORM);
        }
        if (!open.peek().verdict().isExplained() && !around.isEmpty()) {
            return open.peek();
        }
        return record.selectors()
                .element(around, element)
                .map(this::piece)
                .orElseGet(() ->
                        Piece.unexplained(shown(element.name()), "Nobody has said why this element may be here."));
    }

    private Piece attribute(Selectors.Element element, MarkupReader.Attribute attribute) {
        Optional<Selectors.Selector> named = record.selectors().attribute(around, element, attribute.name());
        if (named.isEmpty()) {
            return Piece.unexplained(
                    element.name() + "@" + shown(attribute.name()), "Nobody has said why this attribute may be here.");
        }
        Piece piece = piece(named.get());
        Optional<String> objection = inline.objection(element.name(), attribute.value());
        return objection.isPresent() && piece.verdict().isExplained()
                ? Piece.unexplained(piece.key().replace("*@", element.name() + "@"), objection.get())
                : piece;
    }

    @Override
    public void close(String name, long offset, long end) {
        if (around.isEmpty() || !around.peek().name().equals(name)) {
            begin(offset, Piece.unexplained("", OTHER_FORM));
            return;
        }
        around.pop();
        open.pop();
        begin(end, open.peek());
    }

    @Override
    public void text(String text, long offset) {
        Piece piece = open.peek();
        boolean outside = around.isEmpty() && !text.isBlank();
        begin(offset, outside && piece.verdict().isExplained() ? Piece.unexplained(piece.key(), OTHER_FORM) : piece);
    }

    private Piece piece(Selectors.Selector selector) {
        return known.computeIfAbsent(
                selector,
                it -> new Piece(it.shown(), it.ground().sentence(), permissions.judge(it.ground(), subject, "")));
    }

    private void begin(long offset, Piece piece) {
        if (piece != current) {
            tiles.begin(offset, piece.key(), piece.sentence(), piece.verdict());
            current = piece;
        }
    }

    private static String shown(String name) {
        return PLAIN.matcher(name).matches() ? name : KeyNames.ANY;
    }
}
