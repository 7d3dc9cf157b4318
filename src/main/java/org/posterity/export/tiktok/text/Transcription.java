package org.posterity.export.tiktok.text;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Fault;
import org.posterity.model.Finding;

/** The result of transcribing a TXT export. */
public sealed interface Transcription {

    /**
     * The export as a JSON file.
     *
     * @param languages in English, the main one first
     * @param layout for people, for example {@code TikTok TXT, Dutch, as of 2026}
     * @param records how many records begin in the text, by path of their list in JSON ({@code *} for the keys of chats),
     *     from an independent count that reads no values. If it differs from what was written, a finding says so
     * @param generatedAt when TikTok made the export, if its folder's name says so
     */
    record Transcript(
            Path json,
            List<String> languages,
            String layout,
            SortedMap<String, Long> records,
            LineCount lines,
            Optional<Instant> generatedAt,
            List<Finding> findings)
            implements Transcription {

        public Transcript {
            languages = List.copyOf(languages);
            records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
            findings = List.copyOf(findings);
        }
    }

    /** It cannot be read. {@code code} as in a rejection. */
    record Problem(String code, String summary, List<Fault> faults) implements Transcription {
        public Problem {
            faults = List.copyOf(faults);
        }
    }

    /**
     * What became of every line with text.
     *
     * @param inRecords labels and values, written to JSON
     * @param structural headings, rules between records, sentences that there is nothing
     * @param notUnderstood lines that belong to nothing known: each is counted in JSON as an entry {@code ""} of a key
     *     {@code notUnderstood}
     */
    record LineCount(long inRecords, long structural, long notUnderstood) {

        /** All lines with text. */
        public long all() {
            return inRecords + structural + notUnderstood;
        }
    }
}
