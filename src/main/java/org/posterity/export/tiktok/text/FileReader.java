package org.posterity.export.tiktok.text;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.model.Category;

/**
 * Reads the lines of one file into JSON.
 *
 * <p>Nothing in the format is escaped: a comment may contain blank lines, and lines that look like labels. So these rules hold:
 *
 * <ul>
 *   <li>A line is a field if its section knows the label; within free text only if the record lacks that field and the value
 *       looks like one.
 *   <li>A record begins with the label with which most records of the file begin; within free text only after a blank line, and
 *       with a value that fits. A blank line alone ends nothing, but after a one-line value any known label begins the next record.
 *   <li>An unknown label directly after a one-line value is a field too ({@link LabelCensus} says whether it may be named); in an
 *       object, which has each label once, also within free text: a birth date under a new label must not pass for a line of the
 *       description.
 *   <li>A line that is no field continues the value before it, if that may have more lines. Any other line is counted as not
 *       understood; no line is lost.
 * </ul>
 */
final class FileReader {
    private static final Pattern RULE = Pattern.compile("-{3,}");
    private static final Pattern MESSAGE = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(?: UTC)?),? +([^:\\s][^:]{0,99}): ?(.*)", Pattern.DOTALL);
    private static final String NOTE = "note";

    private final Section main;
    private final LanguageWords words;
    private final LabelCensus census;
    private final Predicate<Category> covers;
    private final JsonParts json;
    private final LineTally tally;

    private Section here;
    private Optional<Field> first;
    private RecordDraft record = new RecordDraft();
    private boolean inChat;
    private boolean isMessageLine;
    private int blanks;

    FileReader(
            Section main,
            LanguageWords words,
            LabelCensus census,
            Predicate<Category> covers,
            JsonParts json,
            LineTally tally)
            throws IOException {
        this.main = main;
        this.words = words;
        this.census = census;
        this.covers = covers;
        this.json = json;
        this.tally = tally;
        enter(main);
    }

    private enum Step {
        RECORD,
        FIELD,
        MORE
    }

    private void enter(Section section) throws IOException {
        here = section;
        first = census.first(section);
        if (section.shape() != SectionShape.PARTS) {
            json.of(section);
        }
    }

    void line(String line) throws IOException {
        if (line.isBlank()) {
            blanks++;
            return;
        }
        if (!isWriting() && RULE.matcher(line.strip()).matches()) {
            tally.structural();
            blanks++;
            return;
        }
        read(line);
        blanks = 0;
    }

    /** The file ends. */
    void end() throws IOException {
        finish();
    }

    private void read(String line) throws IOException {
        Optional<LanguageWords.Heading> heading =
                record.isEmpty() || blanks > 0 || here.shape().isMap() || line.startsWith(">>>")
                        ? words.heading(line, main)
                        : Optional.empty();
        if (heading.isPresent()) {
            open(heading.get());
        } else if (record.isEmpty() && words.saysNothing(line)) {
            tally.structural();
        } else if (here.shape() == SectionShape.UNREAD
                || here.shape() == SectionShape.PARTS
                || here.shape() == SectionShape.CHATS && !inChat) {
            notUnderstood();
        } else if (!message(line) && !note(line)) {
            labelled(line);
        }
    }

    private void open(LanguageWords.Heading heading) throws IOException {
        finish();
        enter(heading.section());
        tally.structural();
        if (here.shape() == SectionShape.CHATS) {
            inChat = true;
            json.of(here).chat(heading.name().filter(name -> here.isCovered(covers)));
        }
    }

    /** A message on one line, after its date and sender, as in older exports. */
    private boolean message(String line) throws IOException {
        if (here.shape() != SectionShape.CHATS || !record.isEmpty() && !isMessageLine) {
            return false;
        }
        Matcher parts = MESSAGE.matcher(line);
        if (!parts.matches()) {
            return false;
        }
        finish();
        isMessageLine = true;
        for (int i = 0; i < here.fields().size(); i++) {
            take(here.fields().get(i), parts.group(i + 1));
        }
        tally.inRecord();
        return true;
    }

    /** A remark in brackets before the labels of an object. */
    private boolean note(String line) {
        Optional<Field> note = here.field(NOTE).filter(it -> record.isEmpty() && line.startsWith("("));
        return note.isPresent() && add(note.get(), line);
    }

    private void labelled(String line) throws IOException {
        Optional<LabelledLine> labelled = LabelledLine.of(line);
        Optional<Field> field = labelled.isPresent() ? field(labelled.get()) : Optional.empty();
        Step step = field.isPresent() ? step(field.get(), labelled.get().value()) : Step.MORE;
        if (step == Step.RECORD) {
            finish();
        }
        boolean taken =
                step == Step.MORE ? more(line) : add(field.get(), labelled.get().value());
        if (!taken) {
            notUnderstood();
        }
    }

    private Optional<Field> field(LabelledLine line) throws IOException {
        Optional<Field> known = words.field(here, line.label());
        if (known.isEmpty() && here != main && here.shape().isMap()) {
            known = words.field(main, line.label());
            if (known.isPresent()) {
                finish();
                enter(main);
            }
        }
        return known.isPresent() ? known : unknownField(line);
    }

    private Optional<Field> unknownField(LabelledLine line) {
        boolean open = here.shape() == SectionShape.OPEN_MAP;
        String label = line.label().strip();
        if (label.isEmpty() || !open && !line.isFormal()) {
            return Optional.empty();
        }
        boolean named = open ? here.isCovered(covers) : census.recurs(here, label, isWriting());
        if (named && (!isWriting() || here.shape() == SectionShape.RECORDS)) {
            return Optional.of(Field.unknown(label));
        }
        boolean expected = open || !record.isEmpty() && blanks == 0;
        boolean isNew = isWriting() ? here.shape() == SectionShape.MAP : expected;
        return isNew ? Optional.of(Field.unknown(Field.NAMELESS + (record.size() + 1))) : Optional.empty();
    }

    private Step step(Field field, String value) {
        boolean writing = isWriting();
        boolean fits = words.fit(field.type(), value);
        if (here.shape().isMap()) {
            return writing && !fits ? Step.MORE : Step.FIELD;
        }
        boolean apart = blanks > 0;
        if (record.isEmpty()) {
            return Step.RECORD;
        }
        if (first.filter(field::equals).isPresent()) {
            return !writing || apart && fits ? Step.RECORD : Step.MORE;
        }
        if (writing) {
            return record.has(field) || !fits ? Step.MORE : Step.FIELD;
        }
        return apart ? Step.RECORD : Step.FIELD;
    }

    private boolean add(Field field, String value) {
        boolean taken = take(field, value);
        if (taken) {
            tally.inRecord();
        }
        return taken;
    }

    private boolean take(Field field, String value) {
        return record.take(field, here.isCovered(covers) ? words.inEnglish(field.type(), value) : "");
    }

    private boolean more(String line) {
        boolean belongs = !record.isEmpty()
                && record.last().type().hasMoreLines()
                && (isWriting() || blanks == 0)
                && (!here.isCovered(covers) || record.more(line, blanks));
        if (belongs) {
            tally.inRecord();
        }
        return belongs;
    }

    private boolean isWriting() {
        return !record.isEmpty() && record.last().type().isFree();
    }

    private void notUnderstood() {
        tally.notUnderstood();
        json.notUnderstood(Optional.of(here));
    }

    private void finish() throws IOException {
        if (!record.isEmpty()) {
            json.of(here).write(record);
        }
        record = new RecordDraft();
        isMessageLine = false;
    }
}
