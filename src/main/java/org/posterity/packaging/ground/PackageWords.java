package org.posterity.packaging.ground;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.warc.WarcRecords;

/** What a package's pages may be drawn from: the program's own words, and those of the ledgers. Read once, when it is asked for. */
final class PackageWords {
    private static final Pattern LEDGER = Pattern.compile("data/accessions/\\d{4}/[^/]+\\.(json|jsonl|jsonld)");
    private static final Pattern SHORT =
            Pattern.compile("data/accessions/\\d{4}/(accession|consent-terms|retention)\\.json");
    private static final Pattern ACCOUNT = Pattern.compile("data/account/\\d{4}\\.warc");
    private static final String PROFILE = "/profile.json";
    private static final String BAG_INFO = "bag-info.txt";

    private final BagSource bag;
    private final Set<String> held;
    private final OwnWords own = OwnWords.shipped();
    private KnownWords ledgers;
    private KnownWords terms;

    PackageWords(BagSource bag, Set<String> held) {
        this.bag = bag;
        this.held = held;
    }

    /** What is foreign in what tells of the package as a whole. */
    ForeignWords foreignToLedgers() throws IOException {
        return new ForeignWords(own, List.of(ledgers()));
    }

    /** What is foreign in a page of one WARC file that also tells of other files. */
    ForeignWords foreignToLedgersAnd(KnownWords records) throws IOException {
        return new ForeignWords(own, List.of(records, ledgers()));
    }

    /** What is foreign in a page of one WARC file. */
    ForeignWords foreignTo(KnownWords records) throws IOException {
        if (terms == null) {
            terms = read(SHORT);
        }
        return new ForeignWords(own, List.of(records, terms));
    }

    private KnownWords ledgers() throws IOException {
        if (ledgers == null) {
            ledgers = read(LEDGER);
            for (String path : held) {
                if (ACCOUNT.matcher(path).matches()) {
                    profile(path);
                }
            }
        }
        return ledgers;
    }

    private KnownWords read(Pattern ledger) throws IOException {
        KnownWords words = new KnownWords();
        for (String path : held) {
            if (ledger.matcher(path).matches()) {
                try (InputStream in = Channels.newInputStream(bag.open(path))) {
                    words.addJson(in);
                }
            }
        }
        if (held.contains(BAG_INFO)) {
            try (InputStream in = new BufferedInputStream(Channels.newInputStream(bag.open(BAG_INFO)))) {
                words.addLines(in);
            }
        }
        return words;
    }

    private void profile(String path) throws IOException {
        try (ReadableByteChannel warc = bag.open(path)) {
            WarcRecords.forEach(warc, (record, block) -> {
                if (record.target().endsWith(PROFILE)) {
                    ledgers.addJson(block);
                }
            });
        }
    }
}
