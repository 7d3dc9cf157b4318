package org.posterity.export.tiktok.text;

/** Counts where lines go. */
final class LineTally {
    private long inRecords;
    private long structural;
    private long notUnderstood;

    void inRecord() {
        inRecords++;
    }

    void structural() {
        structural++;
    }

    void notUnderstood() {
        notUnderstood++;
    }

    long lost() {
        return notUnderstood;
    }

    Transcription.LineCount total() {
        return new Transcription.LineCount(inRecords, structural, notUnderstood);
    }
}
