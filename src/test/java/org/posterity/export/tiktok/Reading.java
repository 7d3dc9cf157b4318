package org.posterity.export.tiktok;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.Donation;
import org.posterity.export.ExportContent;
import org.posterity.export.Item;
import org.posterity.export.ReadResult;
import org.posterity.export.Recognition;
import org.posterity.model.Category;

/** One export file whose bytes change from case to case, read by one reader under one consent. */
final class Reading {
    /** Every category that a donor can name. */
    static final String EVERYTHING =
            Arrays.stream(Category.values()).map(Category::id).collect(Collectors.joining(","));

    private final TikTokReader reader;
    private final ConsentedSubmission consented;
    private final AdmittedSubmission admitted;
    private final Path file;

    Reading(Path home) {
        this(home, Donation.ALL, new TikTokReader());
    }

    Reading(Path home, String categories, TikTokReader reader) {
        Donation donation = new Donation(home).covering(categories).with("user_data_tiktok.json", "{}");
        this.reader = reader;
        this.consented = donation.consented();
        this.admitted = Donation.product(donation.gate().admit(consented, Optional.of(Donation.ACCOUNT)));
        this.file = home.resolve("submission/user_data_tiktok.json");
    }

    Recognition recognise(String json) {
        return recognise(json.getBytes(StandardCharsets.UTF_8));
    }

    Recognition recognise(byte[] bytes) {
        write(bytes);
        return reader.recognise(consented);
    }

    /** Recognises and reads; a refusal at recognition is given as broken, too. */
    ReadResult read(byte[] bytes) {
        Recognition recognition = recognise(bytes);
        if (recognition instanceof Recognition.Recognised it) {
            return reader.read(admitted, it);
        }
        Recognition.Unreadable it = (Recognition.Unreadable) recognition;
        return new ReadResult.Broken(it.code(), it.summary(), it.faults().get(0));
    }

    ExportContent content(String json) {
        return content(json.getBytes(StandardCharsets.UTF_8));
    }

    ExportContent content(byte[] bytes) {
        if (read(bytes) instanceof ReadResult.Read it) {
            return it.content();
        }
        throw new AssertionError(read(bytes).toString());
    }

    List<Item> items(String json) {
        List<Item> items = new ArrayList<>();
        content(json).items().forEach(items::add);
        return items;
    }

    ReadResult.Broken broken(byte[] bytes) {
        if (read(bytes) instanceof ReadResult.Broken it) {
            return it;
        }
        throw new AssertionError("It was read.");
    }

    private void write(byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
