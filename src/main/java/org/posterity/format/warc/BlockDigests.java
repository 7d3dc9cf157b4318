package org.posterity.format.warc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.netpreserve.jwarc.HttpMessage;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.ParsingException;

/** Reads one record's block and compares its digests, and its payload's, with those in the header. */
final class BlockDigests {
    private static final String BLOCK = "WARC/1.1 §5.8";
    private static final String PAYLOAD = "WARC/1.1 §5.9";
    private static final int LONGEST_HTTP_HEADER = 4 << 20;
    private static final Set<String> OF_HTTP = Set.of("request", "response");
    private static final Set<String> BLOCK_IS_PAYLOAD = Set.of("resource", "conversion");

    private final RecordHeader header;
    private final RecordStream records;
    private final WarcIssues issues;

    BlockDigests(RecordHeader header, RecordStream records, WarcIssues issues) {
        this.header = header;
        this.records = records;
        this.issues = issues;
    }

    /** Reads the block to its end; answers false if the file ends before it does. */
    boolean check() throws IOException {
        Optional<PayloadDigest> block = stated("WARC-Block-Digest", BLOCK);
        Optional<PayloadDigest> payload = payloadIsHere() ? stated("WARC-Payload-Digest", PAYLOAD) : Optional.empty();
        MessageDigest blockDigest = block.map(PayloadDigest::start).orElse(null);
        if (payload.isPresent() && OF_HTTP.contains(header.type())) {
            return checkHttp(payload.get(), block.orElse(null), blockDigest);
        }
        boolean same = payload.isPresent()
                && block.isPresent()
                && payload.get().algorithm().equals(block.get().algorithm());
        MessageDigest payloadDigest =
                same ? null : payload.map(PayloadDigest::start).orElse(null);
        boolean complete = records.readBlock(piece -> {
            update(blockDigest, piece);
            update(payloadDigest, piece);
        });
        if (!complete) {
            return false;
        }
        byte[] ofBlock = blockDigest == null ? null : blockDigest.digest();
        compareBlock(block.orElse(null), ofBlock);
        if (payload.isPresent() && !payload.get().is(same ? ofBlock : payloadDigest.digest())) {
            issues.error(PAYLOAD, "The payload does not have the digest that is stated.");
        }
        return true;
    }

    /**
     * Whether the payload is in this block as it was hashed: one that is truncated, or goes on in other records, need not be;
     * and what the payload of a response is that was not got by HTTP, no standard says (WARC/1.1 §6.3.3).
     */
    private boolean payloadIsHere() {
        boolean whole = header.first("WARC-Segment-Number").isEmpty()
                && header.first("WARC-Truncated").isEmpty();
        if (!OF_HTTP.contains(header.type())) {
            return whole && BLOCK_IS_PAYLOAD.contains(header.type());
        }
        boolean http = MediaTypes.http(header.first("Content-Type").orElse(""));
        if (!http && header.first("WARC-Payload-Digest").isPresent()) {
            issues.warning(
                    PAYLOAD,
                    "Nothing says what the payload of a message is that is not HTTP: its digest cannot be compared.");
        }
        return whole && http;
    }

    private Optional<PayloadDigest> stated(String field, String clause) {
        Optional<String> labelled = header.first(field);
        if (labelled.isPresent()
                && PayloadDigest.followsGrammar(labelled.get())
                && !PayloadDigest.hasKnownAlgorithm(labelled.get())) {
            issues.unchecked(clause, field + " has an algorithm that cannot be computed here.");
        }
        return labelled.flatMap(PayloadDigest::read);
    }

    private void compareBlock(PayloadDigest stated, byte[] computed) {
        if (stated != null && !stated.is(computed)) {
            issues.error(BLOCK, "The block does not have the digest that is stated.");
        }
    }

    /**
     * The payload of an HTTP message is its entity-body, that is, without the transfer coding. Some writers hash it with
     * the transfer coding; either is taken for right.
     */
    private boolean checkHttp(PayloadDigest payload, PayloadDigest block, MessageDigest blockDigest)
            throws IOException {
        EntityBody asItStands = new EntityBody(payload.start());
        MessageDigest decoded = payload.start();
        Block channel = new Block(blockDigest, asItStands);
        boolean parsed = digestDecoded(channel, decoded);
        channel.parsing = false;
        ByteBuffer scratch = ByteBuffer.allocate(1 << 16);
        while (channel.read(scratch.clear()) >= 0) {
            // What the HTTP parser left unread belongs to the block all the same.
        }
        if (channel.cutShort) {
            return false;
        }
        compareBlock(block, blockDigest == null ? null : blockDigest.digest());
        if (!payload.is(asItStands.digest()) && !(parsed && payload.is(decoded.digest()))) {
            issues.error(PAYLOAD, "The payload does not have the digest that is stated.");
        }
        return true;
    }

    private boolean digestDecoded(Block block, MessageDigest digest) throws IOException {
        try {
            HttpMessage message =
                    header.type().equals("request") ? HttpRequest.parse(block) : HttpResponse.parse(block);
            ByteBuffer piece = ByteBuffer.allocate(1 << 16);
            while (message.body().read(piece.clear()) >= 0) {
                digest.update(piece.flip());
            }
            return true;
        } catch (ParsingException | EOFException | RuntimeException e) {
            // Captured servers send anything, and a validator answers whatever it meets.
            return false;
        }
    }

    private static void update(MessageDigest digest, ByteBuffer piece) {
        if (digest != null) {
            digest.update(piece.duplicate());
        }
    }

    /** The block as the HTTP parser reads it. */
    private final class Block implements ReadableByteChannel {
        private final MessageDigest digest;
        private final EntityBody body;
        private boolean parsing = true;
        private boolean cutShort;
        private long passed;

        Block(MessageDigest digest, EntityBody body) {
            this.digest = digest;
            this.body = body;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            // The parser holds the whole header in memory: one that does not end is taken from it.
            if (cutShort || (parsing && passed > LONGEST_HTTP_HEADER && !body.started())) {
                return -1;
            }
            int from = target.position();
            int read = records.readBlock(target);
            if (read > 0) {
                ByteBuffer piece = target.duplicate().position(from).limit(from + read);
                update(digest, piece);
                body.add(piece);
                passed += read;
            }
            cutShort = read < 0 && records.blockLeft() > 0;
            return read;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("The block belongs to the record.");
        }
    }
}
