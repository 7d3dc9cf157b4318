package org.posterity.consent;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.posterity.page.DonorPage;
import org.posterity.page.DonorPage.Section;
import org.posterity.page.UploadPage;
import org.posterity.page.UploadPage.Received;

/** The pages behind a personal link, in the donor's language. */
public final class UploadPages {
    private static final String PREFIX = "upload.";

    private final DonorTexts texts;
    private final String institution;
    private final LocalDate lastDay;

    /** @param lastDay the last day of the link */
    public UploadPages(DonorTexts texts, String institution, LocalDate lastDay) {
        this.texts = texts;
        this.institution = institution;
        this.lastDay = lastDay;
    }

    /**
     * The page on which files are sent.
     *
     * @param form what is to be read and filled in before
     * @param mostBytes of all files together
     */
    public UploadPage open(DonorPage form, long mostBytes) {
        Map<String, String> words = words();
        words.put("files.limits", say("files.limits", size(mostBytes), texts.day(lastDay)));
        return new UploadPage(form, words, true, List.of());
    }

    /** What stands on the page of a donor whose agreement is kept already. @param receipt of it */
    public DonorPage more(ConsentRecord record, DonorPage receipt) {
        List<Section> sections = new ArrayList<>();
        record.notice().text().ifPresent(text -> sections.add(ConsentForm.notice(text, texts)));
        sections.addAll(receipt.sections());
        return new DonorPage(
                texts.language(),
                say("more.title", institution),
                say("kicker", institution),
                List.of(say("more.words")),
                sections);
    }

    /** What was received. @param accepted the day on which it was accepted, if it was */
    public UploadPage received(LocalDate handedIn, Optional<LocalDate> accepted, List<Received> files) {
        return closed(
                "done.title",
                List.of(
                        say("done.words", texts.day(handedIn), texts.day(lastDay)),
                        accepted.map(day -> say("done.accepted", texts.day(day)))
                                .orElseGet(() -> say("done.waiting"))),
                files);
    }

    public UploadPage refused(LocalDate day) {
        return closed("refused.title", List.of(say("refused.words", texts.day(day))), List.of());
    }

    /** The page of a link that has ended. */
    public UploadPage ended() {
        return closed("ended.title", List.of(say("ended.words", texts.day(lastDay))), List.of());
    }

    private UploadPage closed(String title, List<String> words, List<Received> files) {
        DonorPage page = new DonorPage(texts.language(), say(title), institution, words, List.of());
        return new UploadPage(page, words(), false, files);
    }

    /** A size in words. */
    public String size(long bytes) {
        NumberFormat number = NumberFormat.getInstance(Locale.forLanguageTag(texts.language()));
        number.setMaximumFractionDigits(1);
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? number.format(bytes / 1e3) + " kB"
                : bytes < 1_000_000_000 ? number.format(bytes / 1e6) + " MB" : number.format(bytes / 1e9) + " GB";
    }

    private String say(String key, Object... fillings) {
        return texts.say(PREFIX + key, fillings);
    }

    /** What the page and its script say; the places of the script's words stay open. */
    private Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        for (String key : texts.all().stringPropertyNames()) {
            if (key.startsWith(PREFIX)) {
                words.put(key.substring(PREFIX.length()), texts.say(key, "{0}", "{1}"));
            }
        }
        return words;
    }
}
